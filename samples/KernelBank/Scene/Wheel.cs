using System;
using System.Numerics;

namespace KernelBank.Scene;

/// <summary>A cart wheel that leans on the fence: edges in every direction, as on a Siemens star.</summary>
internal static class Wheel
{
    private const int Spokes = 14;
    private static readonly Vector2 s_hub = new(404, 450);

    /// <summary>Shadow, spokes, rim, hub.</summary>
    public static void Paint(Canvas canvas)
    {
        var all = new Bounds(s_hub.X - 56, s_hub.Y - 56, s_hub.X + 60, s_hub.Y + 60);
        canvas.Fill(all, Ring(s_hub + new Vector2(4, 3), 45, 7), 0x140F1C, 0.45f);
        for (var spoke = 0; spoke < Spokes; spoke++)
        {
            var (sine, cosine) = MathF.SinCos((spoke + 0.3f) * MathF.Tau / Spokes);
            var direction = new Vector2(cosine, sine);
            var (from, to, shadow) = (s_hub + direction * 8, s_hub + direction * 43, new Vector2(2));
            canvas.Stroke(from + shadow, to + shadow, 3.4f, Color.Hex(0x140F1C), 0.4f);
            canvas.Stroke(from, to, 3.6f, Color.Hex(0x9A6A3E) * (0.85f - 0.35f * cosine));
        }
        canvas.Fill(all, Ring(s_hub, 45, 7), Rim);
        canvas.Fill(all, Ring(s_hub, 49, 2.4f), 0x4A4650);
        canvas.Fill(all, Shape.Disc(s_hub.X, s_hub.Y, 10.5f), 0x6B4529);
        canvas.Fill(all, Ring(s_hub, 9.5f, 2), 0x4A4650);
        canvas.Fill(all, Shape.Disc(s_hub.X, s_hub.Y, 3.2f), 0x2A2024);
    }

    private static Distance Ring(Vector2 center, float radius, float width) =>
        p => MathF.Abs(Vector2.Distance(p, center) - radius) - width / 2;

    private static Vector3 Rim(Vector2 point)
    {
        var turn = MathF.Atan2(point.Y - s_hub.Y, point.X - s_hub.X);
        var fibre = Noise.Fractal(turn * 4, Vector2.Distance(point, s_hub) * 0.8f, 3, 57);
        return Color.Hex(0x8A5C36) * (0.55f + 0.6f * fibre) * (1 - 0.3f * MathF.Cos(turn + 0.4f));
    }
}
