using System;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using KernelGen.CompilerServices;

namespace KernelGen.Running;

/// <summary>The walk over a band of output rows, block by block.</summary>
/// <typeparam name="TIn">Element of the source.</typeparam>
/// <typeparam name="TOut">Element of the destination.</typeparam>
internal unsafe ref struct Band<TIn, TOut>
    where TIn : unmanaged
    where TOut : unmanaged
{
    private const int StackBytes = 16 * 1024;

    private readonly ref readonly Job<TIn, TOut> job;
    private readonly ref readonly BandLayout<TIn, TOut> layout;
    private readonly ref readonly BandMemory<TIn, TOut> memory;
    private readonly int tapRows;           // source rows of a full block
    private long copiedEnd;                 // of the tables' rows, those before this one are in the edges' rings

    private Band(ref readonly Job<TIn, TOut> job, ref readonly BandLayout<TIn, TOut> layout, ref readonly BandMemory<TIn, TOut> memory)
    {
        this.job = ref job;
        this.layout = ref layout;
        this.memory = ref memory;
        tapRows = layout.TapRows(layout.BlockRows);
    }

    /// <summary>Computes output rows <paramref name="first"/> to <paramref name="end"/>, not included.</summary>
    [SkipLocalsInit]
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Run(ref readonly Job<TIn, TOut> job, long first, long end)
    {
        var layout = new BandLayout<TIn, TOut>(in job, first, end);
        var memory = new BandMemory<TIn, TOut>(in job, layout);
        var measured = default(Scratch);
        memory.Take(ref measured, layout);
        if (measured.Bytes <= StackBytes)
        {
            var stack = stackalloc byte[StackBytes + Scratch.Alignment];
            var aligned = (byte*)(((nuint)stack + Scratch.Alignment - 1) & ~(nuint)(Scratch.Alignment - 1));
            Walk(in job, in layout, ref memory, new Scratch(aligned));
            return;
        }
        var native = (byte*)NativeMemory.AlignedAlloc(measured.Bytes, Scratch.Alignment);
        try
        {
            Walk(in job, in layout, ref memory, new Scratch(native));
        }
        finally
        {
            NativeMemory.AlignedFree(native);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Walk(
        ref readonly Job<TIn, TOut> job, ref readonly BandLayout<TIn, TOut> layout, ref BandMemory<TIn, TOut> memory, Scratch scratch)
    {
        memory.Take(ref scratch, layout);
        memory.FillBorder(in job, layout);
        new Band<TIn, TOut>(in job, in layout, in memory).Walk();
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Walk()
    {
        var (first, end) = (layout.First, layout.End);
        for (var next = first; next < end;)
        {
            // whole steps: rows before the last block's first are computed again, and rows beyond a low band are not kept
            var steps = layout.RowsFrom(next);
            var y = Math.Max(first, Math.Min(next, end - steps));
            var rows = (int)Math.Min(steps, end - y);
            FindSourceRows(y, rows, steps);
            FindOutputRows(y, rows, steps);
            if (memory.Left.Count > 0) CopyEdge(in memory.Left, memory.LeftRows, y, rows, steps);
            if (memory.Right.Count > 0) CopyEdge(in memory.Right, memory.RightRows, y, rows, steps);
            copiedEnd = y * layout.RowShift + layout.TapRows(rows);
            RunBlock(steps, (int)y);
            if (!layout.IsDirect) Subsample(y, rows);
            if (job.Shape.PreserveAlpha) CopyAlpha(y, rows);
            next = y + rows;
        }
        if (layout.Streams) Streaming.Complete();
    }

    /// <summary>Addresses of the source rows; steps beyond the requested rows read the last one again.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private readonly void FindSourceRows(long y, int rowCount, int steps)
    {
        var (taps, all) = (layout.TapRows(rowCount), layout.TapRows(steps));
        var rows = memory.SourceRows;
        var (source, position, step) = (job.Source, job.Position(y, 0), (long)job.Rows.Dilation);
        if (position >= 0 && job.Position(y, taps - 1) < job.PictureHeight)
        {
            var address = source.Row(position - job.Strip.SourceFirstRow);
            var pitch = (nint)(source.PitchBytes * (nuint)step);
            for (var row = 0; row <= taps; row++, address = (TIn*)((byte*)address + pitch)) rows[row] = address;
            if (all == taps) return;
        }
        else
        {
            for (var row = 0; row < taps; row++, position += step)
            {
                var picked = BorderMap.Map(position, job.PictureHeight, job.Border);
                rows[row] = picked == BorderMap.Constant ? memory.OutsideRow : source.Row(picked - job.Strip.SourceFirstRow);
            }
        }
        for (var row = taps; row < all; row++) rows[row] = rows[taps - 1];
        if (layout.IsPitched) CopyRows(all);
    }

    /// <summary>Copies the rows of the table to where they lie a pitch apart.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private readonly void CopyRows(int count)
    {
        var width = job.Source.Width;
        var rows = memory.SourceRows;
        var copy = memory.PitchedRows;
        for (var row = 0; row < count; row++, copy += memory.PitchedLength)
        {
            new ReadOnlySpan<TIn>(rows[row], width).CopyTo(new Span<TIn>(copy, width));
            rows[row] = copy;
        }
        rows[count] = copy;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private readonly void FindOutputRows(long y, int rows, int steps)
    {
        var addresses = memory.OutputRows;
        var address = layout.IsDirect ? job.Destination.Row(y - job.Strip.FirstRow) : memory.DenseRows;
        var pitch = layout.IsDirect ? (nint)job.Destination.PitchBytes : memory.DenseLength * sizeof(TOut);
        if (!layout.IsDirect) rows = steps;
        for (var row = 0; row <= rows; row++, address = (TOut*)((byte*)address + pitch)) addresses[row] = address;
        for (var row = rows; row < steps; row++) addresses[row] = memory.DenseRows;
    }

    /// <summary>Copies an edge of the rows that it does not hold yet. In a whole row the table is displaced: elements have one index everywhere.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private readonly void CopyEdge(in Edge<TIn> edge, TIn** table, long y, int rows, int steps)
    {
        var (isPitched, all) = (layout.IsPitched, layout.TapRows(steps));
        var taps = isPitched ? all : layout.TapRows(rows);
        var isRing = layout.SharesRows && !isPitched;
        var firstSlot = isRing ? (int)(y * layout.RowShift % tapRows) : 0;
        var held = isRing ? (int)Math.Clamp(copiedEnd - y * layout.RowShift, 0, taps) : 0;
        edge.Fill(memory.SourceRows + held, taps - held, (firstSlot + held) % tapRows, tapRows);

        var displacement = layout.Row.IsWhole ? layout.InteriorOffset + edge.First * layout.Row.Stride : 0;
        if (isPitched)
        {
            for (var row = 0; row <= all; row++) table[row] = edge.Copy(row) - displacement;
            return;
        }
        for (int row = 0, slot = firstSlot; row < taps; row++, slot = slot + 1 == tapRows ? 0 : slot + 1)
            table[row] = edge.Copy(slot) - displacement;
        for (var row = taps; row < all; row++) table[row] = table[taps - 1];
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private readonly void RunBlock(int rows, int firstRow)
    {
        ref readonly var row = ref layout.Row;
        var start = layout.InteriorOffset;
        var inside = memory.SourceRows;
        if (row.LeavesRow)
        {
            Run(new SourceRows<TIn>(inside, start, leavesRows: true, layout.Streams) { FirstRow = firstRow }, rows, 0, row.Dense);
            return;
        }
        if (row.IsWhole)
        {
            var (leftEnd, rightFirst) = (row.LeftCount > 0 ? 1 : (nuint)0, row.RightCount > 0 ? (nuint)memory.Right.First : nuint.MaxValue);
            var whole = new SourceRows<TIn>(inside, start, memory.LeftRows, leftEnd, memory.RightRows, rightFirst, layout.Streams) { FirstRow = firstRow };
            Run(whole, rows, 0, row.Dense);
            return;
        }
        if (row.LeftCount > 0) Run(new SourceRows<TIn>(memory.LeftRows, 0) { FirstRow = firstRow }, rows, 0, row.LeftCount);
        if (row.InteriorCount > 0) Run(new SourceRows<TIn>(inside, start) { FirstRow = firstRow }, rows, row.InteriorFirst, row.InteriorCount);
        if (row.RightCount > 0) Run(new SourceRows<TIn>(memory.RightRows, 0) { FirstRow = firstRow }, rows, memory.Right.First, row.RightCount);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private readonly void Run(in SourceRows<TIn> source, int rows, nint firstElement, nint count) =>
        job.Stencil.Run(in source, new Rows<TOut>(memory.OutputRows, firstElement), rows, count, (nint)memory.RunScratch);

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private readonly void Subsample(long y, int rows)
    {
        var dense = memory.OutputRows;
        var (destination, step, pixels, channels) = (job.Destination, layout.Row.Step, layout.Row.OutputPixels, job.Shape.Channels);
        y -= job.Strip.FirstRow;
        for (var row = 0; row < rows; row++) Pixels.TakeEvery(step, dense[row], destination.Row(y + row), pixels, channels);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private readonly void CopyAlpha(long y, int rows)
    {
        for (var row = 0; row < rows; row++)
        {
            var source = job.Source.Row((y + row) * job.Rows.Stride - job.Strip.SourceFirstRow);
            Pixels.CopyAlpha((TOut*)source, job.Columns.Stride, job.Destination.Row(y + row - job.Strip.FirstRow), layout.Row.OutputPixels);
        }
    }
}
