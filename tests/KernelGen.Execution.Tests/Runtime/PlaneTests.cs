using System;
using System.Linq;
using System.Runtime.InteropServices;
using KernelGen.Execution.Tests.Kernels;
using Xunit;

namespace KernelGen.Execution.Tests.Runtime;

/// <summary>Planes: rows a pitch apart.</summary>
public sealed class PlaneTests
{
    private readonly short[] data = Enumerable.Range(0, 60).Select(n => (short)n).ToArray();

    [Fact]
    public void Rows_elements_and_slices_are_where_the_pitch_says()
    {
        var plane = new ReadOnlyPlane<short>(data, 7, 5, 11);
        Assert.Equal((7, 5, 11), (plane.Width, plane.Height, plane.Pitch));
        Assert.Equal(3 * 11 + 6, plane[3, 6]);
        Assert.Equal(data[22..29], plane.Row(2).ToArray());

        var slice = plane.Slice(2, 1, 4, 3);
        Assert.Equal((4, 3, 11), (slice.Width, slice.Height, slice.Pitch));
        Assert.Equal(data[(2 * 11 + 2)..(2 * 11 + 6)], slice.Row(1).ToArray());
    }

    [Fact]
    public void A_plane_writes_through_and_reads_as_a_read_only_one()
    {
        var plane = new Plane<short>(data, 7, 5, 11);
        plane[4, 6] = -1;
        plane.Row(0)[3] = -2;
        plane.Slice(1, 1, 2, 2)[1, 1] = -3;
        ReadOnlyPlane<short> same = plane;
        Assert.Equal((-1, -2, -3), (same[4, 6], data[3], data[2 * 11 + 2]));
    }

    [Fact]
    public void The_last_row_needs_no_gap_behind_it()
    {
        Assert.Equal(5, new ReadOnlyPlane<short>(data.AsSpan(0, 4 * 11 + 7), 7, 5, 11).Height);
        Assert.ThrowsAny<ArgumentException>(() => new ReadOnlyPlane<short>(data.AsSpan(0, 4 * 11 + 6), 7, 5, 11));
        Assert.ThrowsAny<ArgumentException>(() => new Plane<short>(data.AsSpan(0, 4 * 11 + 6), 7, 5, 11));
    }

    [Theory]
    [InlineData(-1, 2, 5)]
    [InlineData(2, -1, 5)]
    [InlineData(6, 2, 5)]
    [InlineData(60, 60, 60)]
    [InlineData(65536, 65536, 65536)]
    [InlineData(int.MaxValue, 3, int.MaxValue)]
    public void Impossible_sizes_are_refused(int width, int height, int pitch)
    {
        Assert.ThrowsAny<ArgumentException>(() => new ReadOnlyPlane<short>(data, width, height, pitch));
        Assert.ThrowsAny<ArgumentException>(() => new Plane<short>(data, width, height, pitch));
    }

    [Fact]
    public void A_bitmap_counts_its_pitch_in_bytes()
    {
        var bytes = new byte[3 * 10];
        var plane = Plane<short>.FromBytes(bytes, 4, 3, 10);
        plane[2, 3] = 0x0102;
        Assert.Equal((5, (short)0x0102), (plane.Pitch, BitConverter.ToInt16(bytes, 2 * 10 + 6)));
        Assert.Equal(0x0102, ReadOnlyPlane<short>.FromBytes(bytes, 4, 3, 10)[2, 3]);
        Assert.ThrowsAny<ArgumentException>(() => ReadOnlyPlane<short>.FromBytes(new byte[30], 4, 3, 9));
        Assert.ThrowsAny<ArgumentException>(() => ReadOnlyPlane<short>.FromBytes(new byte[27], 4, 3, 10));
    }

    [Fact]
    public void Bitmaps_need_no_alignment()
    {
        var random = new Random(9);
        var bytes = new byte[20 * 9 * sizeof(float) + 3];
        for (var n = 0; n < 20 * 9; n++) BitConverter.TryWriteBytes(bytes.AsSpan(n * sizeof(float) + 3), random.Next(-9, 10) * 1f);
        var aligned = MemoryMarshal.Cast<byte, float>(bytes.AsSpan(3)).ToArray();
        var expected = new float[20 * 9];
        Filters.Smooth(new ReadOnlyPlane<float>(aligned, 20, 9), new Plane<float>(expected, 20, 9));

        var result = new byte[bytes.Length];
        Filters.Smooth(
            ReadOnlyPlane<float>.FromBytes(bytes.AsSpan(3), 20, 9, 20 * sizeof(float)),
            Plane<float>.FromBytes(result.AsSpan(1), 20, 9, 20 * sizeof(float)));

        Assert.Equal(expected, MemoryMarshal.Cast<byte, float>(result.AsSpan(1, 20 * 9 * sizeof(float))).ToArray());
    }

    [Theory]
    [InlineData(5, 0)]
    [InlineData(-1, 0)]
    [InlineData(0, 7)]
    [InlineData(0, -1)]
    public void Nothing_outside_the_plane_is_accessible(int y, int x)
    {
        Assert.ThrowsAny<Exception>(() => new ReadOnlyPlane<short>(data, 7, 5, 11)[y, x]);
        Assert.ThrowsAny<Exception>(() => new Plane<short>(data, 7, 5, 11)[y, x] = 0);
        Assert.ThrowsAny<ArgumentException>(() => new ReadOnlyPlane<short>(data, 7, 5, 11).Slice(x, y, 7, 5).Width);
        if (x == 0) Assert.ThrowsAny<ArgumentException>(() => new ReadOnlyPlane<short>(data, 7, 5, 11).Row(y).Length);
    }
}
