using System;
using System.Numerics;

namespace KernelBank.Scene;

/// <summary>A brick cottage with a shingle roof, lit windows and a smoking chimney.</summary>
internal static class Cottage
{
    private const float Left = 486, Right = 670, Eaves = 338, Ground = 436;

    /// <summary>From the smoke to the lamplight.</summary>
    public static void Paint(Canvas canvas)
    {
        Smoke(canvas);
        canvas.Fill(new Bounds(612, 228, 644, 300), Shape.Box(616, 236, 640, 300), Canvas.Fine(Bricks));
        canvas.Fill(new Bounds(610, 226, 646, 240), Shape.Box(613, 231, 643, 238, 1), 0x5A3A38);
        canvas.Fill(new Bounds(Left - 1, Eaves - 4, Right + 1, Ground + 1), Shape.Box(Left, Eaves - 3, Right, Ground), Canvas.Fine(Bricks));
        Roof(canvas);
        Window(canvas, 503, 362);
        Window(canvas, 621, 362);
        Door(canvas);
    }

    // Running bond: every second course is shifted by half a brick; each brick has its own shade, darker away from the sun.
    private static Vector3 Bricks(Vector2 point)
    {
        var course = (int)MathF.Floor(point.Y / 6);
        var along = point.X / 14 + (course % 2 == 0 ? 0 : 0.5f);
        var brick = (int)MathF.Floor(along);
        var joint = MathF.Min(MathF.Min(along - brick, brick + 1 - along) * 14, MathF.Min(point.Y - course * 6, course * 6 + 6 - point.Y));
        var shade = 0.72f + 0.5f * Noise.At(brick, course, 3) + 0.25f * (Noise.Smooth(point.X * 0.9f, point.Y * 0.9f, 4) - 0.5f);
        var color = Vector3.Lerp(Color.Hex(0xA08878) * 0.8f, Color.Hex(0xA9573F) * shade, Noise.Step(0.3f, 1.2f, joint));
        var eavesShadow = 0.45f + 0.55f * Noise.Step(Eaves, Eaves + 22, point.Y + (point.Y < 320 ? 60 : 0));
        return color * eavesShadow * (1.15f - 0.5f * (point.X - Left) / (Right - Left));
    }

    private static void Roof(Canvas canvas)
    {
        var outline = Shape.Polygon(new(Left - 18, Eaves + 3), new(Left + 22, 266), new(Right - 22, 266), new(Right + 18, Eaves + 3));
        canvas.Fill(new Bounds(Left - 20, 260, Right + 20, Eaves + 6), outline, Canvas.Fine(static point =>
        {
            // Shingles: rows of rounded tiles, each row half a tile from the next.
            var row = (int)MathF.Floor((point.Y - 266) / 8);
            var along = (point.X + (row % 2) * 5) / 10;
            var tile = (int)MathF.Floor(along);
            var across = (along - tile) * 2 - 1;
            var lip = (point.Y - 266 - row * 8) / 8 + 0.35f * across * across;
            var shade = (0.75f + 0.5f * Noise.At(tile, row, 8)) * (0.45f + 0.55f * Noise.Step(1.15f, 0.75f, lip));
            return Color.Hex(0x62708A) * shade * (1.3f - 0.55f * (point.X - Left) / (Right - Left));
        }));
        canvas.Stroke(new Vector2(Left + 21, 266), new Vector2(Right - 21, 266), 4, Color.Hex(0x8E96A8));
        canvas.Stroke(new Vector2(Left - 17, Eaves + 3), new Vector2(Right + 17, Eaves + 3), 3.5f, Color.Hex(0xD9CBB8) * 0.75f);
    }

    private static void Window(Canvas canvas, float x, float y)
    {
        canvas.Fill(new Bounds(x - 4, y - 4, x + 38, y + 44), Shape.Box(x - 3, y - 3, x + 37, y + 41, 1.5f), 0xE8DCC8);
        canvas.Fill(new Bounds(x, y, x + 34, y + 38), Shape.Box(x, y, x + 34, y + 38), point =>
            Color.Gradient(Vector2.Distance(point, new Vector2(x + 17, y + 12)), [(0, 0xFFF7D2), (14, 0xFFD777), (34, 0xE88B33)]));
        var bar = Color.Hex(0xE8DCC8) * 0.85f;
        canvas.Stroke(new Vector2(x + 17, y), new Vector2(x + 17, y + 38), 2.2f, bar);
        canvas.Stroke(new Vector2(x, y + 13), new Vector2(x + 34, y + 13), 2.2f, bar);
        canvas.Stroke(new Vector2(x, y + 26), new Vector2(x + 34, y + 26), 2.2f, bar);
        canvas.Stroke(new Vector2(x - 5, y + 42), new Vector2(x + 39, y + 42), 3.4f, Color.Hex(0xB5A892));
        canvas.Glow(new Vector2(x + 17, y + 19), 30, Color.Hex(0x6A3F16) * 0.8f);
    }

    private static void Door(Canvas canvas)
    {
        var frame = Shape.Box(557, 374, 593, Ground + 20, 17);
        var leaf = Shape.Box(560.5f, 377.5f, 589.5f, Ground + 20, 14);
        canvas.Fill(new Bounds(555, 372, 595, Ground), frame, 0xE8DCC8);
        canvas.Fill(new Bounds(558, 375, 592, Ground), leaf, static point =>
        {
            var plank = point.X / 6 - MathF.Floor(point.X / 6);
            var grain = Noise.Fractal(point.X * 0.9f, point.Y * 0.06f, 3, 19);
            return Color.Hex(0x2F6B62) * (0.5f + 0.7f * grain) * (plank < 0.16f ? 0.45f : 1);
        });
        canvas.Fill(new Bounds(583, 408, 588, 413), Shape.Disc(585.5f, 410.5f, 1.8f), 0xF3C969);
        canvas.Fill(new Bounds(552, Ground - 4, 598, Ground + 3), Shape.Box(553, Ground - 3, 597, Ground + 2, 1), 0x8C8078);
    }

    private static void Smoke(Canvas canvas) => canvas.Shade(new Bounds(560, 60, 768, 234), static (point, light) =>
    {
        var rise = 234 - point.Y;
        var center = 628 + 0.2f * rise + 0.0016f * rise * rise + 12 * (Noise.Smooth(point.Y * 0.03f, 0, 25) - 0.5f);
        var width = 5 + 0.17f * rise;
        var body = MathF.Exp(-MathF.Pow((point.X - center) / width, 2));
        var curl = Noise.Fractal(point.X * 0.045f, point.Y * 0.04f, 5, 26);
        var cover = body * Noise.Step(0.3f, 0.62f, curl) * Noise.Step(165, 20, rise) * Noise.Step(0, 12, rise);
        return Vector3.Lerp(light, Color.Hex(0xD8C3C6), 0.62f * cover);
    });
}
