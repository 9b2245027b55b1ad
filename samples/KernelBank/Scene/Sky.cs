using System;
using System.Numerics;

namespace KernelBank.Scene;

/// <summary>The sky from indigo to gold, the sun in its haze, streaks of cloud, the first stars, some birds.</summary>
internal static class Sky
{
    private static readonly (float, int)[] s_stops =
        [(0, 0x141C47), (90, 0x353B7A), (170, 0x7C4B86), (235, 0xCB6276), (290, 0xF4985F), (335, 0xFFCB7D)];

    /// <summary>Covers the whole canvas.</summary>
    public static void Paint(Canvas canvas)
    {
        canvas.Shade(canvas.All, static (point, _) => Color.Gradient(point.Y, s_stops));
        Stars(canvas);
        canvas.Glow(DuskScene.Sun, 190, Color.Hex(0x7A4028));
        canvas.Glow(DuskScene.Sun, 70, Color.Hex(0xB0702F));
        Clouds(canvas);
        var sun = DuskScene.Sun;
        canvas.Fill(new Bounds(sun.X - 40, sun.Y - 40, sun.X + 40, sun.Y + 40), Shape.Disc(sun.X, sun.Y, 33),
            point => Color.Gradient(point.Y - sun.Y, [(-33, 0xFFFBE6), (33, 0xFFDF8E)]));
        Birds(canvas);
    }

    private static void Stars(Canvas canvas)
    {
        for (var star = 0; star < 70; star++)
        {
            var place = new Vector2(Noise.At(star, 0, 5) * DuskScene.Width, MathF.Pow(Noise.At(star, 1, 5), 1.5f) * 170);
            var brightness = (1 - place.Y / 180) * (0.25f + Noise.At(star, 2, 5));
            canvas.Glow(place, 0.7f + 0.5f * Noise.At(star, 3, 5), new Vector3(0.9f, 0.92f, 1) * brightness);
        }
    }

    // Fractal noise stretched sideways; lit from below, pink near the sun and violet away from it.
    private static void Clouds(Canvas canvas) => canvas.Shade(new Bounds(0, 40, DuskScene.Width, 330), static (point, light) =>
    {
        var bend = 14 * Noise.Smooth(point.X * 0.008f, 3, 21);
        var density = Noise.Fractal(point.X * 0.006f, (point.Y + bend) * 0.035f, 5, 17);
        var cover = Noise.Step(0.5f, 0.8f, density) * Noise.Step(40, 130, point.Y) * Noise.Step(330, 250, point.Y);
        var nearness = MathF.Exp(-Vector2.Distance(point, DuskScene.Sun) / 260);
        var color = Vector3.Lerp(Color.Hex(0x6A4A80), Color.Hex(0xFFC79A), Math.Clamp(1.5f * nearness, 0, 1));
        return Vector3.Lerp(light, color, 0.8f * cover);
    });

    private static void Birds(Canvas canvas)
    {
        var dark = Color.Hex(0x2B1D3A);
        foreach (var (x, y, span) in new[] { (352f, 176f, 9f), (374f, 162f, 7f), (392f, 178f, 6f), (338f, 158f, 5f), (410f, 166f, 5f) })
        {
            for (var side = -1; side <= 1; side += 2)
            {
                var elbow = new Vector2(x + side * span * 0.5f, y - span * 0.45f);
                canvas.Stroke(new Vector2(x, y), elbow, 1.5f, dark, 0.9f);
                canvas.Stroke(elbow, new Vector2(x + side * span, y - span * 0.2f), 1.1f, dark, 0.9f);
            }
        }
    }
}
