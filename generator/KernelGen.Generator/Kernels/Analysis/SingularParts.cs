using System;
using System.Linq;

namespace KernelGen.Generator.Kernels.Analysis;

/// <summary>A matrix as a sum of outer products, the greatest first: its singular value decomposition.</summary>
/// <remarks>One-sided Jacobi rotations (Hestenes 1958): columns are turned in pairs until all are orthogonal.</remarks>
internal sealed class SingularParts
{
    private const int MostSweeps = 60;

    private readonly double[] matrix;
    private readonly double[][] left;       // columns σ·u
    private readonly double[][] right;      // columns v

    private SingularParts(double[] matrix, double[][] left, double[][] right) => (this.matrix, this.left, this.right) = (matrix, left, right);

    /// <param name="matrix">Row by row.</param>
    /// <param name="rows">Its rows.</param>
    /// <param name="columns">Its columns.</param>
    public static SingularParts Of(double[] matrix, int rows, int columns)
    {
        var left = Columns(rows, columns, (row, column) => matrix[row * columns + column]);
        var right = Columns(columns, columns, (row, column) => row == column ? 1 : 0);
        for (var (sweep, turned) = (0, true); turned && sweep < MostSweeps; sweep++)
        {
            turned = false;
            for (var p = 0; p < columns; p++)
                for (var q = p + 1; q < columns; q++)
                    turned |= MadeOrthogonal(left, right, p, q);
        }
        var order = Enumerable.Range(0, columns).OrderByDescending(column => Dot(left[column], left[column])).ToArray();
        return new SingularParts(matrix, order.Select(column => left[column]).ToArray(), order.Select(column => right[column]).ToArray());
    }

    /// <summary>The sum of the magnitudes of what the <paramref name="rank"/> greatest parts leave of every element.</summary>
    public double Error(int rank)
    {
        var (rows, columns) = (left[0].Length, right.Length);
        var error = 0.0;
        for (var row = 0; row < rows; row++)
            for (var column = 0; column < columns; column++)
            {
                var rest = matrix[row * columns + column];
                for (var part = 0; part < Math.Min(rank, columns); part++) rest -= left[part][row] * right[part][column];
                error += Math.Abs(rest);
            }
        return error;
    }

    private static double[][] Columns(int rows, int columns, Func<int, int, double> element) =>
        Enumerable.Range(0, columns).Select(column => Enumerable.Range(0, rows).Select(row => element(row, column)).ToArray()).ToArray();

    /// <summary>Turns two columns so that they are orthogonal; false when they are.</summary>
    private static bool MadeOrthogonal(double[][] left, double[][] right, int p, int q)
    {
        var (pp, qq, pq) = (Dot(left[p], left[p]), Dot(left[q], left[q]), Dot(left[p], left[q]));
        if (Math.Abs(pq) <= 1e-14 * Math.Sqrt(pp * qq)) return false;
        var cotangent = (qq - pp) / (2 * pq);
        var tangent = (cotangent < 0 ? -1 : 1) / (Math.Abs(cotangent) + Math.Sqrt(1 + cotangent * cotangent));
        var cosine = 1 / Math.Sqrt(1 + tangent * tangent);
        Turn(left[p], left[q], cosine, cosine * tangent);
        Turn(right[p], right[q], cosine, cosine * tangent);
        return true;
    }

    private static void Turn(double[] a, double[] b, double cosine, double sine)
    {
        for (var i = 0; i < a.Length; i++) (a[i], b[i]) = (cosine * a[i] - sine * b[i], sine * a[i] + cosine * b[i]);
    }

    private static double Dot(double[] a, double[] b)
    {
        var sum = 0.0;
        for (var i = 0; i < a.Length; i++) sum += a[i] * b[i];
        return sum;
    }
}
