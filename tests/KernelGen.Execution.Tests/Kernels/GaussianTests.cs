using System;
using System.Linq;
using Xunit;

namespace KernelGen.Execution.Tests.Kernels;

/// <summary>What the zeros of a Gaussian mean: a size chosen from sigma and the source type, sigma from the size, the vertical sigma from the horizontal.</summary>
public sealed partial class GaussianTests
{
    private const int Width = 41;
    private const int Height = 23;

    public static partial class Blurs
    {
        [GaussianKernel(3, 0, Rounding = MidpointRounding.AwayFromZero)]
        public static partial void Three(ReadOnlySpan<byte> source, Span<byte> destination, int width, int height);

        [GaussianKernel(0, 1.1)]
        public static partial void OfBytes(ReadOnlySpan<byte> source, Span<byte> destination, int width, int height);

        [GaussianKernel(0, 1.1)]
        public static partial void OfBytesToFloats(ReadOnlySpan<byte> source, Span<float> destination, int width, int height);

        [GaussianKernel(0, 1.1)]
        public static partial void OfWords(ReadOnlySpan<ushort> source, Span<ushort> destination, int width, int height);

        [GaussianKernel(0, 1.1)]
        public static partial void OfShorts(ReadOnlySpan<short> source, Span<short> destination, int width, int height);

        [GaussianKernel(0, 1.1)]
        public static partial void OfFloats(ReadOnlySpan<float> source, Span<float> destination, int width, int height);

        [GaussianKernel(0, 5, 0, 0.8)]
        public static partial void RowsChosen(ReadOnlySpan<byte> source, Span<byte> destination, int width, int height);

        [GaussianKernel(5, 0, 0, 0.8, WeightBits = 12)]
        public static partial void ColumnsChosen(ReadOnlySpan<byte> source, Span<byte> destination, int width, int height);

        [GaussianKernel(7, 3, 0, 1.5)]
        public static partial void VerticalOfHorizontal(ReadOnlySpan<byte> source, Span<byte> destination, int width, int height);

        [GaussianKernel(7, 9, 0, 0)]
        public static partial void BothOfSizes(ReadOnlySpan<byte> source, Span<byte> destination, int width, int height);
    }

    /// <summary>cv2.GaussianBlur(src, (3, 3), 0) of these bytes, OpenCV 4.6.0, borderType=cv2.BORDER_REPLICATE.</summary>
    [Fact]
    public void The_commonest_call_gives_what_OpenCV_gives()
    {
        byte[] source = [106, 152, 249, 131, 184, 200, 0, 21, 253, 147, 202, 107, 249, 169, 138, 149, 119, 166, 224, 148, 172, 93, 167, 142];
        byte[] expected = [89, 142, 189, 177, 172, 180, 89, 123, 170, 172, 161, 153, 167, 152, 153, 149, 146, 147, 211, 175, 147, 133, 141, 150];
        var found = new byte[source.Length];
        Blurs.Three(source, found, 6, 4);
        Assert.Equal(expected, found);
        Convolution.Apply<byte, byte>(Kernel.Gaussian(3, 0, new() { Rounding = MidpointRounding.AwayFromZero }), source, found, 6, 4);
        Assert.Equal(expected, found);
    }

    [Fact]
    public void A_size_of_zero_depends_on_the_source_type()
    {
        Same<byte, byte>(Blurs.OfBytes, Kernel.Gaussian(9, 1.1), value => (byte)value);
        Same<byte, float>(Blurs.OfBytesToFloats, Kernel.Gaussian(9, 1.1), value => (byte)value);
        Same<ushort, ushort>(Blurs.OfWords, Kernel.Gaussian(11, 1.1), value => (ushort)value);
        Same<short, short>(Blurs.OfShorts, Kernel.Gaussian(11, 1.1), value => (short)value);
        Same<float, float>(Blurs.OfFloats, Kernel.Gaussian(11, 1.1), value => value);
    }

    [Fact]
    public void Each_zero_is_chosen_along_its_own_axis()
    {
        Same<byte, byte>(Blurs.RowsChosen, Kernel.Gaussian(7, 5, 0.8, 0.8), value => (byte)value);
        Same<byte, byte>(Blurs.ColumnsChosen, Kernel.Gaussian(5, 7, 0.8, 0.8, new() { WeightBits = 12 }), value => (byte)value);
        Same<byte, byte>(Blurs.VerticalOfHorizontal, Kernel.Gaussian(7, 3, 1.5, 1.5), value => (byte)value);
        Same<byte, byte>(
            Blurs.BothOfSizes, Kernel.Separable([2, 7, 14, 18, 14, 7, 2], [4, 13, 30, 51, 60, 51, 30, 13, 4], new() { Divisor = 64 * 256 }),
            value => (byte)value);
    }

    private delegate void Filter<TIn, TOut>(ReadOnlySpan<TIn> source, Span<TOut> destination, int width, int height);

    private static void Same<TIn, TOut>(Filter<TIn, TOut> filter, Kernel kernel, Func<int, TIn> pixel)
        where TIn : unmanaged
        where TOut : unmanaged
    {
        var random = new Random(7);
        var source = Enumerable.Range(0, Width * Height).Select(_ => pixel(random.Next(65_536))).ToArray();
        var (found, expected) = (new TOut[source.Length], new TOut[source.Length]);
        filter(source, found, Width, Height);
        Convolution.Apply<TIn, TOut>(kernel, source, expected, Width, Height);
        for (var i = 0; i < found.Length; i++)
        {
            var (a, b) = (Convert.ToDouble(found[i]), Convert.ToDouble(expected[i]));
            if (typeof(TOut) == typeof(float)) Assert.Equal(b, a, 65_536 * 1e-5);
            else Assert.Equal(b, a);
        }
    }
}
