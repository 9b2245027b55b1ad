using KernelGen.Generator.Kernels.Declarations;
using KernelGen.Shared;

namespace KernelGen.Generator.Kernels.Meaning;

/// <summary>What becomes of the pixels of a window: one case for each kind of arithmetic.</summary>
internal abstract record Reduction;

/// <summary>saturate(round(Σ tap · pixel + Offset)).</summary>
/// <param name="Taps">Coefficient over divisor, row by row, as applied (after Flip).</param>
/// <param name="Offset">Added to the weighted sum.</param>
/// <param name="Absolute">Whether the magnitude of the rounded sum is stored.</param>
/// <param name="Rounding">How a sum becomes an integer.</param>
internal sealed record WeightedSum(TapGrid Taps, Rational Offset, bool Absolute, MidpointRounding Rounding) : Reduction;

/// <summary>The least or the greatest pixel of the window, all of whose taps count; NaN where one of them is.</summary>
internal sealed record Extremum(Extreme Extreme) : Reduction;
