using System;

namespace LearnDigits.Handwriting;

/// <summary>A position: x to the right, y down.</summary>
/// <remarks>
/// Uses only the operations that IEEE 754 defines exactly (+ - · / √), so that digits are the same on every machine.
/// </remarks>
internal readonly record struct Point(double X, double Y)
{
    public static Point operator +(Point a, Point b) => new(a.X + b.X, a.Y + b.Y);

    public static Point operator -(Point a, Point b) => new(a.X - b.X, a.Y - b.Y);

    public static Point operator *(double factor, Point a) => new(factor * a.X, factor * a.Y);

    /// <summary>The scalar product.</summary>
    public static double Dot(Point a, Point b) => a.X * b.X + a.Y * b.Y;

    /// <summary>The distance from the origin.</summary>
    public double Length => Math.Sqrt(Dot(this, this));
}
