using System;
using KernelGen.Networks;

namespace KernelGen;

/// <summary>Samples to learn from or to be judged by. Several threads read at the same time.</summary>
public interface IDataset
{
    /// <summary>How many samples there are.</summary>
    int Count { get; }

    /// <summary>
    /// Numbers of a target: 1 for a class, counted from 0, one class for each pixel of an output, or as many as the network has outputs.
    /// </summary>
    int TargetLength { get; }

    /// <summary>Gives a sample. Equal arguments give equal numbers: an interrupted training goes on as if it had not been.</summary>
    /// <param name="index">Which sample.</param>
    /// <param name="epoch">The epoch of training, from 0: what a sample that is shown slightly changed depends on. −1 when judged.</param>
    /// <param name="input">Room for exactly one input of the network.</param>
    /// <param name="target">Room for exactly one target.</param>
    void Read(int index, int epoch, Span<float> input, Span<float> target);
}

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
    /// <param name="inputs">All inputs, one after another.</param>
    /// <param name="labels">The class of each, counted from 0.</param>
    public Dataset(ReadOnlyMemory<float> inputs, ReadOnlyMemory<int> labels)
    {
        (this.inputs, this.labels, Count, TargetLength) = (inputs, labels, labels.Length, 1);
        inputLength = LengthOf(inputs.Length, labels.Length, nameof(inputs));
    }

    /// <summary>Inputs with several classes each: one for each pixel of the output.</summary>
    /// <param name="inputs">All inputs, one after another.</param>
    /// <param name="labels">The classes of each, counted from 0, one sample behind the other.</param>
    /// <param name="count">How many samples there are.</param>
    public Dataset(ReadOnlyMemory<float> inputs, ReadOnlyMemory<int> labels, int count)
    {
        (this.inputs, this.labels, Count) = (inputs, labels, count);
        (inputLength, TargetLength) = (LengthOf(inputs.Length, count, nameof(inputs)), LengthOf(labels.Length, count, nameof(labels)));
    }

    /// <summary>Inputs with the numbers that the network shall give for them.</summary>
    /// <param name="inputs">All inputs, one after another.</param>
    /// <param name="targets">All targets, one after another.</param>
    /// <param name="count">How many samples there are.</param>
    public Dataset(ReadOnlyMemory<float> inputs, ReadOnlyMemory<float> targets, int count)
    {
        (this.inputs, this.targets, Count) = (inputs, targets, count);
        (inputLength, TargetLength) = (LengthOf(inputs.Length, count, nameof(inputs)), LengthOf(targets.Length, count, nameof(targets)));
    }

    /// <summary>Pictures of bytes with their classes: the network gets (p·scale − mean)/deviation, as its <c>Forward</c> of bytes does.</summary>
    /// <param name="pixels">All pictures, one after another.</param>
    /// <param name="labels">The class of each, counted from 0.</param>
    /// <param name="scale">What a byte is multiplied by.</param>
    /// <param name="mean">What is subtracted then.</param>
    /// <param name="deviation">What the difference is divided by.</param>
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

    /// <summary>Checks every sample, in one pass: inputs must be finite and of the network's length, targets what the loss takes.</summary>
    /// <param name="network">The network.</param>
    /// <param name="loss">The loss.</param>
    /// <param name="name">The parameter that the dataset is.</param>
    /// <exception cref="ArgumentException">One of them is not.</exception>
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
