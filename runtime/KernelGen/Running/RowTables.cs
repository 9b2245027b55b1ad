using System.Runtime.CompilerServices;

namespace KernelGen.Running;

/// <summary>Tables of the rows that a run reads and writes. They have one more entry: rows a pitch apart are told by two of them.</summary>
internal static unsafe class RowTables
{
    /// <summary>The source rows of output row <paramref name="y"/> and of those below it.</summary>
    /// <param name="job">What is computed.</param>
    /// <param name="table">Where the addresses go.</param>
    /// <param name="y">The first output row.</param>
    /// <param name="taps">Rows of taps.</param>
    /// <param name="outside">A row of the border's constant, if there is one.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void FillSource<TIn, TOut>(ref readonly Job<TIn, TOut> job, TIn** table, long y, int taps, TIn* outside)
        where TIn : unmanaged
        where TOut : unmanaged
    {
        ref readonly var source = ref job.Source;
        var (position, step, height, held) = (job.Position(y, 0), (long)job.Rows.Dilation, job.PictureHeight, job.Strip.SourceFirstRow);
        if (position >= 0 && position + (taps - 1) * step < height)
        {
            Fill(table, source.Row(position - held), (nint)(source.PitchBytes * (nuint)step), taps);
            return;
        }
        var border = job.Border;
        for (var row = 0; row < taps; row++, position += step)
        {
            var picked = BorderMap.Map(position, height, border);
            table[row] = picked == BorderMap.Constant ? outside : source.Row(picked - held);
        }
    }

    /// <summary>Output row <paramref name="y"/>, those below it, and the one after the last.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void FillOutput<TIn, TOut>(ref readonly Job<TIn, TOut> job, TOut** table, long y, int rows)
        where TIn : unmanaged
        where TOut : unmanaged =>
        Fill(table, job.Destination.Row(y - job.Strip.FirstRow), (nint)job.Destination.PitchBytes, rows);

    /// <summary>Rows a pitch apart, and the one after the last.</summary>
    /// <param name="table">Where the addresses go.</param>
    /// <param name="first">The first row.</param>
    /// <param name="pitch">Bytes from one row to the next.</param>
    /// <param name="rows">How many.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Fill<T>(T** table, T* first, nint pitch, int rows)
        where T : unmanaged
    {
        for (var row = 0; row <= rows; row++, first = (T*)((byte*)first + pitch)) table[row] = first;
    }
}
