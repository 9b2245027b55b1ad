using System;
using System.Linq;

namespace KernelBank.Bank;

/// <summary>A kernel as plain numbers: round(Σ weight · sample / divisor + offset), or the magnitude of that.</summary>
/// <param name="Rows">Rows of the window.</param>
/// <param name="Columns">Columns of the window.</param>
/// <param name="Weights">Row by row, as written.</param>
/// <param name="Divisor">The divisor of the sum.</param>
/// <param name="Offset">The offset that is added afterwards.</param>
/// <param name="Absolute">Whether the result is the magnitude.</param>
internal sealed record Taps(int Rows, int Columns, double[] Weights, double Divisor, double Offset, bool Absolute)
{
    /// <summary>
    /// The same kernel with integer weights: tenths times ten, and ten times the divisor. A double cannot hold a tenth exactly, but it can
    /// hold a sum of integers, so that a loop with these weights rounds ties correctly.
    /// </summary>
    public (double[,] Weights, double Divisor) Whole()
    {
        var scale = 1m;
        while (Weights.Any(weight => (decimal)weight * scale % 1 != 0)) scale *= 10;
        var whole = new double[Rows, Columns];
        for (var k = 0; k < Weights.Length; k++) whole[k / Columns, k % Columns] = (double)((decimal)Weights[k] * scale);
        return (whole, Divisor * (double)scale);
    }

    /// <summary>The largest magnitude of a weight.</summary>
    public double Largest => Weights.Max(Math.Abs);
}
