using System;
using System.Numerics;

namespace KernelBank.Scene;

/// <summary>Ranges of hills, paler with distance, pines on the nearest ridge, and the meadow behind the fence.</summary>
internal static class Hills
{
    /// <summary>From the farthest range to the meadow.</summary>
    public static void Paint(Canvas canvas)
    {
        Range(canvas, x => 292 - 74 * Ridge(x, 0.0052f, 31) - 16 * Noise.Fractal(x * 0.02f, 0, 4, 77), 0xA2668B, 0xE79A7C);
        Range(canvas, x => 318 - 58 * Ridge(x + 190, 0.0064f, 43) - 10 * Noise.Fractal(x * 0.03f, 1, 4, 78), 0x6B4A7B, 0xC0787A);
        Range(canvas, Near, 0x342D55, 0x7A4B62);
        for (var tree = 0; tree < 74; tree++)
        {
            var x = (tree + Noise.At(tree, 0, 61)) * 10.6f - 6;
            Pine(canvas, new Vector2(x, Near(x) + 4), 13 + 21 * Noise.At(tree, 1, 61) * Noise.Smooth(x * 0.02f, 0, 62));
        }
        Meadow.PaintBack(canvas);
    }

    private static float Near(float x) => 352 - 30 * Noise.Fractal(x * 0.0075f, 2, 3, 52);

    private static float Ridge(float x, float scale, int seed)
    {
        var noise = Noise.Fractal(x * scale, 0, 3, seed);
        return 1 - MathF.Abs(2 * noise - 1) * 1.4f;
    }

    // Slopes that face the sun are lighter; haze gathers at the foot.
    private static void Range(Canvas canvas, Func<float, float> line, int shade, int haze)
    {
        canvas.Fill(new Bounds(0, 170, DuskScene.Width, 400), Shape.Below(line), point =>
        {
            var depth = point.Y - line(point.X);
            var relief = Noise.Fractal(point.X * 0.03f + depth * 0.02f, point.Y * 0.045f, 5, shade) - 0.5f;
            var slope = (line(point.X + 6) - line(point.X - 6)) / 12;
            var color = Vector3.Lerp(Color.Hex(shade), Color.Hex(haze), Math.Clamp(depth / 95, 0, 1));
            var facing = slope * Math.Clamp((DuskScene.Sun.X - point.X) / 120, -1, 1);
            return color * (1 + 0.75f * relief + 0.28f * facing);
        });
    }

    private static void Pine(Canvas canvas, Vector2 foot, float height)
    {
        var dark = Color.Hex(0x1E1B38);
        canvas.Stroke(foot, foot - new Vector2(0, height), 1.4f, dark);
        for (var y = 0.15f; y < 1; y += 3.2f / height)
        {
            var reach = (1 - y) * height * 0.27f + 0.8f;
            var joint = foot - new Vector2(0, y * height);
            for (var side = -1; side <= 1; side += 2)
                canvas.Stroke(joint - new Vector2(0, 1.5f), joint + new Vector2(side * reach, 2), 2.1f, dark);
        }
    }
}
