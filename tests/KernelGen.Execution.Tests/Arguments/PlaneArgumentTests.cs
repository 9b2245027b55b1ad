using System;
using System.Linq;
using System.Numerics.Tensors;
using CommunityToolkit.HighPerformance;
using KernelGen.Execution.Tests.Kernels;
using Xunit;

namespace KernelGen.Execution.Tests.Arguments;

/// <summary>Planes, Span2D and tensors know their own sizes, so they must match exactly.</summary>
public sealed class PlaneArgumentTests
{
    [Theory]
    [InlineData(7, 6)]
    [InlineData(9, 6)]
    [InlineData(8, 5)]
    [InlineData(8, 7)]
    public void A_destination_of_another_size_is_refused(int width, int height)
    {
        string[] words = ["8", "6", $"{width}", $"{height}"];
        Complaint.Names(() => Filters.Sharpen(Plane(8, 6), Plane(width, height)), words);
        Complaint.Names(() => Filters.Sharpen(Span2D(8, 6), Span2D(width, height)), words);
        Complaint.Names(() => Filters.Sharpen(Tensor(6, 8), Tensor(height, width)), words);
        Complaint.Names(() => Convolution.Apply<byte, byte>(Kernel.Box(3, 3), Plane(8, 6), Plane(width, height)), words);
    }

    [Fact]
    public void In_Valid_the_destination_is_that_much_smaller()
    {
        Filters.SmoothInside(Plane(8, 6), Plane(6, 4));
        Complaint.Names(() => Filters.SmoothInside(Plane(8, 6), Plane(8, 6)), "6", "4", "8");
    }

    [Fact]
    public void The_width_of_a_plane_of_pixels_is_a_multiple_of_the_channels()
    {
        Filters.SharpenColors(Plane(9, 6), Plane(9, 6));
        Complaint.Names(() => Filters.SharpenColors(Plane(8, 6), Plane(8, 6)), "8", "3");
    }

    [Fact]
    public void A_tensor_is_rows_and_columns_or_rows_columns_and_channels()
    {
        Filters.Sharpen(Tensor(6, 8, 1), Tensor(6, 8, 1));
        Filters.SharpenColors(Tensor(6, 3, 3), Tensor(6, 3, 3));
        Assert.ThrowsAny<ArgumentException>(() => Filters.SharpenColors(Tensor(6, 2, 4), Tensor(6, 2, 4)));
        Assert.ThrowsAny<ArgumentException>(() => Filters.Sharpen(Tensor(48), Tensor(48)));
        Assert.ThrowsAny<ArgumentException>(() => Filters.Sharpen(Tensor(2, 3, 4, 2), Tensor(2, 3, 4, 2)));
    }

    [Fact]
    public void A_tensor_whose_inner_axis_is_not_dense_is_refused()
    {
        var columns = (float[] data) => new TensorSpan<float>(data, [6, 8], [1, 6]);
        Assert.ThrowsAny<ArgumentException>(() => Filters.Sharpen(columns(new float[48]), new TensorSpan<float>(new float[48], [6, 8])));
        Assert.ThrowsAny<ArgumentException>(() => Filters.Sharpen(new TensorSpan<float>(new float[48], [6, 8]), columns(new float[48])));
    }

    [Fact]
    public void Empty_planes_are_no_ops()
    {
        Filters.Sharpen(new ReadOnlyPlane<byte>([], 0, 0), new Plane<byte>([], 0, 0));
        Filters.Sharpen(default(ReadOnlyPlane<byte>), default(Plane<byte>));
        Filters.Sharpen(default(ReadOnlySpan2D<byte>), default(Span2D<byte>));
    }

    private static Plane<byte> Plane(int width, int height) => new(new byte[height * width], width, height);

    private static Span2D<byte> Span2D(int width, int height) => new(new byte[height * width], height, width);

    private static TensorSpan<byte> Tensor(params nint[] lengths) => new(new byte[lengths.Aggregate((a, b) => a * b)], lengths);
}
