using System.Collections.Generic;
using System.Linq;

namespace KernelGen.Execution;

/// <summary>A tap that is read: one whose coefficient is not zero.</summary>
/// <param name="Row">Row of the window.</param>
/// <param name="Offset">Elements to the right of the window's first column.</param>
/// <param name="Coefficient">What the pixel is multiplied by.</param>
internal readonly record struct Tap<T>(int Row, nint Offset, T Coefficient)
{
    /// <summary>The same place with another spelling of the coefficient.</summary>
    public Tap<TOther> With<TOther>(TOther coefficient) => new(Row, Offset, coefficient);
}

/// <summary>Tables of taps.</summary>
internal static class Tap
{
    /// <summary>The same places with other coefficients, in the same order.</summary>
    public static Tap<TOther>[] With<T, TOther>(this IReadOnlyList<Tap<T>> taps, IEnumerable<TOther> coefficients) =>
        taps.Zip(coefficients, static (tap, coefficient) => tap.With(coefficient)).ToArray();
}
