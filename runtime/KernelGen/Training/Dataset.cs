using System;

namespace KernelGen;

/// <summary>Samples in memory.</summary>
public sealed class Dataset : IDataset
{
    private readonly ReadOnlyMemory<float> inputs;
    private readonly ReadOnlyMemory<byte> pixels;
    private readonly ReadOnlyMemory<float> targets;
    private readonly ReadOnlyMemory<int> labels;
    private readonly float scale;
    private readonly float shift;
    private readonly int inputLength;

    /// <summary>Inputs with their classes.</summary>
    /// <param name="inputs">All inputs, one behind the other.</param>
    /// <param name="labels">The class of each, counted from 0.</param>
    public Dataset(ReadOnlyMemory<float> inputs, ReadOnlyMemory<int> labels)
    {
        (this.inputs, this.labels, Count, TargetLength) = (inputs, labels, labels.Length, 1);
        inputLength = LengthOf(inputs.Length, labels.Length);
    }

    /// <summary>Inputs with the numbers that the network shall give for them.</summary>
    /// <param name="inputs">All inputs, one behind the other.</param>
    /// <param name="targets">All targets, one behind the other.</param>
    /// <param name="count">How many samples there are.</param>
    public Dataset(ReadOnlyMemory<float> inputs, ReadOnlyMemory<float> targets, int count)
    {
        (this.inputs, this.targets, Count) = (inputs, targets, count);
        (inputLength, TargetLength) = (LengthOf(inputs.Length, count), LengthOf(targets.Length, count));
    }

    /// <summary>Pictures of bytes with their classes: the network gets (p·scale − mean)/deviation, as its <c>Forward</c> of bytes does.</summary>
    /// <param name="pixels">All pictures, one behind the other.</param>
    /// <param name="labels">The class of each, counted from 0.</param>
    /// <param name="scale">What a byte is multiplied by.</param>
    /// <param name="mean">What is subtracted then.</param>
    /// <param name="deviation">What the difference is divided by.</param>
    public Dataset(ReadOnlyMemory<byte> pixels, ReadOnlyMemory<int> labels, double scale = 1.0 / 255, double mean = 0, double deviation = 1)
    {
        (this.pixels, this.labels, Count, TargetLength) = (pixels, labels, labels.Length, 1);
        (this.scale, shift) = ((float)(scale / deviation), (float)(-mean / deviation));
        inputLength = LengthOf(pixels.Length, labels.Length);
    }

    /// <inheritdoc/>
    public int Count { get; }

    /// <inheritdoc/>
    public int TargetLength { get; }

    /// <inheritdoc/>
    public void Read(int index, int epoch, Span<float> input, Span<float> target)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(index);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(index, Count);
        if (input.Length != inputLength)
            throw new ArgumentException($"An input of the dataset has {inputLength} numbers; the network takes {input.Length}.", nameof(input));
        if (pixels.IsEmpty) inputs.Span.Slice(index * inputLength, inputLength).CopyTo(input);
        else CompilerServices.PixelScaling.Apply(pixels.Span.Slice(index * inputLength, inputLength), input, [scale, shift]);
        if (targets.IsEmpty) target[0] = labels.Span[index];
        else targets.Span.Slice(index * TargetLength, TargetLength).CopyTo(target);
    }

    private static int LengthOf(int numbers, int count)
    {
        if (count > 0 && numbers > 0 && numbers % count == 0) return numbers / count;
        throw new ArgumentException($"{numbers} numbers are no whole inputs or targets for {count} samples.", nameof(numbers));
    }
}
