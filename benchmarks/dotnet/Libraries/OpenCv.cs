using System;
using System.Collections.Generic;
using System.Linq;
using OpenCvSharp;

namespace KernelGen.Peers;

/// <summary>OpenCV by OpenCvSharp, on one thread, over the same buffers.</summary>
internal sealed class OpenCv : IPeer
{
    public OpenCv()
    {
        Cv2.SetNumThreads(1);
        Description = $"OpenCV {Cv2.GetVersionString()} (OpenCvSharp), one thread";
    }

    public string Description { get; }

    public IEnumerable<Contestant> Enter(Case kernel, Canvas canvas)
    {
        var (window, options) = (kernel.Window, kernel.Window.Options);
        if (Border(options.Border) is not { } border || options.PreserveAlpha) yield break;
        if (canvas.Width % options.Stride + canvas.Height % options.Stride != 0) yield break;      // its resize differs
        var (source, destination) = (View(kernel.Source, canvas.SourceAddress, canvas.Width, canvas.Height, canvas.Channels),
            View(kernel.Destination, canvas.DestinationAddress, canvas.OutputWidth, canvas.OutputHeight, canvas.Channels));
        foreach (var function in Enum.GetValues<OpenCvFunction>().Where(function => function != OpenCvFunction.None && kernel.OpenCv.HasFlag(function)))
            if (Call(function, window, source, destination, border) is { } call) yield return Entry(function.ToString(), call);
        var (column, row) = window.Rows == 1 ? ([1.0], window.Taps) : (window.Column, window.Row);
        if (column is not null && row is not null && options.Stride == 1 && !window.IsBox)
        {
            var (down, along) = (Taps(column.Length, 1, column, 1), Taps(1, row.Length, row, window.Divisor));
            yield return Entry("SepFilter2D",
                () => Cv2.SepFilter2D(source, destination, destination.Depth(), along, down, new Point(-1, -1), 0, border));
        }

        Contestant Entry(string name, Action call) => new(Family.OpenCv, name, _ =>
        {
            call();
            if (destination.Data != canvas.DestinationAddress) throw new InvalidOperationException($"OpenCV's {name} took memory of its own.");
        });
    }

    private static Action? Call(OpenCvFunction function, Window window, Mat source, Mat destination, BorderTypes border)
    {
        var (size, depth, middle) = (new Size(window.Columns, window.Rows), destination.Depth(), new Point(-1, -1));
        var taps = Taps(window.Rows, window.Columns, window.Taps, window.Divisor);
        var whole = new Mat(source.Size(), destination.Type());
        return function switch
        {
            OpenCvFunction.Filter2D => () => Cv2.Filter2D(source, destination, depth, taps, middle, 0, border),
            OpenCvFunction.Sobel => () => Cv2.Sobel(source, destination, depth, 1, 0, 3, 1, 0, border),
            OpenCvFunction.GaussianBlur => () => Cv2.GaussianBlur(source, destination, size, window.Sigma, window.Sigma, border),
            OpenCvFunction.Blur => () => Cv2.Blur(source, destination, size, middle, border),
            OpenCvFunction.Filter2DThenResize => () =>
            {
                Cv2.Filter2D(source, whole, depth, taps, middle, 0, border);
                Cv2.Resize(whole, destination, destination.Size(), 0, 0, InterpolationFlags.Nearest);
            }
            ,
            _ => null,
        };
    }

    private static Mat View(Pixels pixels, nint address, int width, int height, int channels) =>
        Mat.FromPixelData(height, width, MatType.MakeType(Depth(pixels), channels), address);

    private static int Depth(Pixels pixels) => pixels.Name switch
    {
        "u8" => MatType.CV_8U,
        "u16" => MatType.CV_16U,
        "i16" => MatType.CV_16S,
        "f32" => MatType.CV_32F,
        _ => MatType.CV_64F,
    };

    private static Mat Taps(int rows, int columns, double[] taps, double divisor)
    {
        var result = new Mat(rows, columns, MatType.CV_64FC1);
        for (var i = 0; i < taps.Length; i++) result.Set(i / columns, i % columns, taps[i] / divisor);
        return result;
    }

    private static BorderTypes? Border(BorderMode border) => border switch
    {
        BorderMode.Replicate => BorderTypes.Replicate,
        BorderMode.Constant => BorderTypes.Constant,
        BorderMode.Reflect => BorderTypes.Reflect,
        BorderMode.Reflect101 => BorderTypes.Reflect101,
        _ => null,
    };
}
