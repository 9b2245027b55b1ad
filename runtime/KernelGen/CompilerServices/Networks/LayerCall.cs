using System;
using System.ComponentModel;
using System.Runtime.InteropServices;
using KernelGen.Networks;

namespace KernelGen.CompilerServices;

/// <summary>Calls of a fused layer: the emitted code with the caller's weights and memory kept for each thread.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class LayerCall
{
    /// <summary>Checks the arguments, lays the weights out and computes one sample.</summary>
    /// <remarks>After a thread's first call nothing is allocated.</remarks>
    /// <typeparam name="TCode">The emitted code.</typeparam>
    /// <param name="input">Exactly one input.</param>
    /// <param name="weight">Exactly the weights, in PyTorch's layout.</param>
    /// <param name="weightLength">How many they are.</param>
    /// <param name="bias">Exactly the biases.</param>
    /// <param name="biasLength">How many they are.</param>
    /// <param name="output">Room for exactly one output.</param>
    public static void Run<TCode>(
        ReadOnlySpan<float> input, ReadOnlySpan<float> weight, int weightLength, ReadOnlySpan<float> bias, int biasLength,
            Span<float> output)
        where TCode : INetworkCode
    {
        Require(input.Length, TCode.InputLength, nameof(input));
        Require(weight.Length, weightLength, nameof(weight));
        Require(bias.Length, biasLength, nameof(bias));
        Require(output.Length, TCode.OutputLength, nameof(output));
        if (output.Overlaps(input) || output.Overlaps(weight) || output.Overlaps(bias))
            throw new ArgumentException("The output shares memory with an input: use another.", nameof(output));

        var packed = Memory<TCode>.Packed ??= new LayerMemory(TCode.PackedLength);
        var workspace = Memory<TCode>.Workspace ??= new LayerMemory(TCode.WorkspaceLength);
        TCode.Pack(new LayerTensors(weight, bias), packed.Span);
        TCode.Forward(ref MemoryMarshal.GetReference(input), ref packed.Start, ref workspace.Start, ref MemoryMarshal.GetReference(output));
    }

    private static void Require(int found, int needed, string name)
    {
        if (found != needed) throw new ArgumentException($"The {name} has {found} elements; {needed} required.", name);
    }

    private static class Memory<TCode>
    {
        [ThreadStatic]
        public static LayerMemory? Packed;

        [ThreadStatic]
        public static LayerMemory? Workspace;
    }
}
