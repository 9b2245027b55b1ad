using System.Collections.Generic;
using System.Linq;

namespace KernelGen.Execution.Tests.Goldens;

/// <summary>Coefficients of other libraries as texts of a declaration.</summary>
internal static class Kernels
{
    public static DenseWeights Dense(NpyArray kernel) => new(kernel.Rows, kernel.Columns, Texts(kernel.Values));

    public static DenseWeights Dense(int rows, int columns, params double[] coefficients) => new(rows, columns, Texts(coefficients));

    public static SeparableWeights Separable(IEnumerable<double> column, IEnumerable<double> row) => new(Texts(column), Texts(row));

    public static string[] Texts(IEnumerable<double> values) => values.Select(RandomOptions.Text).ToArray();

    /// <summary>
    /// OpenCV's getDerivKernels: (1, 1) convolved with itself and with (−1, 1) <paramref name="order"/> times until it has
    /// <paramref name="size"/> taps; size 1 stands for 3 where there is something to derive, and for 1 where there is not.
    /// </summary>
    public static double[] Derivative(int order, int size)
    {
        if (size == 1 && order > 0) size = 3;
        double[] taps = [1];
        while (taps.Length < size)
        {
            var sign = taps.Length <= order ? -1.0 : 1.0;
            taps = taps.Select(tap => sign * tap).Append(0).Zip(taps.Prepend(0), (a, b) => a + b).ToArray();
        }
        return taps;
    }
}
