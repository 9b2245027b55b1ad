using System;
using System.Collections.Generic;
using SkiaSharp;

namespace KernelGen.Peers;

/// <summary>Skia by SkiaSharp, drawing into the destination: 8-bit pixels of one channel, or of four with alpha.</summary>
/// <remarks>It remembers results: every call gets a new image. Its matrix convolution is slow, so images and windows are small.</remarks>
internal sealed class Skia : IPeer
{
    private const int MostPixels = 512 * 512;
    private const int MostTaps = 7 * 7;

    public string Description { get; } = $"Skia {SkiaSharpVersion.Native} (SkiaSharp), raster, which cannot be told to do without AVX-512";

    public IEnumerable<Contestant> Enter(Case kernel, Canvas canvas)
    {
        var (window, options) = (kernel.Window, kernel.Window.Options);
        var isBytes = kernel.Source.Name == "u8" && kernel.Destination.Name == "u8";
        if (!isBytes || canvas.Channels is not (1 or 4) || canvas.Height == 1 || options.Stride != 1) yield break;
        if (canvas.Width * canvas.Height > MostPixels || Tiles(options.Border) is not { } tiles) yield break;
        var (color, alpha) = canvas.Channels == 1 ? (SKColorType.Alpha8, SKAlphaType.Premul)
            : (SKColorType.Rgba8888, options.PreserveAlpha ? SKAlphaType.Unpremul : SKAlphaType.Opaque);
        var info = new SKImageInfo(canvas.Width, canvas.Height, color, alpha);
        var bounds = new SKRect(0, 0, canvas.Width, canvas.Height);
        var taps = Array.ConvertAll(window.Taps, static tap => (float)tap);
        if (taps.Length <= MostTaps)
            yield return Entry("MatrixConvolution", SKImageFilter.CreateMatrixConvolution(
                new SKSizeI(window.Columns, window.Rows), taps, (float)(1 / window.Divisor), 0,
                new SKPointI(window.Columns / 2, window.Rows / 2), tiles, !options.PreserveAlpha, null, bounds));
        var sigma = (float)window.Sigma;
        if (sigma > 0) yield return Entry("Blur", SKImageFilter.CreateBlur(sigma, sigma, tiles, null, bounds));

        Contestant Entry(string name, SKImageFilter filter)
        {
            var paint = new SKPaint { ImageFilter = filter, BlendMode = SKBlendMode.Src };
            var surface = SKSurface.Create(info, canvas.DestinationAddress, info.RowBytes);
            return new(Family.SkiaSharp, name, canvas =>
            {
                using var image = SKImage.FromPixels(info, canvas.SourceAddress);
                surface.Canvas.DrawImage(image, 0, 0, SKSamplingOptions.Default, paint);
            });
        }
    }

    private static SKShaderTileMode? Tiles(BorderMode border) => border switch
    {
        BorderMode.Replicate => SKShaderTileMode.Clamp,
        BorderMode.Constant => SKShaderTileMode.Decal,
        BorderMode.Reflect => SKShaderTileMode.Mirror,
        BorderMode.Wrap => SKShaderTileMode.Repeat,
        _ => null,
    };
}
