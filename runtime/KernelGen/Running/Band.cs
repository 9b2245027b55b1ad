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
    /// <remarks>
    /// A body that computes rows together takes whole steps of them, and rows whose windows lie in the picture. Those above and below, and
    /// what is left over, are computed one after the other.
    /// </remarks>
    public static void Run(ref readonly Job<TIn, TOut> job, long first, long end)
    {
        var rows = (int)(end - first);
        job.Schedule(rows, out var schedule);
        if (job.Columns.Stride > 1 && ColumnParts<TIn, TOut>.Pixels(in job, schedule) is var pixels && pixels < job.OutputPixels)
        {
            ColumnParts<TIn, TOut>.Run(in job, pixels, first, end);
            return;
        }
        if (schedule.RowStep == 1)
        {
            RunAlike(in job, schedule, first, end);
            return;
        }
        var inside = Math.Max(first, Math.Min(end, job.FirstInside));
        var insideRows = (int)Math.Max(0, Math.Min(end, job.EndInside) - inside) / schedule.RowStep * schedule.RowStep;
        if (insideRows == rows) RunAlike(in job, schedule, first, end);
        else RunParts(in job, schedule, new(first, inside, inside + insideRows, end));
    }

    /// <summary>Computes rows that have one schedule.</summary>
    private static void RunAlike(ref readonly Job<TIn, TOut> job, in Schedule schedule, long first, long end)
    {
        if (first == end || OneRun<TIn, TOut>.TryRun(in job, schedule, first, end)) return;
        var layout = new BandLayout<TIn, TOut>(in job, schedule, (int)(end - first));
        Run(in job, in layout, in layout, new(first, end, end, end));
    }

    /// <summary>Computes the rows of a band of which those in the middle are computed together.</summary>
    private static void RunParts(ref readonly Job<TIn, TOut> job, in Schedule schedule, BandParts parts)
    {
        job.Schedule(1, out var ofSingleRows);
        if (parts.Inside == parts.InsideEnd)
        {
            RunAlike(in job, ofSingleRows, parts.First, parts.End);
            return;
        }
        if (schedule.FindsBorder && ofSingleRows.FindsBorder)
        {
            RunAlike(in job, ofSingleRows, parts.First, parts.Inside);
            RunAlike(in job, schedule, parts.Inside, parts.InsideEnd);
            RunAlike(in job, ofSingleRows, parts.InsideEnd, parts.End);
            return;
        }
        var together = new BandLayout<TIn, TOut>(in job, schedule, (int)(parts.InsideEnd - parts.Inside));
        var single = new BandLayout<TIn, TOut>(
            in job, ofSingleRows, (int)Math.Max(parts.Inside - parts.First, parts.End - parts.InsideEnd));
        if (single.Row == together.Row)
        {
            Run(in job, in single, in together, parts);
            return;
        }
        Run(in job, in single, in single, parts.Top);
        Run(in job, in together, in together, parts.Middle);
        Run(in job, in single, in single, parts.Bottom);
    }

    /// <summary>Computes the parts of a band whose rows have the same runs: they share memory.</summary>
    [SkipLocalsInit]
    private static void Run(
        ref readonly Job<TIn, TOut> job, ref readonly BandLayout<TIn, TOut> single, ref readonly BandLayout<TIn, TOut> together,
        BandParts parts)
    {
        if (parts.First == parts.End) return;
        var memory = new BandMemory<TIn, TOut>(in job, single.Row, parts.First, parts.End);
        var stack = stackalloc byte[StackBytes + Scratch.Alignment];
        var scratch = new Scratch((byte*)(((nuint)stack + Scratch.Alignment - 1) & ~(nuint)(Scratch.Alignment - 1)));
        memory.Take(ref scratch, single, together);
        if (scratch.Bytes <= StackBytes)
        {
            Walk(in job, in single, in together, ref memory, parts);
            return;
        }
        var native = (byte*)NativeMemory.AlignedAlloc(scratch.Bytes, Scratch.Alignment);
        try
        {
            scratch = new Scratch(native);
            memory.Take(ref scratch, single, together);
            Walk(in job, in single, in together, ref memory, parts);
        }
        finally
        {
            NativeMemory.AlignedFree(native);
        }
    }

    private static void Walk(
        ref readonly Job<TIn, TOut> job, ref readonly BandLayout<TIn, TOut> single, ref readonly BandLayout<TIn, TOut> together,
        ref BandMemory<TIn, TOut> memory, BandParts parts)
    {
        memory.FillBorder(in job, single.Row);
        if (parts.First < parts.Inside) new Band<TIn, TOut>(in job, in single, in memory).Walk(parts.First, parts.Inside);
        if (parts.Inside < parts.InsideEnd) new Band<TIn, TOut>(in job, in together, in memory).Walk(parts.Inside, parts.InsideEnd);
        if (parts.InsideEnd < parts.End) new Band<TIn, TOut>(in job, in single, in memory).Walk(parts.InsideEnd, parts.End);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Walk(long first, long end)
    {
        for (var y = first; y < end;)
        {
            var rows = (int)Math.Min(layout.BlockRows, end - y);
            RowTables.FillSource(in job, memory.SourceRows, y, layout.TapRows(rows), memory.OutsideRow);
            if (!layout.IsDirect) RowTables.Fill(memory.OutputRows, memory.DenseRows, memory.DenseLength * sizeof(TOut), rows);
            else RowTables.FillOutput(in job, memory.OutputRows, y, rows);
            if (memory.Left.Count > 0) CopyEdge(in memory.Left, memory.LeftRows, y, rows);
            if (memory.Right.Count > 0) CopyEdge(in memory.Right, memory.RightRows, y, rows);
            copiedEnd = y * layout.RowShift + layout.TapRows(rows);
            RunBlock(rows, (int)y);
            if (!layout.IsDirect) Subsample(y, rows);
            if (job.PreservesAlpha) CopyAlpha(y, rows);
            y += rows;
        }
        if (layout.Streams) Streaming.Complete();
    }

    /// <summary>Copies an edge of the rows that it does not hold yet. In a whole row the table is displaced: elements have one index everywhere.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private readonly void CopyEdge(in Edge<TIn> edge, TIn** table, long y, int rows)
    {
        var taps = layout.TapRows(rows);
        var isRing = layout.SharesRows && !layout.IsPitched;
        var firstSlot = isRing ? (int)(y * layout.RowShift % tapRows) : 0;
        var held = isRing ? (int)Math.Clamp(copiedEnd - y * layout.RowShift, 0, taps) : 0;
        edge.Fill(memory.SourceRows + held, taps - held, (firstSlot + held) % tapRows, tapRows);

        var displacement = layout.Row.IsWhole ? layout.InteriorOffset + edge.First * layout.Row.Stride : 0;
        for (int row = 0, slot = firstSlot; row < taps; row++, slot = slot + 1 == tapRows ? 0 : slot + 1)
            table[row] = edge.Copy(slot) - displacement;
        table[taps] = table[taps - 1] + edge.Pitch;
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
        if (row.InteriorCount > 0) Run(new SourceRows<TIn>(inside, start, streams: layout.Streams) { FirstRow = firstRow }, rows, row.InteriorFirst, row.InteriorCount);
        if (row.RightCount > 0) Run(new SourceRows<TIn>(memory.RightRows, 0) { FirstRow = firstRow }, rows, memory.Right.First, row.RightCount);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private readonly void Run(in SourceRows<TIn> source, int rows, nint firstElement, nint count) =>
        job.Stencil.Run(in source, new Rows<TOut>(memory.OutputRows, firstElement), rows, count, (nint)memory.RunScratch);

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private readonly void Subsample(long y, int rows)
    {
        var dense = memory.OutputRows;
        var (destination, step, pixels, channels) = (job.Destination, layout.Row.Step, job.OutputPixels, job.Channels);
        y -= job.Strip.FirstRow;
        for (var row = 0; row < rows; row++) Pixels.TakeEvery(step, dense[row], destination.Row(y + row), pixels, channels);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private readonly void CopyAlpha(long y, int rows)
    {
        for (var row = 0; row < rows; row++)
        {
            var source = job.Source.Row((y + row) * job.Rows.Stride - job.Strip.SourceFirstRow);
            Pixels.CopyAlpha((TOut*)(source + job.FirstUnderAnchor * job.Channels), job.Columns.Stride, job.Destination.Row(y + row - job.Strip.FirstRow), job.OutputPixels);
        }
    }
}

/// <summary>The output rows of a band: some from the picture's top or for single rows, some computed together, and again single ones.</summary>
/// <param name="First">The first row.</param>
/// <param name="Inside">The first of those that are computed together.</param>
/// <param name="InsideEnd">The row after the last of them.</param>
/// <param name="End">The row after the last.</param>
internal readonly record struct BandParts(long First, long Inside, long InsideEnd, long End)
{
    /// <summary>The first part alone.</summary>
    public BandParts Top => new(First, Inside, Inside, Inside);

    /// <summary>The rows that are computed together, alone.</summary>
    public BandParts Middle => new(Inside, Inside, InsideEnd, InsideEnd);

    /// <summary>The last part alone.</summary>
    public BandParts Bottom => new(InsideEnd, InsideEnd, InsideEnd, End);
}
