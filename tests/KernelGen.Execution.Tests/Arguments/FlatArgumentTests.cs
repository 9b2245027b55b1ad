using System;
using System.Linq;
using KernelGen.Execution.Tests.Kernels;
using Xunit;

namespace KernelGen.Execution.Tests.Arguments;

/// <summary>Rows without gaps: spans may be longer than the picture, never shorter; sizes are counted in 64 bits.</summary>
public sealed class FlatArgumentTests
{
    private static readonly Kernel Sharpen = new(3, 3, [0, -1, 0, -1, 5, -1, 0, -1, 0]);

    /// <summary>The generated routine, and the generic one: they refuse the same.</summary>
    public static TheoryData<bool> Routines => [true, false];

    [Theory]
    [MemberData(nameof(Routines))]
    public void A_short_source_is_refused(bool generated) =>
        Complaint.Names(() => Run(generated, new byte[11], new byte[12], 4, 3), "11", "12");

    [Theory]
    [MemberData(nameof(Routines))]
    public void A_short_destination_is_refused(bool generated) =>
        Complaint.Names(() => Run(generated, new byte[12], new byte[10], 4, 3), "10", "12");

    [Fact]
    public void The_message_names_the_kernel() =>
        Complaint.Names(() => Filters.Sharpen(new byte[11], new byte[12], 4, 3), nameof(Filters.Sharpen));

    [Fact]
    public void In_Valid_the_destination_is_that_much_smaller()
    {
        Filters.SmoothInside(new byte[48], new byte[24], 8, 6);
        Complaint.Names(() => Filters.SmoothInside(new byte[48], new byte[23], 8, 6), "23", "24");
    }

    [Theory]
    [MemberData(nameof(Routines))]
    public void Image_sizes_beyond_32_bits_are_counted_correctly(bool generated) =>
        Complaint.Names(() => Run(generated, new byte[16], new byte[16], 65536, 65536), "16", "4294967296");

    [Theory]
    [InlineData(true, -1, 3)]
    [InlineData(true, 3, -1)]
    [InlineData(true, -3, -3)]
    [InlineData(true, int.MinValue, 2)]
    [InlineData(true, 0, -1)]
    [InlineData(false, -1, 3)]
    [InlineData(false, 3, -1)]
    [InlineData(false, -3, -3)]
    public void Negative_sizes_are_refused(bool generated, int width, int height) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => Run(generated, new byte[64], new byte[64], width, height));

    [Theory]
    [InlineData(true, 0, 0)]
    [InlineData(true, 0, 5)]
    [InlineData(true, 5, 0)]
    [InlineData(false, 0, 0)]
    [InlineData(false, 0, 5)]
    [InlineData(false, 5, 0)]
    public void An_empty_image_is_a_no_op(bool generated, int width, int height)
    {
        Run(generated, [], [], width, height);
        var untouched = Enumerable.Repeat((byte)77, 8).ToArray();
        Run(generated, new byte[8], untouched, width, height);
        Assert.All(untouched, value => Assert.Equal(77, value));
    }

    [Theory]
    [InlineData(2, 9)]
    [InlineData(9, 2)]
    [InlineData(1, 1)]
    public void Valid_with_an_image_smaller_than_the_window_is_a_no_op(int width, int height) =>
        Filters.SmoothInside(new byte[width * height], [], width, height);

    [Theory]
    [MemberData(nameof(Routines))]
    public void Longer_spans_are_not_changed_beyond_the_image(bool generated)
    {
        var destination = Enumerable.Repeat((byte)77, 100).ToArray();
        Run(generated, new byte[90], destination, 5, 4);
        Assert.All(destination[..20], value => Assert.Equal(0, value));
        Assert.All(destination[20..], value => Assert.Equal(77, value));
    }

    [Fact]
    public void A_stated_size_is_checked()
    {
        Filters.SmoothStated(new byte[48], new byte[48], 8, 6);
        Complaint.Names(() => Filters.SmoothStated(new byte[63], new byte[63], 9, 7), "8", "6", "9", "7");
    }

    [Fact]
    public void A_signal_and_its_result_are_as_long_as_declared()
    {
        Filters.Smooth(new short[9], new short[9]);
        Complaint.Names(() => Filters.Smooth(new short[9], new short[8]), "8", "9");
        Filters.Smooth(ReadOnlySpan<short>.Empty, []);
    }

    private static void Run(bool generated, byte[] source, byte[] destination, int width, int height)
    {
        if (generated) Filters.Sharpen(source, destination, width, height);
        else Convolution.Apply<byte, byte>(Sharpen, source, destination, width, height);
    }
}
