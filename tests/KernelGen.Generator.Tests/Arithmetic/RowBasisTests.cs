using System.Linq;
using KernelGen.Generator.Kernels.Planning;
using KernelGen.Generator.Machine;
using KernelGen.Shared;
using Xunit;
using BorderKind = KernelGen.Generator.Kernels.Declarations.BorderMode;

namespace KernelGen.Generator.Tests.Arithmetic;

/// <summary>Stencils as few rows of taps and their multiples, and what they find beyond the ends of a row.</summary>
public sealed class RowBasisTests
{
    [Theory]
    [InlineData(3, "1 2 1 2 4 2 1 2 1", true, 1)]
    [InlineData(3, "-1 0 1 -2 0 2 -1 0 1", true, 1)]
    [InlineData(5, "3 12 18 12 3", true, 1)]
    [InlineData(4, "1 1 3 3 3 3 1 1", true, 1)]
    [InlineData(3, "1 2 1 2 5 2 1 2 1", false, 2)]
    [InlineData(3, "0 -1 0 -1 5 -1 0 -1 0", false, 2)]
    [InlineData(2, "1 1 1 1", false, 1)]
    public void Binomial_columns_are_found(int rows, string taps, bool isBinomial, int basis)
    {
        var found = Of(rows, taps);
        Assert.Equal(isBinomial, found.IsBinomial);
        Assert.Equal(basis, found.Basis.Count);
    }

    [Theory]
    [InlineData(3, "0 -1 0 -1 5 -1 0 -1 0")]
    [InlineData(3, "-1 -2 -1 0 0 0 1 2 1")]
    [InlineData(3, "-3 0 -3 -6 0 -6 -3 0 -3")]
    [InlineData(3, "7 -2 1 -14 4 -2 3 3 3")]
    [InlineData(4, "2 2 6 6 6 6 2 2")]
    public void A_row_basis_is_the_kernel_again(int rows, string taps)
    {
        var basis = Of(rows, taps);
        var wanted = taps.Split(' ').Select(int.Parse).ToArray();
        var columns = wanted.Length / rows;
        for (var row = 0; row < rows; row++)
            for (var column = 0; column < columns; column++)
            {
                var isOutside = row < basis.FirstRow || row >= basis.FirstRow + basis.Rows;
                var found = isOutside ? Rational.Zero : basis[row - basis.FirstRow, column];
                Assert.Equal((Rational)wanted[row * columns + column], found);
            }
    }

    /// <summary>Period arithmetic over whole pixels, for each channel.</summary>
    [Theory]
    [InlineData("Replicate", "0 0 0 | 0 1 2 3 | 3 3 3")]
    [InlineData("Reflect", "2 1 0 | 0 1 2 3 | 3 2 1")]
    [InlineData("Reflect101", "3 2 1 | 0 1 2 3 | 2 1 0")]
    [InlineData("Constant", "- - - | 0 1 2 3 | - - -")]
    public void The_ends_of_a_row_read_what_the_border_says(string border, string picture)
    {
        var mode = System.Enum.Parse<BorderKind>(border);
        var pixels = picture.Replace("| ", "", System.StringComparison.Ordinal).Split(' ').Select(text => text == "-" ? (int?)null : int.Parse(text)).ToArray();
        for (var channels = 1; channels <= 4; channels++)
        {
            var ends = new RowEnds(3 * channels, 3 * channels, channels, mode, 0);
            for (var element = -3 * channels; element < 7 * channels; element++)
            {
                var (pixel, channel) = ((element + 3 * channels) / channels, (element + 3 * channels) % channels);
                var wanted = pixels[pixel] * channels + channel;
                if (element < 4 * channels) Assert.Equal(wanted, ends.AtStart(element));
                if (element >= 0) Assert.Equal(wanted, ends.AtEnd(element - 4 * channels) + 4 * channels);
            }
        }
    }

    private static RowBasis Of(int rows, string taps)
    {
        var coefficients = taps.Split(' ').Select(int.Parse).ToArray();
        var columns = coefficients.Length / rows;
        return RowBasis.Of(
            coefficients.Select((value, index) => new Tap(index / columns, index % columns, value)).Where(tap => !tap.Coefficient.IsZero).ToArray(),
            integers: true);
    }
}
