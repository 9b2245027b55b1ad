using System;
using System.Threading.Tasks;
using KernelGen;

// Ten kernels that nobody tuned anything for, each compared with a plain loop over the taps.
const int Width = 53, Height = 21;
var random = new Random(1);
var bytes = new byte[Width * Height];
random.NextBytes(bytes);
var shorts = Array.ConvertAll(bytes, value => (short)(value * 257 - 32768));
var words = Array.ConvertAll(bytes, value => (ushort)(value * 257));
var floats = Array.ConvertAll(bytes, value => (float)(value - 128));
var equal = 0;

var result = new byte[bytes.Length];
Check("Ridge", result, y => x => Byte(Sum(bytes, y, x, [-1, -1, -1, -1, 9, -1, -1, -1, -1], 3)),
    () => Filters.Ridge(bytes, result, Width, Height));
Check("Thirds", result, y => x => Byte(Math.Round(Sum(bytes, y, x, [1, 0, 1, 0, -3, 0, 1, 0, 1], 3) / 3)),
    () => Filters.Thirds(bytes, result, Width, Height));
Check("Mean", result, y => x => Byte(Math.Round(Sum(bytes, y, x, Ones(25), 5) / 25)),
    () => Filters.Mean(bytes, result, Width, Height));
Check("Tent", result, y => x => Byte(Math.Round(Sum(bytes, y, x, [1, 2, 3, 2, 1, 2, 4, 6, 4, 2, 1, 2, 3, 2, 1], 5) / 36)),
    () => Filters.Tent(bytes, result, Width, Height));
Check("Magnitude", result, y => x => Byte(Math.Abs(Sum(bytes, y, x, [-3, 0, 3, -10, 0, 10, -3, 0, 3], 3))),
    () => Filters.Magnitude(bytes, result, Width, Height));
Check("Tenths", result, y => x => Byte(Math.Round(Sum(bytes, y, x, [0, -1, 0, -1, 14, -1, 0, -1, 0], 3) / 10)),
    () => Filters.Tenths(bytes, result, Width, Height, new ParallelOptions()));

var wide = new short[bytes.Length];
Check("Slope", wide, y => x => (short)Sum(bytes, y, x, [-1, 0, 1, -2, 0, 2, -1, 0, 1], 3),
    () => Filters.Slope(bytes, wide, Width, Height));
Check("Second", wide, y => x => (short)Math.Clamp(Sum(shorts, y, x, [1, -2, 1], 3), short.MinValue, short.MaxValue),
    () => Filters.Second(shorts, wide, Width, Height));

var deep = new ushort[bytes.Length];
Check("Corner", deep, y => x => (ushort)Math.Clamp(Sum(words, y, x, [4, -2, -2, 1, 0, 0, 0, 0, 0], 3), 0, 65535),
    () => Filters.Corner(words, deep, Width, Height));

var real = new float[bytes.Length];
Check("Cross", real, y => x => (float)Sum(floats, y, x, [0, 1, 0, 1, 1, 1, 0, 1, 0], 3),
    () => Filters.Cross(new ReadOnlyPlane<float>(floats, Width, Height), new Plane<float>(real, Width, Height)));

Console.WriteLine($"{equal} kernels equal the definition");
return equal == 10 ? 0 : 1;

void Check<T>(string name, T[] output, Func<int, Func<int, T>> expected, Action run)
    where T : IEquatable<T>
{
    run();
    for (var n = 0; n < output.Length; n++)
    {
        var wanted = expected(n / Width)(n % Width);
        if (output[n].Equals(wanted)) continue;
        Console.WriteLine($"{name}: [{n / Width}, {n % Width}] is {output[n]}, wanted {wanted}");
        return;
    }
    equal++;
}

// The border repeats the nearest pixel; the kernel's center is its middle tap.
static double Sum<T>(T[] source, int y, int x, double[] taps, int columns)
    where T : IConvertible
{
    var (rows, sum) = (taps.Length / columns, 0.0);
    for (var n = 0; n < taps.Length; n++)
    {
        var (row, column) = (Math.Clamp(y + n / columns - rows / 2, 0, Height - 1), Math.Clamp(x + n % columns - columns / 2, 0, Width - 1));
        sum += taps[n] * source[row * Width + column].ToDouble(null);
    }
    return sum;
}

static byte Byte(double value) => (byte)Math.Clamp(value, 0, 255);

static double[] Ones(int count)
{
    var ones = new double[count];
    Array.Fill(ones, 1);
    return ones;
}

internal static partial class Filters
{
    [Kernel3x3(-1, -1, -1, -1, 9, -1, -1, -1, -1)]
    public static partial void Ridge(ReadOnlySpan<byte> source, Span<byte> destination, int width, int height);

    [Kernel3x3(1, 0, 1, 0, -3, 0, 1, 0, 1, Divisor = 3)]
    public static partial void Thirds(ReadOnlySpan<byte> source, Span<byte> destination, int width, int height);

    [BoxKernel(5, 5)]
    public static partial void Mean(ReadOnlySpan<byte> source, Span<byte> destination, int width, int height);

    [SeparableKernel([1, 2, 1], [1, 2, 3, 2, 1], Divisor = 36)]
    public static partial void Tent(ReadOnlySpan<byte> source, Span<byte> destination, int width, int height);

    [Kernel3x3(-3, 0, 3, -10, 0, 10, -3, 0, 3, Absolute = true)]
    public static partial void Magnitude(ReadOnlySpan<byte> source, Span<byte> destination, int width, int height);

    [Kernel3x3(0, -.1, 0, -.1, 1.4, -.1, 0, -.1, 0)]
    public static partial void Tenths(ReadOnlySpan<byte> source, Span<byte> destination, int width, int height, ParallelOptions options);

    [Kernel3x3(-1, 0, 1, -2, 0, 2, -1, 0, 1)]
    public static partial void Slope(ReadOnlySpan<byte> source, Span<short> destination, int width, int height);

    [Kernel(1, 3, 1, -2, 1)]
    public static partial void Second(ReadOnlySpan<short> source, Span<short> destination, int width, int height);

    [Kernel3x3(4, -2, -2, 1, 0, 0, 0, 0, 0)]
    public static partial void Corner(ReadOnlySpan<ushort> source, Span<ushort> destination, int width, int height);

    [Kernel3x3(0, 1, 0, 1, 1, 1, 0, 1, 0)]
    public static partial void Cross(ReadOnlyPlane<float> source, Plane<float> destination);
}
