using System;

namespace KernelGen;

/// <summary>−Σ tᵢ·log softmax(y)ᵢ, the mean over the batch: <c>torch.nn.CrossEntropyLoss</c>. The network's last layer gives plain sums.</summary>
/// <remarks>
/// The logarithm of the softmax is taken as one, y − max − log Σ e^(y − max), in double precision, so that nothing overflows; the
/// gradient is (softmax(y)·Σt − t)/batch.
/// </remarks>
public sealed class CrossEntropyLoss : ILoss
{
    /// <inheritdoc/>
    public bool IsClassification => true;

    /// <inheritdoc/>
    /// <remarks>One number for each sample is the class, counted from 0; as many as outputs are the probabilities of all classes.</remarks>
    /// <exception cref="ArgumentException">The lengths do not fit each other, or a class is none of the outputs.</exception>
    public double Compute(ReadOnlySpan<float> output, ReadOnlySpan<float> target, int batch, Span<float> gradient)
    {
        var classes = LossArguments.OutputLength(output, batch, gradient);
        if (target.Length == output.Length && classes > 1) return OfProbabilities(output, target, classes, gradient);
        if (target.Length != batch)
        {
            throw new ArgumentException(
                $"There are {target.Length} targets; {batch} samples need {batch} classes or {output.Length} probabilities.", nameof(target));
        }
        var loss = 0.0;
        for (var sample = 0; sample < batch; sample++)
            loss += OfClass(Slice(output, sample, classes), target[sample], 1.0 / batch, Slice(gradient, sample, classes));
        return loss / batch;
    }

    /// <summary>The loss of a mini-batch whose targets are classes, and its gradient.</summary>
    /// <param name="output">The outputs of all samples, one behind the other.</param>
    /// <param name="labels">The class of each sample, counted from 0.</param>
    /// <param name="gradient">Takes the derivatives by the outputs; empty where they are not wanted.</param>
    /// <returns>The loss.</returns>
    /// <exception cref="ArgumentException">The lengths do not fit each other, or a label is none of the outputs.</exception>
    public double Compute(ReadOnlySpan<float> output, ReadOnlySpan<int> labels, Span<float> gradient)
    {
        var classes = LossArguments.OutputLength(output, labels.Length, gradient);
        var loss = 0.0;
        for (var sample = 0; sample < labels.Length; sample++)
            loss += OfClass(Slice(output, sample, classes), labels[sample], 1.0 / labels.Length, Slice(gradient, sample, classes));
        return loss / labels.Length;
    }

    private static ReadOnlySpan<float> Slice(ReadOnlySpan<float> numbers, int sample, int length) => numbers.Slice(sample * length, length);

    private static Span<float> Slice(Span<float> numbers, int sample, int length) =>
        numbers.IsEmpty ? default : numbers.Slice(sample * length, length);

    private static double OfClass(ReadOnlySpan<float> output, double label, double share, Span<float> gradient)
    {
        var index = (int)label;
        if (index != label || (uint)index >= (uint)output.Length)
            throw new ArgumentException($"A class is {label}; the classes are 0 to {output.Length - 1}.", nameof(label));
        var (greatest, logarithm) = LogSum(output);
        for (var i = 0; i < gradient.Length; i++)
            gradient[i] = (float)((Math.Exp(output[i] - greatest - logarithm) - (i == index ? 1 : 0)) * share);
        return greatest + logarithm - output[index];
    }

    private static double OfProbabilities(ReadOnlySpan<float> output, ReadOnlySpan<float> target, int classes, Span<float> gradient)
    {
        var (batch, loss) = (output.Length / classes, 0.0);
        for (var sample = 0; sample < batch; sample++)
        {
            var y = Slice(output, sample, classes);
            var t = Slice(target, sample, classes);
            var d = Slice(gradient, sample, classes);
            var (greatest, logarithm) = LogSum(y);
            var sum = 0.0;
            for (var i = 0; i < classes; i++)
            {
                sum += t[i];
                if (t[i] != 0) loss += t[i] * (greatest + logarithm - y[i]);
            }
            for (var i = 0; i < d.Length; i++) d[i] = (float)((Math.Exp(y[i] - greatest - logarithm) * sum - t[i]) / batch);
        }
        return loss / batch;
    }

    /// <summary>The greatest number and log Σ e^(y − greatest).</summary>
    private static (double Greatest, double Logarithm) LogSum(ReadOnlySpan<float> output)
    {
        var greatest = double.NegativeInfinity;
        foreach (var y in output) greatest = Math.Max(greatest, y);
        var sum = 0.0;
        foreach (var y in output) sum += Math.Exp(y - greatest);
        return (greatest, Math.Log(sum));
    }
}
