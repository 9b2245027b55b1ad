using System.Globalization;
using System.Linq;
using KernelGen.Execution.Tests.Harness;
using Xunit;
using static KernelGen.Execution.Tests.Kernels.Declared;

namespace KernelGen.Execution.Tests.Kernels;

/// <summary>
/// Products of a column and a row with more than 4,096 taps, which nobody writes down: the sums, and the exact integers near ties, are
/// found along the column and the row.
/// </summary>
public sealed class LargeProductTests
{
    private static readonly (int, int)[] Sizes = [(1, 1), (37, 3), (70, 5)];

    [Fact]
    public void Sums_beyond_32_bits_are_exact() => Differentials.Check(
        91,
        [
            Of<ushort, ushort>(Product(70, 66, 9, ""), new() { Divisor = "65536" }),
            Of<ushort, ushort>(new BoxWeights(181, 182, Normalize: false), new() { Divisor = "32768", Rounding = System.MidpointRounding.AwayFromZero }),
            Of<short, short>(Product(66, 71, 5, "-"), new() { Divisor = "4096", Offset = "0.5", Absolute = true }),
            Of<ushort, ushort>(Product(70, 66, 7, ""), new() { Divisor = "8192", Stride = 2, Channels = 2, Border = BorderMode.Wrap }),
            Of<short, short>(Product(65, 65, 3, "-"), new() { Divisor = "2048", Dilation = 2, Flip = true, Border = BorderMode.Reflect }),
        ],
        sizes: Sizes);

    /// <summary>Coefficients of many digits: 128 bits.</summary>
    [Fact]
    public void Sums_of_many_digits_are_exact() => Differentials.Check(
        92,
        [
            Of<byte, byte>(Product(67, 66, 9, ".00012345678"), new()),
            Of<ushort, ushort>(Product(65, 68, 4, "-.0000987654321"), new() { Offset = "1000.5" }),
        ],
        sizes: [(1, 1), (35, 3)]);

    [Fact]
    public void Floats_stay_within_their_bound() => Differentials.Check(
        93,
        [
            Of<float, float>(Product(66, 70, 9, ""), new() { Divisor = "8000" }),
            Of<double, double>(Product(66, 70, 9, ""), new() { Divisor = "8000", Border = BorderMode.Constant, BorderValue = "2" }),
            Of<byte, float>(new BoxWeights(70, 1030), new() { Padding = 3 }),
            Of<float, float>(new SeparableWeights(
                [.. Enumerable.Repeat("1", 65), "1e-35"], [.. Enumerable.Repeat("2", 66), "1"]), new()),
            Of<float, float>(new BoxWeights(1030, 5), new()),
        ],
        sizes: Sizes);

    /// <summary>A column and a row of small whole numbers, each followed by some digits or led by a sign every third time.</summary>
    private static SeparableWeights Product(int rows, int columns, int period, string digits)
    {
        string[] Numbers(int count) => Enumerable.Range(0, count).Select(index =>
        {
            var number = (1 + index * index % period).ToString(CultureInfo.InvariantCulture);
            return digits.StartsWith('-') ? (index % 3 == 0 ? "-" : "") + number + digits[1..] : number + digits;
        }).ToArray();
        return new(Numbers(rows), Numbers(columns));
    }
}
