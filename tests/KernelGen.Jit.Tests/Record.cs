using System;

namespace KernelGen.Jit.Tests;

/// <summary>What the JIT made of a kernel when this was written down, for each of its bodies.</summary>
/// <param name="Kernel">The name of the declared method.</param>
/// <param name="Taps">Taps that are not 0.</param>
/// <param name="Run512">With AVX-512.</param>
/// <param name="Run256">With AVX2.</param>
/// <param name="Run128">With SSE 4.2.</param>
/// <param name="RunScalar">Without vectors.</param>
internal sealed record Record(string Kernel, int Taps, MachineCode Run512, MachineCode Run256, MachineCode Run128, MachineCode RunScalar)
{
    /// <summary>Of the body of this name.</summary>
    public MachineCode this[string body] => body switch
    {
        nameof(Run512) => Run512,
        nameof(Run256) => Run256,
        nameof(Run128) => Run128,
        nameof(RunScalar) => RunScalar,
        _ => throw new ArgumentOutOfRangeException(nameof(body)),
    };
}

/// <summary>The size of a body and what its innermost loops spill.</summary>
/// <param name="Bytes">Bytes of machine code.</param>
/// <param name="Spills">Instructions of innermost loops that read or write a vector in the frame.</param>
internal readonly record struct MachineCode(int Bytes, int Spills = 0)
{
    /// <summary>Later compilers and plans may need more; beyond this ratio somebody should look.</summary>
    private const double Tolerance = 1.3;

    /// <summary>Bytes that <paramref name="taps"/> taps may take, per tap.</summary>
    public double MostBytesPerTap(int taps) => Tolerance * Bytes / taps;

    /// <inheritdoc/>
    public override string ToString() => Spills == 0 ? $"new({Bytes})" : $"new({Bytes}, {Spills})";
}
