using System;
using System.Numerics;

namespace KernelBank.Scene;

/// <summary>Grass: a ground of noise behind, single blades and flowers in front.</summary>
internal static class Meadow
{
    private static readonly int[] s_flowers = [0xF7E8C8, 0xF2A65A, 0xE86A8A, 0xBFA2E8];

    /// <summary>The ground from the foot of the hills to the lower edge, with the path to the door.</summary>
    public static void PaintBack(Canvas canvas)
    {
        canvas.Fill(new Bounds(0, 350, DuskScene.Width, DuskScene.Height), Shape.Below(Edge), static point =>
        {
            var near = Noise.Step(365, 512, point.Y);
            var color = Vector3.Lerp(Color.Hex(0x77704A), Color.Hex(0x3F5A36), near);
            var mown = Noise.Fractal(point.X * 0.05f / (0.4f + near), point.Y * 0.3f / (0.4f + near), 5, 91);
            var warmth = MathF.Exp(-MathF.Abs(point.X - DuskScene.Sun.X) / 300) * (1 - near);
            return color * (0.45f + 1.0f * mown) + Color.Hex(0x8A5A30) * warmth * 0.55f;
        });
        Path(canvas);
    }

    /// <summary>Blades and flowers along the lower edge.</summary>
    public static void PaintFront(Canvas canvas)
    {
        for (var blade = 0; blade < 2600; blade++)
        {
            var depth = MathF.Sqrt(Noise.At(blade, 0, 71));
            var foot = new Vector2(Noise.At(blade, 1, 71) * DuskScene.Width, 482 + 40 * depth);
            if (MathF.Abs(foot.X - PathCenter(foot.Y)) < PathHalf(foot.Y)) continue;
            var height = (7 + 17 * Noise.At(blade, 2, 71)) * (0.55f + 0.45f * depth);
            var lean = (Noise.At(blade, 3, 71) - 0.5f) * height * 0.8f;
            var color = Vector3.Lerp(Color.Hex(0x1F3524), Color.Hex(0x86944A), Noise.At(blade, 4, 71) * depth);
            var knee = foot + new Vector2(lean * 0.3f, -height * 0.6f);
            canvas.Stroke(foot, knee, 1.5f, color);
            canvas.Stroke(knee, foot + new Vector2(lean, -height), 1, color * 1.25f);
            if (blade % 29 == 0) Flower(canvas, foot + new Vector2(lean, -height), Color.Hex(s_flowers[blade / 29 % 4]));
        }
    }

    private static void Flower(Canvas canvas, Vector2 center, Vector3 color)
    {
        for (var petal = 0; petal < 5; petal++)
        {
            var (sine, cosine) = MathF.SinCos(petal * MathF.Tau / 5 + center.X);
            canvas.Stroke(center, center + new Vector2(cosine, sine) * 1.7f, 1.7f, color);
        }
        canvas.Stroke(center, center, 1.7f, Color.Hex(0xF2C14E));
    }

    private static float Edge(float x) => 372 + 7 * Noise.Fractal(x * 0.01f, 5, 2, 83);

    private static float PathCenter(float y) => 574 - 46 * MathF.Pow((y - 430) / 82, 2) * MathF.Sign(y - 430);

    private static float PathHalf(float y) => 13 + (y - 428) * 0.42f;

    private static void Path(Canvas canvas) =>
        canvas.Fill(new Bounds(440, 428, 660, 512), static point => MathF.Abs(point.X - PathCenter(point.Y)) - PathHalf(point.Y), Cobbles);

    // The nearest of one random point per cell of a foreshortened grid (Worley).
    private static Vector3 Cobbles(Vector2 point)
    {
        var place = new Vector2((point.X - PathCenter(point.Y)) / PathHalf(point.Y) * 4.2f, 26 * MathF.Log(point.Y - 380));
        var (nearest, second) = (9f, 9f);
        for (var cell = 0; cell < 9; cell++)
        {
            var (column, row) = ((int)MathF.Floor(place.X) + cell % 3 - 1, (int)MathF.Floor(place.Y * 0.42f) + cell / 3 - 1);
            var stone = new Vector2(column + 0.2f + 0.6f * Noise.At(column, row, 13), row + 0.2f + 0.6f * Noise.At(column, row, 14));
            var distance = Vector2.Distance(stone, new Vector2(place.X, place.Y * 0.42f));
            if (distance < nearest) (nearest, second) = (distance, nearest);
            else second = MathF.Min(second, distance);
        }
        var joint = Noise.Step(0.04f, 0.2f, second - nearest);
        return Color.Hex(0xB79A84) * (0.28f + 0.6f * joint * (0.75f + 0.5f * Noise.Smooth(place.X * 3, place.Y * 2, 15)));
    }
}
