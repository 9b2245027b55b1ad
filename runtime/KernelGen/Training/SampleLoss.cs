using System;
using KernelGen.Operations;

namespace KernelGen.Training;

/// <summary>
/// A loss of a mini-batch that is a sum of terms of single samples, divided by a number that only the targets decide. So the derivatives
/// of a sample can be known before the outputs of the others.
/// </summary>
internal interface ISampleLoss
{
    /// <summary>Checks the targets of a mini-batch, and gives what the sum of all terms is divided by; 0 where nothing counts.</summary>
    /// <param name="target">The targets of all samples.</param>
    /// <param name="batch">How many samples.</param>
    /// <param name="outputs">Outputs of each.</param>
    double Divisor(ReadOnlySpan<float> target, int batch, int outputs);

    /// <summary>Terms of a sample.</summary>
    /// <param name="outputs">Its outputs.</param>
    /// <param name="targets">The length of its target.</param>
    int Terms(int outputs, int targets);

    /// <summary>The terms of one sample, or of some, one after another, and their derivatives.</summary>
    /// <param name="output">Their outputs.</param>
    /// <param name="target">Their targets, which have been checked.</param>
    /// <param name="samples">How many.</param>
    /// <param name="divisor">What <see cref="Divisor"/> gave for the whole mini-batch.</param>
    /// <param name="gradient">Receives the derivatives of the divided sum by the outputs; empty if they are not needed.</param>
    /// <param name="terms">Receives the terms, undivided.</param>
    void Compute(
        ReadOnlySpan<float> output, ReadOnlySpan<float> target, int samples, double divisor, Span<float> gradient, Span<double> terms);
}

/// <summary>The loss of a mini-batch from the terms of its samples.</summary>
internal static class SampleLoss
{
    /// <summary>All terms of a mini-batch at once.</summary>
    /// <param name="loss">The loss.</param>
    /// <param name="output">The outputs of all samples.</param>
    /// <param name="target">The targets of all samples.</param>
    /// <param name="batch">How many samples.</param>
    /// <param name="gradient">Receives the derivatives by the outputs; empty if they are not needed.</param>
    public static double Of(ISampleLoss loss, ReadOnlySpan<float> output, ReadOnlySpan<float> target, int batch, Span<float> gradient)
    {
        var outputs = LossArguments.OutputLength(output, batch, gradient);
        var divisor = loss.Divisor(target, batch, outputs);
        using var terms = new Rented<double>(checked(batch * loss.Terms(outputs, target.Length / batch)));
        loss.Compute(output, target, batch, divisor, gradient, terms.Span);
        return Sum(terms.Span, divisor);
    }

    /// <summary>The terms one after another, in the order of the samples, divided.</summary>
    public static double Sum(ReadOnlySpan<double> terms, double divisor)
    {
        var sum = 0.0;
        foreach (var term in terms) sum += term;
        return divisor == 0 ? 0 : sum / divisor;
    }
}

/// <summary>Judges the outputs of a mini-batch, sample by sample, in any order and on any thread.</summary>
internal sealed class SampleJudge
{
    private readonly BatchReader samples;
    private readonly ISampleLoss loss;
    private readonly double divisor;
    private readonly int count;
    private readonly double[] terms;

    /// <param name="samples">The mini-batch, whose targets have been read.</param>
    /// <param name="loss">The loss.</param>
    /// <param name="outputs">Outputs of each sample.</param>
    public SampleJudge(BatchReader samples, ISampleLoss loss, int outputs)
    {
        (this.samples, this.loss) = (samples, loss);
        divisor = loss.Divisor(samples.Target, samples.Batch, outputs);
        count = loss.Terms(outputs, samples.TargetLength);
        terms = new double[checked(samples.Batch * count)];
    }

    /// <summary>The loss of the mini-batch, when all samples have been judged.</summary>
    public double Loss => SampleLoss.Sum(terms, divisor);

    /// <param name="sample">The sample.</param>
    /// <param name="gradient">Receives the derivatives of the mini-batch's loss by its outputs.</param>
    public void Judge(int sample, Span<float> gradient) => loss.Compute(
        samples.OutputOf(sample), samples.TargetOf(sample), 1, divisor, gradient, terms.AsSpan(sample * count, count));
}
