using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using ImageMagick;

namespace KernelGen.Peers;

/// <summary>ImageMagick by Magick.NET on one thread. Its source is read beforehand; its result is a copy that it filters.</summary>
/// <remarks>It turns kernels by 180°.</remarks>
internal sealed class Magick : IPeer
{
    public Magick() => ResourceLimits.Thread = 1;

    public string Description { get; } = $"{MagickNET.ImageMagickVersion.Split(" https")[0]} (Magick.NET), one thread";

    public IEnumerable<Contestant> Enter(Case kernel, Canvas canvas)
    {
        var (window, options) = (kernel.Window, kernel.Window.Options);
        var isBytes = kernel.Source.Name == "u8" && kernel.Destination.Name == "u8";
        if (!isBytes || canvas.Height == 1 || options.Stride != 1 || Border(options.Border) is not { } border) yield break;
        var mapping = canvas.Channels switch { 1 => "R", 3 => "RGB", _ => "RGBA" };
        var source = new MagickImage();
        source.ReadPixels(
            canvas.Source<byte>(),
            new PixelReadSettings((uint)canvas.Width, (uint)canvas.Height, StorageType.Char, canvas.Channels == 1 ? "I" : mapping));
        source.VirtualPixelMethod = border;
        source.BackgroundColor = MagickColors.Black;
        var channels = options.PreserveAlpha ? Channels.RGB : Channels.All;
        var turned = window.Taps.Reverse().Select(tap => tap / window.Divisor).ToArray();
        if (window.Rows == window.Columns && !options.PreserveAlpha && Patience.Lasts(window, canvas))
            yield return Entry("Convolve", image => image.Convolve(new ConvolveMatrix((uint)window.Rows, turned)));
        if (Patience.Lasts(window, canvas))
            yield return Entry("Morphology", image => image.Morphology(Convolution(window.Rows, window.Columns, turned, channels)));
        if (window.Column is { } column && window.Row is { } row)
            yield return Entry("two Morphology", image =>
            {
                image.Morphology(Convolution(column.Length, 1, [.. column.Reverse().Select(tap => tap / column.Sum())], channels));
                image.Morphology(
                    Convolution(1, row.Length, [.. row.Reverse().Select(tap => tap * column.Sum() / window.Divisor)], channels));
            });
        if (window.Sigma > 0) yield return Entry("Blur", image => image.Blur(window.Columns / 2, window.Sigma, channels));

        Contestant Entry(string name, Action<IMagickImage<byte>> operation)
        {
            IMagickImage<byte>? result = null;
            return new(Family.Magick, name, _ =>
            {
                result?.Dispose();
                result = source.Clone();
                operation(result);
            })
            {
                Collect = canvas => result!.GetPixelsUnsafe()
                    .ToByteArray(0, 0, result.Width, result.Height, mapping)!.CopyTo(canvas.Destination<byte>()),
                HasThreads = true,
            };
        }
    }

    private static MorphologySettings Convolution(int rows, int columns, double[] taps, Channels channels) => new()
    {
        Method = MorphologyMethod.Convolve,
        Channels = channels,
        UserKernel = $"{columns}x{rows}:{string.Join(',', taps.Select(static tap => tap.ToString("R", CultureInfo.InvariantCulture)))}",
    };

    private static VirtualPixelMethod? Border(BorderMode border) => border switch
    {
        BorderMode.Replicate => VirtualPixelMethod.Edge,
        BorderMode.Constant => VirtualPixelMethod.Black,
        BorderMode.Reflect => VirtualPixelMethod.Mirror,
        BorderMode.Wrap => VirtualPixelMethod.Tile,
        _ => null,
    };
}
