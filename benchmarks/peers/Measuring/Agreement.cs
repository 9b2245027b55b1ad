using System;
using System.Globalization;

namespace KernelGen.Peers;

/// <summary>The difference of two results.</summary>
/// <param name="Largest">The largest difference; NaN if one of the results is not a number.</param>
/// <param name="Differing">Elements that differ.</param>
/// <param name="Count">Elements compared.</param>
internal readonly record struct Agreement(double Largest, long Differing, long Count)
{
    /// <summary>Compares the destination with the stored result.</summary>
    /// <param name="kernel">The case.</param>
    /// <param name="canvas">Its buffers.</param>
    /// <param name="isInterior">Only pixels whose window lies inside the image.</param>
    public static unsafe Agreement OfDestination(Case kernel, Canvas canvas, bool isInterior)
    {
        var (pixels, window) = (kernel.Destination, kernel.Window);
        var (top, left) = isInterior ? (window.Rows / 2, window.Columns / 2) : (0, 0);
        var (bottom, right) = isInterior ? (window.Rows - 1 - top, window.Columns - 1 - left) : (0, 0);
        var length = (canvas.OutputWidth - left - right) * canvas.Channels;
        var (largest, differing) = (0.0, 0L);
        for (var y = top; y < canvas.OutputHeight - bottom; y++)
        {
            var first = (y * canvas.OutputWidth + left) * canvas.Channels;
            var ours = canvas.AnswerAddress + (nint)first * pixels.Size;
            var theirs = canvas.DestinationAddress + (nint)first * pixels.Size;
            var bytes = length * pixels.Size;
            if (new ReadOnlySpan<byte>((void*)ours, bytes).SequenceEqual(new ReadOnlySpan<byte>((void*)theirs, bytes))) continue;
            var (expected, found) = (new double[length], new double[length]);
            pixels.Read(ours, expected);
            pixels.Read(theirs, found);
            for (var i = 0; i < length; i++) Tally(Math.Abs(expected[i] - found[i]), ref largest, ref differing);
        }
        return new Agreement(largest, differing, (long)length * (canvas.OutputHeight - top - bottom));
    }

    /// <summary>Compares values.</summary>
    public static Agreement Of(ReadOnlySpan<double> left, ReadOnlySpan<double> right)
    {
        var (largest, differing) = (0.0, 0L);
        for (var i = 0; i < left.Length; i++) Tally(Math.Abs(left[i] - right[i]), ref largest, ref differing);
        return new Agreement(largest, differing, left.Length);
    }

    /// <summary>Whether no difference exceeds the limit; a NaN does.</summary>
    public bool IsWithin(double limit) => Largest <= limit;

    /// <summary>"equal", or the largest difference and how many elements differ: "±1 in 0.2 %".</summary>
    public override string ToString()
    {
        if (Differing == 0) return "equal";
        var largest = Largest.ToString(Largest >= 1 ? "0" : "0.#e-0", CultureInfo.InvariantCulture);
        var share = 100.0 * Differing / Count;
        return $"±{largest} in {(share < 0.01 ? "<0.01" : share.ToString("0.##", CultureInfo.InvariantCulture))} %";
    }

    private static void Tally(double difference, ref double largest, ref long differing)
    {
        if (difference == 0) return;
        differing++;
        if (!(difference <= largest)) largest = difference;
    }
}
