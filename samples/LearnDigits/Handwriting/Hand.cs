using System;
using System.Collections.Generic;
using System.Linq;

namespace LearnDigits.Handwriting;

/// <summary>The random parameters of one written digit.</summary>
/// <remarks>
/// Knots get random offsets; the glyph is stretched, slanted and rotated (an affine map), then deformed by a smooth displacement field
/// (an elastic map); strokes are shortened at both ends; the pen width varies.
/// </remarks>
internal sealed class Hand
{
    private const double Tremor = 0.027, Bend = 0.06;
    private const int StepsBetweenKnots = 7, Cells = 2;

    private readonly RandomStream _chance;
    private readonly Point _row1, _row2;                // of the affine map
    private readonly Point[,] _shifts = new Point[Cells + 1, Cells + 1];

    /// <summary>Draws random parameters.</summary>
    public Hand(RandomStream chance)
    {
        _chance = chance;
        var width = chance.Between(0.65, 1.3);
        var slant = 0.12 + 0.19 * chance.Normal();
        var sine = 0.085 * chance.Normal();
        var cosine = Math.Sqrt(1 - sine * sine);
        // rotation · slant · stretch: x' = cos·(w·x - s·y) - sin·y, y' = sin·(w·x - s·y) + cos·y.
        _row1 = new(cosine * width, -cosine * slant - sine);
        _row2 = new(sine * width, cosine - sine * slant);
        foreach (ref var shift in System.Runtime.InteropServices.MemoryMarshal.CreateSpan(ref _shifts[0, 0], _shifts.Length))
            shift = new(Bend * chance.Normal(), Bend * chance.Normal());
    }

    /// <summary>The points of every stroke of a digit in one of its styles.</summary>
    public IReadOnlyList<Point[]> Write(int digit)
    {
        var styles = Glyphs.Of(digit);
        return [.. styles[_chance.Below(styles.Length)].Select(Write)];
    }

    private Point[] Write(Knot[] stroke)
    {
        var knots = Array.ConvertAll(stroke, knot => knot with
        {
            Place = knot.Place + new Point(Tremor * _chance.Normal(), Tremor * _chance.Normal()),
        });
        var points = Curve.Through(knots, StepsBetweenKnots);
        var late = _chance.Below(3);
        var early = _chance.Below(3);
        return [.. points.Skip(late).SkipLast(early).Select(Distort)];
    }

    private Point Distort(Point point)
    {
        var bent = point + Shift(point);
        var centered = bent - new Point(0.5, 0.5);
        return new(Point.Dot(_row1, centered), Point.Dot(_row2, centered));
    }

    // Smooth interpolation of the displacements at the four corners.
    private Point Shift(Point point)
    {
        var (column, u) = Cell(point.X);
        var (row, v) = Cell(point.Y);
        var above = _shifts[row, column] + u * (_shifts[row, column + 1] - _shifts[row, column]);
        var below = _shifts[row + 1, column] + u * (_shifts[row + 1, column + 1] - _shifts[row + 1, column]);
        return above + v * (below - above);
    }

    private static (int Cell, double Within) Cell(double coordinate)
    {
        var scaled = Math.Clamp(coordinate, 0, 1) * Cells;
        var cell = Math.Min((int)scaled, Cells - 1);
        var t = scaled - cell;
        return (cell, t * t * (3 - 2 * t));
    }
}
