using System;

namespace LearnDigits.Handwriting;

/// <summary>A small image of ink coverage, on which strokes are drawn.</summary>
/// <param name="side">Pixels of a row and of a column.</param>
internal sealed class Ink(int side)
{
    private readonly double[] _cover = new double[side * side];

    /// <summary>How much of a pixel is covered, from 0 to 1.</summary>
    public double this[int y, int x] => _cover[y * side + x];

    /// <summary>Draws a line with round ends; its thickness can differ at the two ends.</summary>
    /// <param name="from">One end, in pixels; a pixel's center is at (column + ½, row + ½).</param>
    /// <param name="to">The other end.</param>
    /// <param name="fromRadius">Half the thickness at the one end.</param>
    /// <param name="toRadius">Half the thickness at the other.</param>
    /// <param name="softness">The width of the edge, in which the ink fades.</param>
    public void Draw(Point from, Point to, double fromRadius, double toRadius, double softness)
    {
        var reach = Math.Max(fromRadius, toRadius) + softness;
        var along = to - from;
        var square = Math.Max(Point.Dot(along, along), 1e-12);
        var (left, right) = Reached(from.X, to.X, reach);
        var (top, bottom) = Reached(from.Y, to.Y, reach);
        for (var y = top; y <= bottom; y++)
        {
            for (var x = left; x <= right; x++)
            {
                var pixel = new Point(x + 0.5, y + 0.5) - from;
                var t = Math.Clamp(Point.Dot(pixel, along) / square, 0, 1);
                var distance = (pixel - t * along).Length - (fromRadius + t * (toRadius - fromRadius));
                ref var cover = ref _cover[y * side + x];
                cover = Math.Max(cover, Math.Clamp(0.5 - distance / softness, 0, 1));
            }
        }
    }

    /// <summary>The center of mass of the ink, in pixels; the middle if there is none.</summary>
    public Point Center()
    {
        var (sum, mass) = (default(Point), 0.0);
        for (var k = 0; k < _cover.Length; k++)
        {
            sum += _cover[k] * new Point(k % side + 0.5, k / side + 0.5);
            mass += _cover[k];
        }
        return mass > 0 ? 1 / mass * sum : new(side / 2.0, side / 2.0);
    }

    private (int First, int Last) Reached(double a, double b, double reach) =>
        (Math.Max((int)(Math.Min(a, b) - reach), 0), Math.Min((int)(Math.Max(a, b) + reach), side - 1));
}
