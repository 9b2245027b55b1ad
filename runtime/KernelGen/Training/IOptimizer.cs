using System;
using System.Collections.Generic;
using System.IO;

namespace KernelGen;

/// <summary>Changes the weights of a network by their gradients.</summary>
public interface IOptimizer
{
    /// <summary>What the steps depend on, by name: a training is only resumed with the same settings.</summary>
    IReadOnlyList<KeyValuePair<string, string>> Settings => [];

    /// <summary>Checks that the optimizer can change these weights; a trainer calls it before the first step.</summary>
    /// <param name="parameters">The weights.</param>
    /// <exception cref="ArgumentException">The optimizer has changed the weights of another network.</exception>
    void Check(NetworkParameters parameters)
    {
    }

    /// <summary>One step. The next inference uses it; a custom optimizer calls the network's <c>Commit</c> afterwards.</summary>
    /// <param name="parameters">The weights; buffers are not changed.</param>
    /// <param name="gradients">Their gradients, of the same network.</param>
    /// <param name="factor">The factor of the learning rate for this step, from a <see cref="LearningRateSchedule"/>.</param>
    void Step(NetworkParameters parameters, NetworkParameters gradients, double factor = 1);

    /// <summary>Writes what the optimizer remembers of the steps before.</summary>
    /// <param name="writer">Receives the state.</param>
    void Save(BinaryWriter writer);

    /// <summary>Reads what <see cref="Save"/> writes.</summary>
    /// <param name="reader">The source of the state.</param>
    /// <exception cref="InvalidDataException">The state belongs to another kind of optimizer or to another network.</exception>
    void Load(BinaryReader reader);
}
