using System;
using System.Numerics;

namespace KernelBank.Scene;

/// <summary>A wooden board with the name on it and, in small figures below, a kernel.</summary>
internal static class Sign
{
    private const float Left = 44, Top = 366, Right = 314, Bottom = 448;

    /// <summary>Posts, planks, letters.</summary>
    public static void Paint(Canvas canvas)
    {
        foreach (var x in new[] { Left + 24, Right - 36 })
        {
            var post = Shape.Box(x, Top - 12, x + 12, 500, 2);
            canvas.Fill(new Bounds(x - 1, Top - 14, x + 14, 500), post, static point => Wood(point, 0x5C3F2C, vertical: true));
        }
        canvas.Fill(new Bounds(Left, Top, Right + 8, Bottom + 8), Shape.Box(Left + 5, Top + 5, Right + 5, Bottom + 5, 5), 0x140F1C, 0.5f);
        var board = Shape.Box(Left, Top, Right, Bottom, 5);
        canvas.Fill(new Bounds(Left - 1, Top - 1, Right + 1, Bottom + 1), board, static point => Wood(point, 0xA87444, vertical: false));
        var frame = Shape.Box(Left, Top, Right, Bottom, 5).Without(Shape.Box(Left + 4, Top + 4, Right - 4, Bottom - 4, 3));
        canvas.Fill(new Bounds(Left - 1, Top - 1, Right + 1, Bottom + 1), frame, static point => Wood(point, 0x6B4529, vertical: false));

        Carve(canvas, "KERNELGEN", new Vector2(Left + 27, Top + 17), 29, 4.6f);
        Carve(canvas, "0 -1 0   -1 5 -1   0 -1 0", new Vector2(Left + 22, Top + 60), 11, 1.6f);
        foreach (var (x, y) in new[] { (Left + 9, Top + 9), (Right - 9, Top + 9), (Left + 9, Bottom - 9), (Right - 9, Bottom - 9) })
            canvas.Fill(new Bounds(x - 3, y - 3, x + 3, y + 3), Shape.Disc(x, y, 1.8f), 0x2A2024);
    }

    // A light edge below and to the right makes the stroke look cut into the wood.
    private static void Carve(Canvas canvas, string text, Vector2 place, float height, float thickness)
    {
        var relief = thickness * 0.22f;
        StrokeFont.Draw(canvas, text, place + new Vector2(relief), height, thickness, Color.Hex(0xE9BE86));
        StrokeFont.Draw(canvas, text, place, height, thickness, Color.Hex(0x2A1712));
    }

    private static Vector3 Wood(Vector2 point, int rgb, bool vertical)
    {
        var (along, across) = vertical ? (point.Y, point.X) : (point.X, point.Y);
        var knots = Noise.Fractal(along * 0.012f, across * 0.08f, 3, 47);
        var rings = 0.5f + 0.5f * MathF.Sin(across * 0.75f + knots * 26);
        var fibre = Noise.Fractal(along * 0.05f, across * 1.1f, 3, 48);
        var plank = vertical ? 1 : MathF.Min(MathF.Abs(point.Y - 393.5f), MathF.Abs(point.Y - 420.5f));
        var joint = vertical ? 1 : 0.6f + 0.4f * Noise.Step(0, 1.4f, plank);
        return Color.Hex(rgb) * (0.62f + 0.22f * rings + 0.5f * (fibre - 0.3f)) * joint;
    }
}
