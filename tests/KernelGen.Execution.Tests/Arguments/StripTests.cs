using System;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using KernelGen.Execution.Tests.Kernels;
using Xunit;

namespace KernelGen.Execution.Tests.Arguments;

/// <summary>Some rows of a larger picture: what a strip needs, and what it says when a row is missing.</summary>
public sealed class StripTests
{
    private const int Width = 10;
    private const int Height = 20;
    private readonly byte[] picture = Enumerable.Range(0, Width * Height).Select(n => (byte)(n * 37)).ToArray();

    [Fact]
    public void A_strip_with_its_halo_is_that_part_of_the_whole()
    {
        var whole = new byte[Width * Height];
        Filters.Sharpen(picture, whole, Width, Height);
        var part = new byte[5 * Width];

        // Rows 7 to 11 of the result are made of rows 6 to 12.
        Filters.Sharpen(picture.AsSpan(6 * Width), part, Width, 7, new Strip(7, 5, SourceFirstRow: 6, PictureHeight: Height));

        Assert.Equal(whole[(7 * Width)..(12 * Width)], part);
    }

    [Theory]
    [InlineData(7, 6)]
    [InlineData(6, 6)]
    public void A_missing_row_above_or_below_is_named(int firstHeld, int heldRows)
    {
        var call = () => Filters.Sharpen(picture, new byte[5 * Width], Width, heldRows, new Strip(7, 5, firstHeld, Height));
        Complaint.Names(call, "6", "12", $"{firstHeld}", $"{firstHeld + heldRows - 1}");
    }

    [Fact]
    public void Each_refusal_of_a_strip_says_what_to_do()
    {
        var destination = new byte[Width * Height];
        Complaint.Names(() => Filters.Sharpen(picture, destination, Width, 4, new Strip(7, 5, 8, Height)), "pass those rows, too");
        Complaint.Names(() => Filters.Sharpen(picture, destination, Width, Height, new Strip(18, 3)), "there are 20: ask for fewer");
        Complaint.Names(() => Filters.Sharpen(picture, destination, Width, Height, new Strip(0, 1, 1, Height)), "give SourceFirstRow");
        Complaint.Names(
            () => Filters.Sharpen(picture, destination, Width, Height, new Strip(0, 1, -1)), "SourceFirstRow of the strip is -1");
    }

    [Theory]
    [InlineData(-1, 3)]
    [InlineData(0, -1)]
    [InlineData(18, 3)]
    [InlineData(int.MaxValue, 2)]
    public void A_strip_outside_the_image_is_refused(int firstRow, int rowCount)
    {
        var call = () => Filters.Sharpen(picture, new byte[Width * Height], Width, Height, new Strip(firstRow, rowCount));
        Assert.Equal("strip", Assert.ThrowsAny<ArgumentException>(call).ParamName);
    }

    [Fact]
    public void Source_rows_outside_the_image_are_refused()
    {
        Assert.ThrowsAny<ArgumentException>(() => Filters.Sharpen(picture, new byte[Width], Width, Height, new Strip(5, 1, 1, Height)));
        Assert.ThrowsAny<ArgumentException>(() => Filters.Sharpen(picture, new byte[Width], Width, Height, new Strip(5, 1, -1, Height)));
    }

    [Fact]
    public void A_strip_without_rows_is_a_no_op() => Filters.Sharpen(picture, [], Width, Height, new Strip(4, 0));

    [Fact]
    public void The_destination_holds_just_the_strip()
    {
        Complaint.Names(() => Filters.Sharpen(picture, new byte[5 * Width - 1], Width, Height, new Strip(7, 5)), "49", "50");
        var plane = () => Filters.Sharpen(
            new ReadOnlyPlane<byte>(picture, Width, Height), new Plane<byte>(new byte[6 * Width], Width, 6), new Strip(7, 5));
        Complaint.Names(plane, "5", "6");
    }

    [Fact]
    public void Cancellation_is_honored()
    {
        var options = new ParallelOptions { MaxDegreeOfParallelism = 2, CancellationToken = new CancellationToken(canceled: true) };
        Assert.ThrowsAny<OperationCanceledException>(() => Filters.Sharpen(picture, new byte[Width * Height], Width, Height, options));
    }

    [Fact]
    public void A_large_image_is_the_same_on_any_number_of_threads()
    {
        var large = Enumerable.Range(0, 700 * 500).Select(n => (byte)(n * 31 >> 3)).ToArray();
        var alone = new byte[large.Length];
        Filters.Sharpen(large, alone, 700, 500);
        foreach (var threads in new[] { -1, 1, 2, 3, 8 })
        {
            var together = new byte[large.Length];
            Filters.Sharpen(large, together, 700, 500, new ParallelOptions { MaxDegreeOfParallelism = threads });
            Assert.Equal(alone, together);
        }
    }
}
