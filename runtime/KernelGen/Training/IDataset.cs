using System;

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
