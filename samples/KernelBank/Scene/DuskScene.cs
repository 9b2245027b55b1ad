using System;
using System.Numerics;
using Samples.Pictures;

namespace KernelBank.Scene;

/// <summary>
/// The default image: a cottage at dusk, drawn by code, the same in every run. It contains what kernels are tested
/// with: long edges and thin lines in all directions, fine texture, lettering, smooth gradients, and noise.
/// </summary>
internal static class DuskScene
{
    /// <summary>Pixels in a row.</summary>
    public const int Width = 768;

    /// <summary>Rows.</summary>
    public const int Height = 512;

    /// <summary>Where the sun stands: most of the light comes from here.</summary>
    public static readonly Vector2 Sun = new(214, 216);

    /// <summary>Paints the picture: RGB, 8 bits. From the sky forwards; what is nearer covers what is farther.</summary>
    public static Picture<byte> Paint()
    {
        var canvas = new Canvas(Width, Height);
        Sky.Paint(canvas);
        Balloon.Paint(canvas);
        Hills.Paint(canvas);
        Cottage.Paint(canvas);
        Fence.Paint(canvas);
        Sign.Paint(canvas);
        Wheel.Paint(canvas);
        Meadow.PaintFront(canvas);
        Vignette(canvas);
        return canvas.Develop(grain: 1.8f, seed: 2024);
    }

    private static void Vignette(Canvas canvas) => canvas.Shade(canvas.All, static (point, light) =>
    {
        var fromCenter = (point - new Vector2(Width, Height) / 2) / new Vector2(Width, Height);
        return light * (1 - 0.55f * MathF.Pow(fromCenter.LengthSquared() * 2, 1.5f));
    });
}
