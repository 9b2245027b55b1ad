using System.Linq;
using KernelGen.Generator.Kernels.Meaning;
using KernelGen.Generator.Machine;
using KernelGen.Shared;

namespace KernelGen.Generator.Kernels.Planning;

/// <summary>The instructions that multiply two neighbouring pixels with two coefficients and add the products, in lanes twice as wide as a pixel.</summary>
internal static class Pairs
{
    /// <summary>Whether a walk can be made of them: bytes into 16 bits, or 16-bit pixels of one channel into 32.</summary>
    public static bool Fit(Stencil stencil, Arithmetic arithmetic, Walk walk) =>
        stencil.Source == ElementType.Byte ? arithmetic.Lane.Bits == 16 && BytePairs.Fit(walk)
        : IsWord(stencil.Source) && IsWord(stencil.Destination) && stencil.Channels * stencil.Dilation == 1
        && arithmetic.Lane == Lane.Int32 && walk.Basis.All(row => row.All(tap => IsSignedWord(tap.Coefficient)));

    private static bool IsWord(ElementType type) => type == ElementType.Short || type == ElementType.UShort;

    /// <summary>Two products of a word and −32,768 would not fit 32 bits.</summary>
    private static bool IsSignedWord(Rational coefficient) => coefficient.IsInteger && coefficient.Magnitude <= short.MaxValue;
}
