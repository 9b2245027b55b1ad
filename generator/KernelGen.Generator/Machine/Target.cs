using System;

namespace KernelGen.Generator.Machine;

/// <summary>
/// A kind of machine that a body is written for. Every choice that depends on the machine reads from it: a further instruction set is
/// one more value in <see cref="Targets"/>, its words in the runtime, and their tests.
/// </summary>
/// <param name="Name">The end of a method's name: <c>256</c>.</param>
/// <param name="Test">The C# condition that selects it at run time; empty: it runs everywhere.</param>
/// <param name="VectorBits">Bits of a vector; 0: one element at a time.</param>
/// <param name="Registers">Its vector registers, and how many of them serve for what.</param>
/// <param name="Can">What it can do besides loading, computing and storing.</param>
/// <param name="Costs">What operations cost on it, in those of one of its vectors.</param>
internal sealed record Target(string Name, string Test, int VectorBits, Registers Registers, Can Can, CostTable Costs)
{
    /// <summary>Bytes of a line of the cache.</summary>
    public const int LineBytes = 64;

    /// <summary>It computes one element at a time.</summary>
    public bool IsScalar => VectorBits == 0;

    /// <summary>Elements of so many bytes in a vector.</summary>
    public int Elements(int bytes) => IsScalar ? 1 : VectorBits / 8 / bytes;

    /// <summary>Vectors of a line of the cache.</summary>
    public int VectorsOfLine => IsScalar ? 1 : 8 * LineBytes / VectorBits;

    /// <summary>Lanes of a vector.</summary>
    public int Lanes(Lane lane) => IsScalar ? 1 : VectorBits / lane.Bits;

    /// <summary>Whether it can do all of that.</summary>
    public bool Has(Can needed) => (Can & needed) == needed;
}

/// <summary>What some machines can do, where that changes the body and not only a word.</summary>
[Flags]
internal enum Can
{
    /// <summary>Nothing but arithmetic.</summary>
    Nothing = 0,

    /// <summary>Multiply neighbors, bytes or words, and add the two products.</summary>
    Pairs = 1,

    /// <summary>Hold the sums of pairs widened to floats: four times as many vectors.</summary>
    WidenedPairs = 2,

    /// <summary>Permute the elements of a vector by any indices.</summary>
    Permutes = 4,

    /// <summary>Shift two vectors as one, by any number of elements, in one operation, and one more for all shifts of the same two.</summary>
    Shifts = 8,

    /// <summary>Store past the cache.</summary>
    Streams = 16,

    /// <summary>Ask for a line of the cache before it is read.</summary>
    Prefetches = 32,

    /// <summary>Shift so in one operation, which costs no more than a load that reaches over the end of a line of the cache.</summary>
    ShiftsAtOnce = 64,
}
