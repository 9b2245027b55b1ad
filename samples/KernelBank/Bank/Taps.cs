using System;
using System.Linq;

namespace KernelBank.Bank;

/// <summary>A kernel as plain numbers: round(Σ weight · sample / divisor + offset), or the magnitude of that.</summary>
/// <param name="Rows">Rows of the window.</param>
/// <param name="Columns">Columns of the window.</param>
/// <param name="Weights">Row by row, as they are written.</param>
/// <param name="Divisor">What the sum is divided by.</param>
/// <param name="Offset">What is added after that.</param>
/// <param name="Absolute">Whether the sign is dropped.</param>
internal sealed record Taps(int Rows, int Columns, double[] Weights, double Divisor, double Offset, bool Absolute)
{
    /// <summary>
    /// The same kernel with whole numbers: tenths times ten, over ten times the divisor. A tenth has no exact double; a sum of whole
    /// numbers has, so that a loop with these rounds exact halves as it should.
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
