using System;

namespace LearnDigits.Handwriting;

/// <summary>A place on the paper: x to the right, y down.</summary>
/// <remarks>
/// Of the arithmetic of doubles only what IEEE 754 defines to the last bit is used here (+ - · / √): the same digits on every machine.
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
