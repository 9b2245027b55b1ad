using System;
using System.Collections.Generic;
using SixLabors.ImageSharp;
using SixLabors.ImageSharp.PixelFormats;
using SixLabors.ImageSharp.Processing;
using SixLabors.ImageSharp.Processing.Processors.Convolution;

namespace KernelGen.Peers;

/// <summary>ImageSharp on one thread. Its source is wrapped; its result is a new image.</summary>
/// <remarks>Any square kernel of odd size can be given to its edge detector.</remarks>
internal sealed unsafe class ImageSharp : IPeer
{
    private readonly Configuration configuration = new() { MaxDegreeOfParallelism = 1 };

    public string Description { get; } = $"ImageSharp {Names.VersionOf(typeof(Image))}, one thread";

    public IEnumerable<Contestant> Enter(Case kernel, Canvas canvas)
    {
        if (canvas.Height == 1 || kernel.Window.Options is not { Border: BorderMode.Replicate, Stride: 1 }) return [];
        return (kernel.Source.Name, kernel.Destination.Name, canvas.Channels) switch
        {
            ("u8", "u8", 1) => Enter<L8>(kernel.Window, canvas),
            ("u8", "u8", 3) => Enter<Rgb24>(kernel.Window, canvas),
            ("u16", "u16", 1) => Enter<L16>(kernel.Window, canvas),
            _ => [],
        };
    }

    private List<Contestant> Enter<TPixel>(Window window, Canvas canvas)
        where TPixel : unmanaged, IPixel<TPixel>
    {
        var source = Image.WrapMemory<TPixel>(configuration, (void*)canvas.SourceAddress, canvas.Width, canvas.Height);
        var entries = new List<Contestant>();
        if (window.Rows == window.Columns && Patience.Lasts(window, canvas))
        {
            var taps = new DenseMatrix<float>(window.Columns, window.Rows);
            for (var i = 0; i < window.Taps.Length; i++)
                taps[i / window.Columns, i % window.Columns] = (float)(window.Taps[i] / window.Divisor);
            var detector = new EdgeDetectorKernel(taps);
            Add("DetectEdges", context => context.DetectEdges(detector, false));
        }
        if (window.IsBox && window.Rows == window.Columns) Add("BoxBlur", context => context.BoxBlur(window.Rows / 2));
        if (window.Sigma > 0) Add("GaussianBlur", context => context.GaussianBlur((float)window.Sigma));
        return entries;

        void Add(string name, Action<IImageProcessingContext> operation)
        {
            var result = source;
            entries.Add(new Contestant(Family.ImageSharp, name, _ =>
            {
                if (result != source) result.Dispose();
                result = source.Clone(configuration, operation);
            })
            {
                Collect = canvas => result.CopyPixelDataTo(canvas.Destination<TPixel>()[..(canvas.Width * canvas.Height)]),
            });
        }
    }
}
