using System;
using System.Numerics;

namespace KernelBank.Scene;

/// <summary>Signed distance in pixels from a point to an outline: negative inside. Edges drawn from distances are anti-aliased.</summary>
internal delegate float Distance(Vector2 point);

/// <summary>The shapes the scene is made of (formulas: Inigo Quilez, «2D distance functions»).</summary>
internal static class Shape
{
    /// <summary>A disc.</summary>
    public static Distance Disc(float x, float y, float radius) => p => Vector2.Distance(p, new Vector2(x, y)) - radius;

    /// <summary>An upright rectangle from corner to corner, its corners rounded.</summary>
    public static Distance Box(float left, float top, float right, float bottom, float rounding = 0)
    {
        var center = new Vector2(left + right, top + bottom) / 2;
        var half = new Vector2(right - left, bottom - top) / 2 - new Vector2(rounding);
        return p =>
        {
            var beyond = Vector2.Abs(p - center) - half;
            return Vector2.Max(beyond, Vector2.Zero).Length() + MathF.Min(MathF.Max(beyond.X, beyond.Y), 0) - rounding;
        };
    }

    /// <summary>A stroke with round ends.</summary>
    public static Distance Stroke(Vector2 from, Vector2 to, float width) => p =>
    {
        var along = to - from;
        var t = Math.Clamp(Vector2.Dot(p - from, along) / MathF.Max(along.LengthSquared(), 1e-6f), 0, 1);
        return Vector2.Distance(p, from + t * along) - width / 2;
    };

    /// <summary>A closed polygon, its corners in order.</summary>
    public static Distance Polygon(params Vector2[] corners) => p =>
    {
        var nearest = float.MaxValue;
        var inside = false;
        for (int i = 0, j = corners.Length - 1; i < corners.Length; j = i++)
        {
            var (edge, toPoint) = (corners[j] - corners[i], p - corners[i]);
            var t = Math.Clamp(Vector2.Dot(toPoint, edge) / edge.LengthSquared(), 0, 1);
            nearest = MathF.Min(nearest, (toPoint - t * edge).LengthSquared());
            // The even-odd rule: count the edges to the left of the point.
            var crosses = (corners[i].Y > p.Y) != (corners[j].Y > p.Y);
            if (crosses && p.X < corners[i].X + edge.X * (p.Y - corners[i].Y) / edge.Y) inside = !inside;
        }
        return inside ? -MathF.Sqrt(nearest) : MathF.Sqrt(nearest);
    };

    /// <summary>Everything below a line that runs from left to right.</summary>
    public static Distance Below(Func<float, float> line) => p => line(p.X) - p.Y;

    /// <summary>Whatever is in one shape or the other.</summary>
    public static Distance Or(this Distance one, Distance other) => p => MathF.Min(one(p), other(p));

    /// <summary>Whatever is in the first shape and not in the other.</summary>
    public static Distance Without(this Distance one, Distance other) => p => MathF.Max(one(p), -other(p));
}
