using System;
using KernelGen.Shared;

namespace KernelGen.Execution;

/// <summary>What a mean divides by: the numbers in a window, rows times columns.</summary>
/// <remarks>
/// As PyTorch: a window's part behind the padding (it reaches there in ceil mode) never counts; its part in the padding counts unless
/// only real numbers shall.
/// </remarks>
internal static class WindowCounts
{
    /// <summary>Divides the sums of all windows.</summary>
    public static void Divide(Span<float> sums, TensorShape shape, WindowAxis rows, WindowAxis columns, bool countPadding)
    {
        using var counts = new Rented<float>(shape.Width);
        using var divisors = new Rented<float>(shape.Width);
        for (var column = 0; column < shape.Width; column++) counts.Span[column] = Count(columns, column, countPadding);
        for (var row = 0; row < shape.Height; row++)
        {
            var height = Count(rows, row, countPadding);
            for (var column = 0; column < shape.Width; column++) divisors.Span[column] = height * counts.Span[column];
            for (var channel = 0; channel < shape.Channels; channel++)
                Quotients.Divide(sums.Slice((channel * shape.Height + row) * shape.Width, shape.Width), divisors.Span);
        }
    }

    private static int Count(WindowAxis axis, int output, bool countPadding)
    {
        var start = (long)output * axis.Stride - axis.Before;
        var end = Math.Min(start + axis.Window, axis.Input + (long)axis.After);
        return (int)(countPadding ? end - start : Math.Min(end, axis.Input) - Math.Max(start, 0));
    }
}
