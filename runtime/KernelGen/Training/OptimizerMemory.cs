using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;

namespace KernelGen.Training;

/// <summary>What an optimizer remembers of the steps before: a number for each weight.</summary>
internal sealed class OptimizerMemory
{
    private float[] numbers = [];
    private NetworkParameters? owner;

    /// <summary>Completed steps.</summary>
    public long Steps { get; set; }

    /// <summary>The numbers, 0 at first.</summary>
    public Span<float> Of(int length)
    {
        if (numbers.Length != length) numbers = new float[length];
        return numbers;
    }

    /// <summary>The weights must be those that the optimizer has changed before, if it has; a clone shares them.</summary>
    public void CheckOwner(NetworkParameters parameters, string kind)
    {
        ArgumentNullException.ThrowIfNull(parameters);
        if (owner is not null && owner != parameters)
        {
            throw new ArgumentException(
                $"This {kind} has changed the weights of another network; an optimizer belongs to one network: create a new one.",
                nameof(parameters));
        }
        if (numbers.Length > 0 && numbers.Length != parameters.LearnedLength)
        {
            throw new ArgumentException(
                $"This {kind} has state for {numbers.Length} weights; the network has {parameters.LearnedLength}: create a new one.",
                nameof(parameters));
        }
    }

    /// <summary>Begins a step: binds the optimizer to the weights, and marks them for packing.</summary>
    public void Begin(NetworkParameters parameters, NetworkParameters gradients, double factor, string kind)
    {
        if (!double.IsFinite(factor)) throw new ArgumentOutOfRangeException(nameof(factor), factor, $"It is {factor}; it must be finite.");
        RequireEqual(parameters, gradients);
        CheckOwner(parameters, kind);
        owner = parameters;
        parameters.IsChanged = true;
    }

    /// <summary>The trained parameters, including gaps.</summary>
    public static Span<float> Learned(NetworkParameters parameters) => parameters.Store[..parameters.LearnedLength];

    /// <summary>The gradients must belong to the same network.</summary>
    public static void RequireEqual(NetworkParameters parameters, NetworkParameters gradients)
    {
        ArgumentNullException.ThrowIfNull(parameters);
        ArgumentNullException.ThrowIfNull(gradients);
        if (parameters.LearnedLength != gradients.LearnedLength)
            throw new ArgumentException("The gradients belong to another network.", nameof(gradients));
    }

    /// <summary>A setting of an optimizer.</summary>
    public static KeyValuePair<string, string> Setting(double value, string name) =>
        new(name, value.ToString("R", CultureInfo.InvariantCulture));

    public static void RequireAtLeastZero(double value, string name)
    {
        if (!(value >= 0 && double.IsFinite(value))) throw new ArgumentOutOfRangeException(name, value, $"It is {value}; it must be at least 0.");
    }

    public static void Save(BinaryWriter writer, string kind, params OptimizerMemory[] memories)
    {
        ArgumentNullException.ThrowIfNull(writer);
        writer.Write(kind);
        foreach (var memory in memories)
        {
            writer.Write(memory.Steps);
            writer.Write(memory.numbers.Length);
            foreach (var number in memory.numbers) writer.Write(number);
        }
    }

    public static void Load(BinaryReader reader, string kind, params OptimizerMemory[] memories)
    {
        ArgumentNullException.ThrowIfNull(reader);
        var found = reader.ReadString();
        if (found != kind) throw new InvalidDataException($"The state belongs to '{found}'; this optimizer is '{kind}'.");
        foreach (var memory in memories)
        {
            memory.owner = null;
            memory.Steps = reader.ReadInt64();
            var length = reader.ReadInt32();
            var left = (reader.BaseStream.Length - reader.BaseStream.Position) / sizeof(float);
            if (length < 0 || length > left)
                throw new InvalidDataException($"The state of '{kind}' is truncated: it should have {length} elements and has {left}.");
            memory.numbers = new float[length];
            for (var i = 0; i < length; i++) memory.numbers[i] = reader.ReadSingle();
        }
    }
}
