using System;
using KernelGen.Networks;

namespace KernelGen;

/// <summary>Samples for training or validation. Several threads read them at the same time.</summary>
public interface IDataset
{
    /// <summary>How many samples there are.</summary>
    int Count { get; }

    /// <summary>
    /// Numbers of a target: 1 for a class, counted from 0, one class for each pixel of an output, or as many as the network has outputs.
    /// </summary>
    int TargetLength { get; }

    /// <summary>Reads a sample. Equal arguments must give equal values, so that a resumed training has the same result.</summary>
    /// <param name="index">The index of the sample.</param>
    /// <param name="epoch">The epoch of training, from 0, for data augmentation; −1 for validation.</param>
    /// <param name="input">Room for exactly one input of the network.</param>
    /// <param name="target">Room for exactly one target.</param>
    void Read(int index, int epoch, Span<float> input, Span<float> target);
}

/// <summary>A dataset that may know a target without the input.</summary>
internal interface ITargets
{
    /// <summary>Reads the target of a sample; false if only whole samples can be read.</summary>
    /// <param name="index">The index of the sample.</param>
    /// <param name="target">Room for exactly one target.</param>
    bool TryReadTarget(int index, Span<float> target);
}

/// <summary>Samples in memory.</summary>
public sealed class Dataset : IDataset, ITargets
{
    private readonly ReadOnlyMemory<float> inputs;
    private readonly ReadOnlyMemory<byte> pixels;
    private readonly ReadOnlyMemory<float> targets;
    private readonly ReadOnlyMemory<int> labels;
    private readonly float scale;
    private readonly float shift;
    private readonly int inputLength;

    /// <summary>Inputs with their classes.</summary>
    /// <param name="inputs">All inputs, consecutive.</param>
    /// <param name="labels">The class of each, counted from 0.</param>
    public Dataset(ReadOnlyMemory<float> inputs, ReadOnlyMemory<int> labels)
    {
        (this.inputs, this.labels, Count, TargetLength) = (inputs, labels, labels.Length, 1);
        inputLength = LengthOf(inputs.Length, labels.Length, nameof(inputs));
    }

    /// <summary>Inputs with several classes each: one for each pixel of the output.</summary>
    /// <param name="inputs">All inputs, consecutive.</param>
    /// <param name="labels">The classes of each, counted from 0, sample by sample.</param>
    /// <param name="count">How many samples there are.</param>
    public Dataset(ReadOnlyMemory<float> inputs, ReadOnlyMemory<int> labels, int count)
    {
        (this.inputs, this.labels, Count) = (inputs, labels, count);
        (inputLength, TargetLength) = (LengthOf(inputs.Length, count, nameof(inputs)), LengthOf(labels.Length, count, nameof(labels)));
    }

    /// <summary>Inputs with their target outputs.</summary>
    /// <param name="inputs">All inputs, consecutive.</param>
    /// <param name="targets">All targets, consecutive.</param>
    /// <param name="count">How many samples there are.</param>
    public Dataset(ReadOnlyMemory<float> inputs, ReadOnlyMemory<float> targets, int count)
    {
        (this.inputs, this.targets, Count) = (inputs, targets, count);
        (inputLength, TargetLength) = (LengthOf(inputs.Length, count, nameof(inputs)), LengthOf(targets.Length, count, nameof(targets)));
    }

    /// <summary>
    /// Images of bytes with their classes: the network gets (p·scale − mean)/deviation, as its <c>Forward</c> of bytes does.
    /// </summary>
    /// <param name="pixels">All images, consecutive.</param>
    /// <param name="labels">The class of each, counted from 0.</param>
    /// <param name="scale">The factor for a byte.</param>
    /// <param name="mean">The number that is subtracted afterwards.</param>
    /// <param name="deviation">The divisor of the difference.</param>
    /// <param name="count">
    /// How many samples there are, where each has several classes, one for each pixel of the output; 0 for one class each.
    /// </param>
    public Dataset(
        ReadOnlyMemory<byte> pixels, ReadOnlyMemory<int> labels, double scale = 1.0 / 255, double mean = 0, double deviation = 1,
        int count = 0)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        (this.pixels, this.labels, Count) = (pixels, labels, count == 0 ? labels.Length : count);
        (this.scale, shift) = ((float)(scale / deviation), (float)(-mean / deviation));
        if (!float.IsFinite(this.scale) || !float.IsFinite(shift))
        {
            throw new ArgumentException(
                $"Scale {scale}, mean {mean} and deviation {deviation} make {this.scale}·p + {shift} of a byte p; "
                    + "both must be finite.", nameof(deviation));
        }
        (inputLength, TargetLength) = (LengthOf(pixels.Length, Count, nameof(pixels)), LengthOf(labels.Length, Count, nameof(labels)));
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
            throw new ArgumentException($"An input of the dataset has {inputLength} elements; the network needs {input.Length}.", nameof(input));
        if (pixels.IsEmpty) inputs.Span.Slice(index * inputLength, inputLength).CopyTo(input);
        else PixelScaling.Apply(pixels.Span.Slice(index * inputLength, inputLength), input, [scale, shift]);
        ReadTarget(index, target);
    }

    bool ITargets.TryReadTarget(int index, Span<float> target)
    {
        ReadTarget(index, target);
        return true;
    }

    /// <summary>
    /// Checks every sample, in one pass: inputs must be finite and of the network's length, targets must be valid for the loss.
    /// </summary>
    /// <param name="network">The network.</param>
    /// <param name="loss">The loss.</param>
    /// <param name="name">The parameter that the dataset is.</param>
    /// <exception cref="ArgumentException">A sample is invalid.</exception>
    internal void Check(ITrainable network, ILoss loss, string name)
    {
        if (inputLength != network.InputLength)
        {
            throw new ArgumentException(
                $"An input of the dataset has {inputLength} elements ({Count} samples); "
                    + $"the network needs {network.InputLength}.", name);
        }
        var numbers = inputs.Span;
        for (var i = 0; i < numbers.Length; i++)
        {
            if (float.IsFinite(numbers[i])) continue;
            throw new ArgumentException(
                $"Sample {i / inputLength} of the dataset: element {i % inputLength} of its input is {numbers[i]}; "
                    + "inputs must be finite.", name);
        }
        var target = new float[TargetLength];
        for (var index = 0; index < Count; index++)
        {
            ReadTarget(index, target);
            try
            {
                loss.CheckTarget(target);
            }
            catch (ArgumentException exception)
            {
                throw new ArgumentException($"Sample {index} of the dataset: {exception.Message}", name, exception);
            }
        }
    }

    private void ReadTarget(int index, Span<float> target)
    {
        if (targets.IsEmpty) for (var i = 0; i < TargetLength; i++) target[i] = labels.Span[index * TargetLength + i];
        else targets.Span.Slice(index * TargetLength, TargetLength).CopyTo(target);
    }

    private static int LengthOf(int numbers, int count, string name)
    {
        if (count > 0 && numbers > 0 && numbers % count == 0) return numbers / count;
        throw new ArgumentException(
            $"{numbers} elements cannot be divided into {count} samples of equal length.", name);
    }
}
