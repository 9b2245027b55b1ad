using System;
using System.Collections.Generic;
using System.Linq;
using System.Numerics;
using KernelGen.Peers;
using Table = KernelGen.Peers.Kernels;

namespace KernelGen.Benchmarks;

/// <summary>Three implementations of one kernel over the same image, each with its own destination.</summary>
internal abstract class Contest
{
    private static readonly Dictionary<string, Func<int, int, Contest>> All = new()
    {
        ["sharpen 3x3 u8"] = (w, h) => new Contest<byte, byte>(w, h, Table.Sharpen),
        ["Sobel u8 to u8"] = (w, h) => new Contest<byte, byte>(w, h, Table.SobelX),
        ["Sobel u8 to i16"] = (w, h) => new Contest<byte, short>(w, h, Table.SobelX),
        ["emboss u8"] = (w, h) => new Contest<byte, byte>(w, h, Table.Emboss),
        ["decimals 3x3 u8"] = (w, h) => new Contest<byte, byte>(w, h, Table.Decimals3),
        ["sharpen 3x3 RGB u8"] = (w, h) => new Contest<byte, byte>(w, h, Table.SharpenRgb),
        ["binomial 5x5 u8"] = (w, h) => new Contest<byte, byte>(w, h, Table.Binomial5),
        ["box 7x7 u8"] = (w, h) => new Contest<byte, byte>(w, h, Table.Box7),
        ["box 21x21 u8"] = (w, h) => new Contest<byte, byte>(w, h, Table.Box21),
        ["sharpen 3x3 f32"] = (w, h) => new Contest<float, float>(w, h, Table.Sharpen),
        ["dense 3x3 f32"] = (w, h) => new Contest<float, float>(w, h, Table.Decimals3),
        ["binomial 5x5 f32"] = (w, h) => new Contest<float, float>(w, h, Table.Binomial5),
        ["dense 5x5 f32"] = (w, h) => new Contest<float, float>(w, h, Table.Dense5),
        ["dense 7x7 f32"] = (w, h) => new Contest<float, float>(w, h, Table.Dense7),
        ["box 7x7 f32"] = (w, h) => new Contest<float, float>(w, h, Table.Box7),
        ["box 21x21 f32"] = (w, h) => new Contest<float, float>(w, h, Table.Box21),
        ["dense 3x3 f32 stride 2"] = (w, h) => new Contest<float, float>(w, h, Table.HalfDecimals3),
    };

    public static IEnumerable<string> Names => All.Keys;

    public static Contest Create(string name, int width, int height) => All[name](width, height);

    public abstract void Generated();

    public abstract void Generic();

    public abstract void Textbook();

    /// <summary>Throws if the three results differ.</summary>
    public abstract void Verify();
}

/// <summary>The contest for one pair of element types.</summary>
internal sealed class Contest<TIn, TOut> : Contest
    where TIn : unmanaged, INumber<TIn>
    where TOut : unmanaged, INumber<TOut>
{
    public delegate void Filter(ReadOnlySpan<TIn> source, Span<TOut> destination, int width, int height);

    private readonly int width;
    private readonly int height;
    private readonly Filter generated;
    private readonly Window window;
    private readonly TIn[] source;
    private readonly TOut[] fromGenerated;
    private readonly TOut[] fromGeneric;
    private readonly TOut[] fromTextbook;

    public Contest(int width, int height, Filter generated)
    {
        (this.width, this.height, this.generated) = (width, height, generated);
        window = Window.Of(generated.Method, typeof(TIn));
        var random = new Random(1);
        source = Enumerable.Range(0, width * height * window.Options.Channels).Select(_ => TIn.CreateChecked(random.Next(256))).ToArray();
        var stride = window.Options.Stride;
        var length = (width + stride - 1) / stride * ((height + stride - 1) / stride) * window.Options.Channels;
        (fromGenerated, fromGeneric, fromTextbook) = (new TOut[length], new TOut[length], new TOut[length]);
    }

    public override void Generated() => generated(source, fromGenerated, width, height);

    public override void Generic() => Convolution.Apply<TIn, TOut>(window.Generic, source, fromGeneric, width, height);

    public override void Textbook() => Benchmarks.Textbook.Apply<TIn, TOut>(window, source, fromTextbook, width, height);

    public override void Verify()
    {
        Generated();
        Generic();
        Textbook();
        for (var i = 0; i < fromGenerated.Length; i++)
        {
            var (a, b, c) = (double.CreateChecked(fromGenerated[i]), double.CreateChecked(fromGeneric[i]), double.CreateChecked(fromTextbook[i]));
            // The textbook's sum in double can fall on the wrong side of a tie; the other two are exact.
            var isFloat = typeof(TOut) == typeof(float);
            var tolerance = isFloat ? 1e-5 * Math.Max(255, Math.Abs(c)) : 0;
            if (Math.Abs(a - b) > tolerance || Math.Abs(a - c) > (isFloat || window.Taps.All(double.IsInteger) ? tolerance : 1))
                throw new InvalidOperationException($"Element {i}: generated {a}, generic {b}, textbook {c}.");
        }
    }
}
