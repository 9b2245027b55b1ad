using System;
using System.Collections.Generic;
using System.Linq;
using System.Numerics;
using Xunit;

namespace KernelGen.Execution.Tests.Runtime;

/// <summary>Pooling against loops over windows.</summary>
public sealed class PoolingTests
{
    private delegate void Pool<T>(ReadOnlyPlane<T> source, Plane<T> destination, int size, int stride) where T : unmanaged;

    [Fact]
    public void Bytes() => Check<byte>(random => (byte)random.Next(256));

    [Fact]
    public void Shorts() => Check<short>(random => (short)random.Next(short.MinValue, short.MaxValue + 1));

    [Fact]
    public void Unsigned_shorts() => Check<ushort>(random => (ushort)random.Next(65536));

    [Fact]
    public void Floats() => Check<float>(random => random.Next(-100, 100));

    [Fact]
    public void Doubles() => Check<double>(random => random.Next(-100, 100));

    [Theory]
    [InlineData(0)]
    [InlineData(7)]
    [InlineData(40)]
    public void NaN_wins_every_maximum_that_sees_it(int at)
    {
        var source = Enumerable.Range(0, 48).Select(n => (float)n).ToArray();
        source[at] = float.NaN;
        var destination = new float[12];
        Pooling.Max<float>(new ReadOnlyPlane<float>(source, 8, 6), new Plane<float>(destination, 4, 3), 2);
        for (var n = 0; n < 12; n++) Assert.Equal(n == at / 16 * 4 + at % 8 / 2, float.IsNaN(destination[n]));
    }

    [Fact]
    public void Another_size_of_destination_is_refused()
    {
        foreach (var pool in new Pool<byte>[] { Pooling.Max, Pooling.Average, Pooling.Sum })
        {
            var call = () => pool(new ReadOnlyPlane<byte>(new byte[48], 8, 6), new Plane<byte>(new byte[48], 4, 2), 2, 0);
            var exception = Assert.ThrowsAny<ArgumentException>(call);
            foreach (var number in new[] { "4", "3", "2" }) Assert.Contains(number, exception.Message, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData(0, 1)]
    [InlineData(-2, 1)]
    [InlineData(2, -1)]
    public void Sizes_and_strides_are_positive(int size, int stride) => Assert.ThrowsAny<ArgumentException>(() =>
        Pooling.Max(new ReadOnlyPlane<byte>(new byte[48], 8, 6), new Plane<byte>(new byte[48], 4, 3), size, stride));

    [Fact]
    public void Other_element_types_are_refused() => Assert.ThrowsAny<ArgumentException>(() =>
        Pooling.Max(new ReadOnlyPlane<long>(new long[48], 8, 6), new Plane<long>(new long[12], 4, 3), 2));

    private static void Check<T>(Func<Random, T> next)
        where T : unmanaged, INumber<T>, IMinMaxValue<T>
    {
        var isReal = typeof(T) == typeof(float) || typeof(T) == typeof(double);
        var tolerance = isReal ? 1e-4 : 0;         // sums of a few hundreds, whose mean is divided in float
        var random = new Random(5);
        foreach (var (width, height, size, stride) in Sizes())
        {
            var source = Enumerable.Range(0, width * height).Select(_ => next(random)).ToArray();
            var (columns, rows) = (Outputs(width, size, stride), Outputs(height, size, stride));
            var windows = Enumerable.Range(0, rows * columns)
                .Select(n => Window(source, width, n / columns * stride, n % columns * stride, size))
                .ToArray();
            Compare(Pooling.Max, windows.Select(window => window.Max()!).ToArray(), "Max");
            Compare(Pooling.Sum, windows.Select(window => T.CreateSaturating(window.Sum(double.CreateChecked))).ToArray(), "Sum");
            Compare(Pooling.Average, windows.Select(Mean).ToArray(), "Average");

            void Compare(Pool<T> pool, T[] expected, string name)
            {
                var got = new T[expected.Length];
                pool(new ReadOnlyPlane<T>(source, width, height), new Plane<T>(got, columns, rows), size, stride == size ? 0 : stride);
                for (var n = 0; n < got.Length; n++)
                {
                    var difference = Math.Abs(double.CreateChecked(got[n]) - double.CreateChecked(expected[n]));
                    Assert.True(
                        difference <= tolerance,
                        $"{name}<{typeof(T).Name}> {width}x{height}, {size} by {stride}: element {n} is {got[n]}, wanted {expected[n]}");
                }
            }
        }

        T Mean(T[] window)
        {
            var mean = window.Sum(double.CreateChecked) / window.Length;
            return T.CreateChecked(isReal ? mean : Math.Round(mean, MidpointRounding.ToEven));
        }
    }

    private static IEnumerable<(int Width, int Height, int Size, int Stride)> Sizes() =>
        from width in new[] { 1, 2, 3, 7, 16, 33, 70, 131 }
        from height in new[] { 1, 2, 5, 9 }
        from size in new[] { 1, 2, 3, 5 }
        from stride in new[] { 1, 2, 3, 5 }
        where size <= width && size <= height
        select (width, height, size, stride);

    private static int Outputs(int length, int size, int stride) => (length - size) / stride + 1;

    private static T[] Window<T>(T[] source, int width, int y, int x, int size) =>
        Enumerable.Range(0, size * size).Select(n => source[(y + n / size) * width + x + n % size]).ToArray();
}
