using System;
using SkiaSharp;

namespace KernelGen.Peers.Start;

/// <summary>Sharpens with Skia.</summary>
internal static class Subject
{
    public static unsafe void Compute(byte[] picture, byte[] result)
    {
        var info = new SKImageInfo(Program.Side, Program.Side, SKColorType.Alpha8, SKAlphaType.Premul);
        fixed (byte* source = picture, destination = result)
        {
            using var image = SKImage.FromPixels(info, (nint)source);
            using var surface = SKSurface.Create(info, (nint)destination, info.RowBytes);
            using var filter = SKImageFilter.CreateMatrixConvolution(
                new SKSizeI(3, 3), [0, -1, 0, -1, 5, -1, 0, -1, 0], 1, 0, new SKPointI(1, 1), SKShaderTileMode.Clamp, true);
            using var paint = new SKPaint { ImageFilter = filter, BlendMode = SKBlendMode.Src };
            surface.Canvas.DrawImage(image, 0, 0, SKSamplingOptions.Default, paint);
        }
    }
}
