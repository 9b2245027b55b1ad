using System;
using System.Numerics;

namespace KernelBank.Scene;

/// <summary>A picket fence with a gap for the path: the same edge again and again.</summary>
internal static class Fence
{
    private const float Top = 436, Bottom = 492, Spacing = 19;

    /// <summary>Rails first, pickets in front of them, each with its shadow.</summary>
    public static void Paint(Canvas canvas)
    {
        Stretch(canvas, -8, 520);
        Stretch(canvas, 622, DuskScene.Width + 12);
    }

    private static void Stretch(Canvas canvas, float left, float right)
    {
        foreach (var y in new[] { Top + 17f, Top + 40f })
            canvas.Fill(new Bounds(left, y - 4, right, y + 5), Shape.Box(left, y - 3, right, y + 3.5f), point => Painted(point, 0.62f));
        for (var x = left + 6; x < right - 6; x += Spacing)
        {
            canvas.Fill(new Bounds(x - 2, Top, x + 12, Bottom), Picket(x + 2.5f), 0x1A1626, 0.45f);
            canvas.Fill(new Bounds(x - 7, Top - 10, x + 7, Bottom), Picket(x), point => Painted(point, 1));
        }
    }

    private static Distance Picket(float x) => Shape.Polygon(
        new(x - 5, Bottom), new(x - 5, Top), new(x, Top - 8), new(x + 5, Top), new(x + 5, Bottom));

    // Weathered white: vertical grain, warm where it faces the sun.
    private static Vector3 Painted(Vector2 point, float light)
    {
        var grain = Noise.Fractal(point.X * 0.6f, point.Y * 0.07f, 3, 37);
        var warmth = MathF.Exp(-MathF.Abs(point.X - DuskScene.Sun.X) / 330);
        var color = Vector3.Lerp(Color.Hex(0xA9A3BE), Color.Hex(0xF3DCC4), warmth);
        return color * light * (0.62f + 0.5f * grain) * (1 - 0.3f * Noise.Step(Top + 20, Bottom, point.Y));
    }
}
