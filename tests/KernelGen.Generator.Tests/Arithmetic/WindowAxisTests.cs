using System.Linq;
using KernelGen.Shared;
using Xunit;

namespace KernelGen.Generator.Tests.Arithmetic;

/// <summary>The sizes of layers, against windows that are walked over the positions.</summary>
public sealed class WindowAxisTests
{
    [Fact]
    public void Sizes_count_windows()
    {
        foreach (var input in Enumerable.Range(1, 9))
            foreach (var window in Enumerable.Range(1, 4))
                foreach (var stride in Enumerable.Range(1, 5))
                    foreach (var dilation in Enumerable.Range(1, 3))
                        foreach (var before in Enumerable.Range(0, 4))
                            foreach (var after in Enumerable.Range(0, 4))
                                Check(new(input, window, stride, dilation, before, after));
    }

    [Fact]
    public void Transposed_sizes_are_the_reach_of_the_last_input()
    {
        Assert.Equal(8, new WindowAxis(4, 2, 2, 1, 0, 0).TransposedLength(0));
        Assert.Equal(20, new WindowAxis(7, 3, 3, 1, 1, 1).TransposedLength(1));
        Assert.Equal(5, new WindowAxis(3, 2, 1, 2, 0, 0).TransposedLength(0));
        Assert.Equal(0, new WindowAxis(1, 1, 1, 1, 2, 2).TransposedLength(0));
    }

    private static void Check(WindowAxis axis)
    {
        var (start, end) = (-axis.Before, axis.Input + axis.After);
        var length = 0;
        while (start + length * axis.Stride + axis.Extent <= end) length++;
        Assert.Equal(length, axis.Length);

        // PyTorch's ceil mode: the least number of windows of which the last reaches the end, but none that begins behind the input
        var ceil = 0;
        while (start + (ceil - 1) * axis.Stride + axis.Extent < end) ceil++;
        if (start + (ceil - 1) * axis.Stride >= axis.Input) ceil--;
        Assert.Equal(ceil, axis.CeilLength);

        foreach (var outputs in new[] { length, ceil })
        {
            var last = start + (outputs - 1) * axis.Stride + axis.Extent - 1;
            Assert.Equal(outputs == 0 ? 0 : Enumerable.Range(0, axis.Input).Count(position => position > last), axis.Lost(outputs));
        }
    }
}
