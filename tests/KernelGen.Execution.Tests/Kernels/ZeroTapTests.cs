using System.Linq;
using Xunit;

namespace KernelGen.Execution.Tests.Kernels;

/// <summary>A tap whose coefficient is 0 is not read; every other tap carries NaN to its result.</summary>
public sealed class ZeroTapTests
{
    private const int Width = 70;
    private const int Height = 9;

    /// <summary>0 1 0 / 1 0 1 / 0 1 0 over a picture of ones with one NaN: four neighbors see it, the pixel itself does not.</summary>
    [Theory]
    [InlineData(true, 4, 35)]
    [InlineData(true, 4, 1)]
    [InlineData(true, 1, 68)]
    [InlineData(false, 4, 35)]
    [InlineData(false, 1, 68)]
    public void NaN_reaches_the_taps_that_read_it_alone(bool generated, int y, int x)
    {
        var source = Enumerable.Repeat(1f, Width * Height).ToArray();
        var destination = new float[Width * Height];
        source[y * Width + x] = float.NaN;

        if (generated) Filters.Cross(source, destination, Width, Height);
        else Convolution.Apply<float, float>(new Kernel(3, 3, [0, 1, 0, 1, 0, 1, 0, 1, 0]), source, destination, Width, Height);

        var neighbors = new[] { (y - 1, x), (y + 1, x), (y, x - 1), (y, x + 1) };
        for (var n = 0; n < destination.Length; n++)
        {
            var (row, column) = int.DivRem(n, Width);
            if (neighbors.Contains((row, column))) Assert.True(float.IsNaN(destination[n]), $"[{row}, {column}] is {destination[n]}");
            else Assert.Equal(4f, destination[n]);
        }
    }

    /// <summary>No running sum: what is large, infinite or NaN in one window is forgotten in the next.</summary>
    [Theory]
    [InlineData(1e30f)]
    [InlineData(float.PositiveInfinity)]
    [InlineData(float.NaN)]
    public void A_box_does_not_depend_on_pixels_that_have_left_the_window(float intruder)
    {
        var source = Enumerable.Repeat(1f, Width * Height).ToArray();
        source[4 * Width + 30] = intruder;
        var destination = new float[Width * Height];

        Filters.Mean(source, destination, Width, Height);

        for (var n = 0; n < destination.Length; n++)
        {
            var (row, column) = int.DivRem(n, Width);
            var sees = System.Math.Abs(row - 4) <= 2 && System.Math.Abs(column - 30) <= 2;
            if (sees) Assert.False(System.Math.Abs(destination[n]) < 1e20f);
            else Assert.Equal(1f, destination[n], 1e-5f);
        }
    }
}
