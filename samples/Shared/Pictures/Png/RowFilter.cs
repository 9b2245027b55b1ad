using System;

namespace Samples.Pictures.Png;

/// <summary>The five row filters of PNG (W3C PNG, section 9): a byte is stored as its difference from a prediction.</summary>
internal static class RowFilter
{
    /// <summary>Number of filters: None, Sub, Up, Average, Paeth.</summary>
    public const int Count = 5;

    /// <summary>Restores a row in place.</summary>
    /// <param name="filter">The filter byte before the row.</param>
    /// <param name="row">The stored bytes; the bytes of the picture afterwards.</param>
    /// <param name="above">The restored row above; zeros above the first.</param>
    /// <param name="distance">Bytes back to the pixel on the left.</param>
    public static void Undo(int filter, Span<byte> row, ReadOnlySpan<byte> above, int distance)
    {
        if (filter >= Count) throw new RefusedException($"the PNG has a row with filter {filter}; only 0 to 4 exist, the file is damaged");
        if (filter == 0) return;
        for (var x = 0; x < row.Length; x++)
            row[x] += Prediction(filter, row, above, x, distance);
    }

    /// <summary>Writes the differences of a row to <paramref name="stored"/>.</summary>
    public static void Do(int filter, ReadOnlySpan<byte> row, ReadOnlySpan<byte> above, int distance, Span<byte> stored)
    {
        for (var x = 0; x < row.Length; x++)
            stored[x] = (byte)(row[x] - Prediction(filter, row, above, x, distance));
    }

    private static byte Prediction(int filter, ReadOnlySpan<byte> row, ReadOnlySpan<byte> above, int x, int distance)
    {
        var left = x >= distance ? row[x - distance] : 0;
        var up = above[x];
        return filter switch
        {
            0 => 0,
            1 => (byte)left,
            2 => up,
            3 => (byte)((left + up) / 2),
            _ => Paeth(left, up, x >= distance ? above[x - distance] : 0),
        };
    }

    // The neighbor nearest to left + up − corner, the plane through the three; ties go left, then up.
    private static byte Paeth(int left, int up, int corner)
    {
        var toLeft = Math.Abs(up - corner);
        var toUp = Math.Abs(left - corner);
        var toCorner = Math.Abs(left + up - 2 * corner);
        if (toLeft <= toUp && toLeft <= toCorner) return (byte)left;
        return (byte)(toUp <= toCorner ? up : corner);
    }
}
