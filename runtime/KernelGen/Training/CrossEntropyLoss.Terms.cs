using System;
using System.Numerics;
using System.Runtime.CompilerServices;
using KernelGen.Training;

namespace KernelGen;

public sealed partial class CrossEntropyLoss : ISampleLoss
{
    double ISampleLoss.Divisor(ReadOnlySpan<float> target, int batch, int outputs)
    {
        var shape = ShapeOf(outputs, target.Length, batch);
        RequireWeights(shape.Channels);
        return IsOfClasses(shape, target.Length, batch) ? Divisor(target, shape) : (double)batch * shape.Plane;
    }

    int ISampleLoss.Terms(int outputs, int targets)
    {
        var shape = ShapeOf(outputs, targets, 1);
        return IsOfClasses(shape, targets, 1) ? targets * TermsOfClass(shape) : outputs;
    }

    void ISampleLoss.Compute(
        ReadOnlySpan<float> output, ReadOnlySpan<float> target, int samples, double divisor, Span<float> gradient, Span<double> terms)
    {
        var shape = ShapeOf(output.Length / samples, target.Length, samples);
        if (IsOfClasses(shape, target.Length, samples)) OfClasses(output, target, shape, divisor, gradient, terms);
        else OfProbabilities(output, target, shape, divisor, gradient, terms);
    }

    /// <summary>The weights of the classes of all labels; checks them.</summary>
    private double Divisor<T>(ReadOnlySpan<T> labels, TensorShape shape)
        where T : struct, INumber<T>
    {
        var divisor = 0.0;
        foreach (var label in labels)
            if (Class(double.CreateChecked(label), shape.Channels) is >= 0 and var index) divisor += WeightOf(index);
        return divisor;
    }

    /// <summary>Terms of a label: its class, then what smoothing adds for each class.</summary>
    private int TermsOfClass(TensorShape shape) => LabelSmoothing > 0 ? 1 + shape.Channels : 1;

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void OfClasses<T>(
        ReadOnlySpan<float> output, ReadOnlySpan<T> labels, TensorShape shape, double divisor, Span<float> gradient, Span<double> terms)
        where T : struct, INumber<T>
    {
        var (classes, pixels) = (shape.Channels, shape.Plane);
        gradient.Clear();
        terms.Clear();
        if (divisor == 0) return;
        var (sharp, smooth, share) = (1 - LabelSmoothing, LabelSmoothing / classes, 1 / divisor);
        var weights = weightSum ?? classes;
        var term = 0;
        for (var place = 0; place < labels.Length; place++, term += TermsOfClass(shape))
        {
            var index = Class(double.CreateChecked(labels[place]), classes);
            if (index < 0) continue;
            var first = place / pixels * shape.Length + place % pixels;
            var y = output.Slice(first, (classes - 1) * pixels + 1);
            var (greatest, logarithm) = LogSum(y, pixels);
            var own = sharp * WeightOf(index);
            terms[term] = own * (greatest + logarithm - y[index * pixels]);
            for (var c = 0; c < classes && smooth > 0; c++)
                terms[term + 1 + c] = smooth * WeightOf(c) * (greatest + logarithm - y[c * pixels]);
            if (gradient.IsEmpty) continue;
            for (var c = 0; c < classes; c++)
            {
                var p = Math.Exp(y[c * pixels] - greatest - logarithm);
                gradient[first + c * pixels] = (float)((own * (p - (c == index ? 1 : 0)) + smooth * (weights * p - WeightOf(c))) * share);
            }
        }
    }

    private void OfProbabilities(
        ReadOnlySpan<float> output, ReadOnlySpan<float> target, TensorShape shape, double divisor, Span<float> gradient, Span<double> terms)
    {
        var (classes, pixels) = (shape.Channels, shape.Plane);
        for (var place = 0; place < output.Length / classes; place++)
        {
            var first = place / pixels * shape.Length + place % pixels;
            var y = output.Slice(first, (classes - 1) * pixels + 1);
            var t = target.Slice(first, y.Length);
            var (greatest, logarithm) = LogSum(y, pixels);
            var sum = 0.0;
            for (var c = 0; c < classes; c++)
            {
                var weighted = Weighted(t, c);
                sum += weighted;
                terms[place * classes + c] = weighted == 0 ? 0 : weighted * (greatest + logarithm - y[c * pixels]);
            }
            if (gradient.IsEmpty) continue;
            for (var c = 0; c < classes; c++)
                gradient[first + c * pixels] = (float)((Math.Exp(y[c * pixels] - greatest - logarithm) * sum - Weighted(t, c)) / divisor);
        }

        double Weighted(ReadOnlySpan<float> t, int c) => WeightOf(c) * (t[c * pixels] * (1 - LabelSmoothing) + LabelSmoothing / classes);
    }

    /// <summary>The maximum of elements, <paramref name="step"/> apart, and log Σ e^(y − maximum).</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static (double Greatest, double Logarithm) LogSum(ReadOnlySpan<float> output, int step)
    {
        var (greatest, sum) = (double.NegativeInfinity, 0.0);
        for (var i = 0; i < output.Length; i += step) greatest = Math.Max(greatest, output[i]);
        for (var i = 0; i < output.Length; i += step) sum += Math.Exp(output[i] - greatest);
        return (greatest, Math.Log(sum));
    }
}
