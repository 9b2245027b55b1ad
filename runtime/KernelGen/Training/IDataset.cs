using System;

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
