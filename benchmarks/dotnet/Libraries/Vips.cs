using System;
using System.Collections.Generic;
using System.Linq;
using NetVips;

namespace KernelGen.Peers;

/// <summary>libvips by NetVips, on one thread. Its source is wrapped; its result stays in its own memory.</summary>
/// <remarks>It remembers results: its cache is off, and every call gets a new header for the image.</remarks>
internal sealed class Vips : IPeer
{
    public Vips()
    {
        NetVips.NetVips.Concurrency = 1;
        Cache.Max = 0;
        var version = string.Join('.', Enumerable.Range(0, 3).Select(static part => NetVips.NetVips.Version(part, true)));
        Description = $"libvips {version} (NetVips), one thread";
    }

    public string Description { get; }

    public IEnumerable<Contestant> Enter(Case kernel, Canvas canvas)
    {
        var (window, options) = (kernel.Window, kernel.Window.Options);
        if (canvas.Height == 1 || options.PreserveAlpha || Border(options.Border) is not { } border) yield break;
        var taps = Mask(window.Rows, window.Columns, window.Taps, window.Divisor);
        foreach (var precision in Precisions(kernel))
        {
            if (Patience.Lasts(window, canvas))
                yield return Entry($"conv {precision}", source => [source.Conv(taps, precision: precision)], precision);
            if (window.Column is not { } column || window.Row is not { } row) continue;
            var sum = column.Sum();
            var (down, along) = (Mask(column.Length, 1, column, sum), Mask(1, row.Length, row, window.Divisor / sum));
            if (column.SequenceEqual(row) && sum * sum == window.Divisor)
                yield return Entry($"convsep {precision}", source => [source.Convsep(along, precision: precision)], precision);
            yield return Entry($"two conv {precision}", source => Two(source, down, along, precision), precision);
        }

        Contestant Entry(string name, Func<Image, Image[]> compute, Enums.Precision precision)
        {
            var result = new Result(kernel, canvas, border, precision, compute);
            return new Contestant(Family.NetVips, name, _ => result.Compute()) { Collect = _ => result.Collect(), HasThreads = true };
        }
    }

    private static Image[] Two(Image source, Image down, Image along, Enums.Precision precision)
    {
        var half = source.Conv(down, precision: precision);
        return [half, half.Conv(along, precision: precision)];
    }

    private static Enums.Precision[] Precisions(Case kernel) =>
        kernel.Source.IsFloat ? [Enums.Precision.Float] : [Enums.Precision.Integer, Enums.Precision.Float];

    private static Image Mask(int rows, int columns, double[] taps, double divisor)
    {
        var values = new double[rows, columns];
        for (var i = 0; i < taps.Length; i++) values[i / columns, i % columns] = taps[i];
        return Image.NewFromArray(values, divisor);
    }

    private static Enums.Extend? Border(BorderMode border) => border switch
    {
        BorderMode.Replicate => Enums.Extend.Copy,
        BorderMode.Constant => Enums.Extend.Black,
        BorderMode.Reflect => Enums.Extend.Mirror,
        BorderMode.Wrap => Enums.Extend.Repeat,
        _ => null,
    };

    /// <summary>The result of the last call of one contestant.</summary>
    private sealed class Result(Case kernel, Canvas canvas, Enums.Extend border, Enums.Precision precision, Func<Image, Image[]> compute)
    {
        private readonly Enums.BandFormat source = Format(kernel.Source), destination = Format(kernel.Destination);
        private nint memory;

        public void Compute()
        {
            var chain = new List<Image>
            {
                Image.NewFromMemory(canvas.SourceAddress, (ulong)canvas.SourceBytes, canvas.Width, canvas.Height, canvas.Channels, source),
            };
            if (source != destination && precision == Enums.Precision.Integer) chain.Add(chain[^1].Cast(destination));
            var (left, top) = (kernel.Window.Columns, kernel.Window.Rows);
            var isOwnBorder = border == Enums.Extend.Copy;      // what its convolutions do by themselves
            if (!isOwnBorder) chain.Add(chain[^1].Embed(left, top, canvas.Width + 2 * left, canvas.Height + 2 * top, border));
            chain.AddRange(compute(chain[^1]));
            if (!isOwnBorder) chain.Add(chain[^1].Crop(left, top, canvas.Width, canvas.Height));
            if (kernel.Window.Options.Stride is > 1 and var stride) chain.Add(chain[^1].Subsample(stride, stride));
            if (!kernel.Destination.IsFloat && precision == Enums.Precision.Float) chain.AddRange(Rounded(chain[^1], destination));
            Release();
            memory = chain[^1].WriteToMemory(out _);
            foreach (var image in chain) image.Dispose();
        }

        public unsafe void Collect()
        {
            Buffer.MemoryCopy((void*)memory, (void*)canvas.DestinationAddress, canvas.DestinationBytes, canvas.DestinationBytes);
            Release();
        }

        private void Release()
        {
            if (memory != 0) NetVips.NetVips.Free(memory);
            memory = 0;
        }

        private static Image[] Rounded(Image image, Enums.BandFormat format)
        {
            var whole = image.Rint();
            return [whole, whole.Cast(format)];
        }

        private static Enums.BandFormat Format(Pixels pixels) => pixels.Name switch
        {
            "u8" => Enums.BandFormat.Uchar,
            "u16" => Enums.BandFormat.Ushort,
            "i16" => Enums.BandFormat.Short,
            "f32" => Enums.BandFormat.Float,
            _ => Enums.BandFormat.Double,
        };
    }
}
