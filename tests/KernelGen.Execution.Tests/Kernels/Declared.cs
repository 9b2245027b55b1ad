using System.Globalization;
using System.Linq;

namespace KernelGen.Execution.Tests.Kernels;

/// <summary>Short spellings of declarations, for lists of special cases.</summary>
internal static class Declared
{
    /// <summary>A dense kernel whose coefficients are separated by spaces.</summary>
    public static Declaration Dense<TIn, TOut>(int rows, int columns, string coefficients, Options? options = null, Shape shape = Shape.Flat)
    {
        var texts = coefficients.Split(' ', System.StringSplitOptions.RemoveEmptyEntries);
        var weights = new DenseWeights(rows, columns, texts, shape == Shape.Signal);
        return Of<TIn, TOut>(weights, options) with { Shape = shape };
    }

    /// <summary>Any other kernel.</summary>
    public static Declaration Of<TIn, TOut>(Weights weights, Options? options = null) =>
        new(weights, Pair.Of<TIn, TOut>()) { Options = options ?? new() };

    /// <summary>A run of integers: first, first + step, … as texts.</summary>
    public static string Ramp(int count, int first, int step, int modulus) =>
        string.Join(' ', Enumerable.Range(0, count).Select(n => ((first + n * step) % modulus).ToString(CultureInfo.InvariantCulture)));
}
