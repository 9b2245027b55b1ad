using System.Collections.Generic;

namespace LearnDigits.Handwriting;

/// <summary>A smooth curve through given points: cubic Hermite pieces with the tangents of Catmull and Rom (1974).</summary>
internal static class Curve
{
    /// <summary>Points along the curve, the knots among them.</summary>
    /// <param name="knots">At least two.</param>
    /// <param name="steps">Steps from one knot to the next.</param>
    public static IReadOnlyList<Point> Through(Knot[] knots, int steps)
    {
        var points = new List<Point>((knots.Length - 1) * steps + 1) { knots[0].Place };
        for (var k = 0; k + 1 < knots.Length; k++)
        {
            var (from, to) = (knots[k].Place, knots[k + 1].Place);
            var chord = to - from;
            var leaving = k == 0 || knots[k].IsCorner ? chord : 0.5 * (to - knots[k - 1].Place);
            var arriving = k + 2 == knots.Length || knots[k + 1].IsCorner ? chord : 0.5 * (knots[k + 2].Place - from);
            for (var step = 1; step <= steps; step++)
            {
                var t = (double)step / steps;
                var (square, cube) = (t * t, t * t * t);
                points.Add(from + (3 * square - 2 * cube) * chord + (cube - 2 * square + t) * leaving + (cube - square) * arriving);
            }
        }
        return points;
    }
}
