using System;
using System.Linq;
using KernelGen.Execution.Tests.Kernels;
using Xunit;

namespace KernelGen.Execution.Tests.Arguments;

/// <summary>Source and destination pixels must be apart; where the rest of the spans lies does not matter.</summary>
public sealed class OverlapTests
{
    private readonly byte[] buffer = Enumerable.Range(0, 400).Select(n => (byte)(n * 37)).ToArray();

    [Fact]
    public void In_place_is_refused() => Assert.ThrowsAny<ArgumentException>(() => Filters.Sharpen(buffer, buffer, 10, 10));

    [Fact]
    public void One_shared_pixel_is_refused()
    {
        Assert.ThrowsAny<ArgumentException>(() => Filters.Sharpen(buffer.AsSpan(0, 100), buffer.AsSpan(99, 100), 10, 10));
        Assert.ThrowsAny<ArgumentException>(() => Filters.Sharpen(buffer.AsSpan(99, 100), buffer.AsSpan(0, 100), 10, 10));
    }

    [Fact]
    public void Neighbors_are_fine_and_so_are_spans_that_overlap_beyond_their_pixels()
    {
        var expected = Sharpened(buffer.AsSpan(0, 100), 10, 10);
        Filters.Sharpen(buffer, buffer.AsSpan(100), 10, 10);
        Assert.Equal(expected, buffer[100..200]);
    }

    [Fact]
    public void The_two_halves_of_every_row_are_fine()
    {
        var left = new ReadOnlyPlane<byte>(buffer, 10, 20, 20);
        var right = new Plane<byte>(buffer.AsSpan(10), 10, 20, 20);
        var copy = new byte[200];
        for (var y = 0; y < 20; y++) left.Row(y).CopyTo(copy.AsSpan(y * 10));
        var expected = Sharpened(copy, 10, 20);

        Filters.Sharpen(left, right);

        for (var y = 0; y < 20; y++) Assert.True(right.Row(y).SequenceEqual(expected.AsSpan(y * 10, 10)));
    }

    [Fact]
    public void Halves_that_share_a_column_are_refused() => Assert.ThrowsAny<ArgumentException>(() =>
        Filters.Sharpen(new ReadOnlyPlane<byte>(buffer, 11, 19, 20), new Plane<byte>(buffer.AsSpan(10), 11, 19, 20)));

    [Fact]
    public void Alternate_rows_are_fine_and_the_same_rows_are_not()
    {
        Filters.Sharpen(new ReadOnlyPlane<byte>(buffer, 20, 10, 40), new Plane<byte>(buffer.AsSpan(20), 20, 10, 40));
        Assert.ThrowsAny<ArgumentException>(() =>
            Filters.Sharpen(new ReadOnlyPlane<byte>(buffer, 20, 9, 40), new Plane<byte>(buffer.AsSpan(40), 20, 9, 40)));
    }

    [Fact]
    public void Different_pitches_over_one_buffer_are_judged_pixel_by_pixel()
    {
        // Rows of the one begin at 0, 40, 80, …; rows of the other at 20, 80, … meet one of them,
        // those at 10, 70, 130 none.
        Assert.ThrowsAny<ArgumentException>(() =>
            Filters.Sharpen(new ReadOnlyPlane<byte>(buffer, 10, 3, 40), new Plane<byte>(buffer.AsSpan(20), 10, 3, 60)));
        Filters.Sharpen(new ReadOnlyPlane<byte>(buffer, 10, 3, 40), new Plane<byte>(buffer.AsSpan(10), 10, 3, 60));
    }

    [Fact]
    public void The_generic_runtime_refuses_the_same()
    {
        var kernel = new Kernel(3, 3, [0, -1, 0, -1, 5, -1, 0, -1, 0]);
        Assert.ThrowsAny<ArgumentException>(() => Convolution.Apply<byte, byte>(kernel, buffer, buffer, 10, 10));
        Convolution.Apply<byte, byte>(kernel, buffer, buffer.AsSpan(100), 10, 10);
    }

    private static byte[] Sharpened(ReadOnlySpan<byte> source, int width, int height)
    {
        var result = new byte[width * height];
        Filters.Sharpen(source, result, width, height);
        return result;
    }
}
