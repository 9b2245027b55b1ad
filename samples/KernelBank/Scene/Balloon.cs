using System;
using System.Numerics;

namespace KernelBank.Scene;

/// <summary>A striped hot-air balloon: curved edges of many contrasts on a smooth sky.</summary>
internal static class Balloon
{
    private const float X = 560, Y = 104, Radius = 50;

    private static readonly int[] s_gores = [0xE4572E, 0xF6E7CB, 0x2E86AB, 0xF6E7CB];

    /// <summary>Envelope, ropes, basket.</summary>
    public static void Paint(Canvas canvas)
    {
        var rope = Color.Hex(0x3A2A2A);
        for (var k = -1; k <= 1; k++) canvas.Stroke(new Vector2(X + 13 * k, Y + 74), new Vector2(X + 7 * k, Y + 100), 1, rope);
        canvas.Fill(new Bounds(X - 70, Y - 60, X + 70, Y + 90), Envelope, Canvas.Fine(Gores));
        canvas.Fill(new Bounds(X - 12, Y + 96, X + 12, Y + 116), Shape.Box(X - 9, Y + 98, X + 9, Y + 112, 3), Canvas.Fine(Wicker));
        canvas.Stroke(new Vector2(X - 9, Y + 99), new Vector2(X + 9, Y + 99), 2.4f, Color.Hex(0xC99A5B));
    }

    // A disc at the top, narrower towards the mouth below.
    private static float Envelope(Vector2 point)
    {
        var (x, y) = (MathF.Abs(point.X - X), point.Y - Y);
        if (y < 10) return new Vector2(x, y).Length() - Radius;
        var half = HalfWidth(y);
        return MathF.Max((x - half) * 0.85f, y - 78);
    }

    private static float HalfWidth(float y) =>
        y < 10 ? MathF.Sqrt(MathF.Max(Radius * Radius - y * y, 0)) : 49 - 35.5f * MathF.Pow((y - 10) / 68, 1.45f);

    // Gores are meridians: even steps of longitude, asin of the place across.
    private static Vector3 Gores(Vector2 point)
    {
        var y = point.Y - Y;
        var across = Math.Clamp((point.X - X) / MathF.Max(HalfWidth(y), 1), -1, 1);
        var longitude = (MathF.Asin(across) / MathF.PI + 0.5f) * 10;
        var gore = (int)longitude;
        var color = Color.Hex(s_gores[gore % s_gores.Length]);
        if (y is > 18 and < 30) color = Color.Hex(gore % 2 == 0 ? 0xF3B23E : 0x8C2F4A);
        var seam = MathF.Abs(longitude - MathF.Round(longitude));
        var light = 0.42f + 0.62f * MathF.Pow(Math.Clamp(0.62f - 0.5f * across + 0.0045f * y, 0, 1), 1.4f);
        return color * light * (0.8f + 0.2f * Noise.Step(0, 0.12f, seam));
    }

    private static Vector3 Wicker(Vector2 point) =>
        Color.Hex(0x8A5A2E) * (((int)(point.X / 2.5f) + (int)(point.Y / 2.5f)) % 2 == 0 ? 1.1f : 0.55f);
}
