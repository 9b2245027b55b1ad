using System;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using KernelGen.CompilerServices;

namespace KernelGen.Execution;

/// <summary>The walk over a band of output rows, block by block.</summary>
/// <typeparam name="TIn">Element of the source.</typeparam>
/// <typeparam name="TOut">Element of the destination.</typeparam>
internal unsafe ref struct Band<TIn, TOut>
    where TIn : unmanaged
    where TOut : unmanaged
{
    private const int StackBytes = 16 * 1024;
    private const int RowBytes = 2 * 1024;     // a block holds at least its rows of so many bytes …
    private const int StripBytes = 256;        // … or of so many, where strips of it should stay in the first cache
    private const int MostBlockRows = 128;     // emitted code relies on it (IStencil.Run)
    private const int OneRunBytes = 4096;     // shorter rows are copied with their borders: to begin a run would take longer

    private readonly ref readonly Job<TIn, TOut> job;
    private readonly StencilPointer<TIn, TOut> stencil;
    private readonly RowLayout layout;
    private readonly long first, end;       // output rows of the whole picture
    private readonly int blockRows;         // output rows of a full block
    private readonly int tapRows;           // source rows of a full block
    private readonly bool sharesRows;       // neighbouring outputs read the same rows
    private readonly int rowShift;          // of the table, from one output row to the next
    private readonly bool isPitched;        // the stencil wants rows a pitch apart
    private readonly bool isDirect;         // runs write to the destination itself
    private readonly bool streams;          // the output goes past the cache
    private readonly int channels;
    private readonly long insideFirst, insideEnd;     // output rows whose windows lie in the picture
    private readonly nint interiorOffset;   // from the first element of a source row to the interior's first tap

    private Edge<TIn> left, right;
    private TIn** sourceRows;               // of the block
    private TOut** outputRows;
    private TIn** leftRows, rightRows;      // the source rows as the edges' copies
    private TIn* outsideRow;                // stands for every row of the constant
    private TIn* pitchedRows;               // copies of a block's rows, where the picture does not hold them all
    private readonly nint pitchedLength;
    private TOut* denseRows;
    private byte* runScratch;
    private readonly nint denseLength;
    private long copiedEnd;                 // of the tables' rows, those before this one are in the edges' rings

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private Band(ref readonly Job<TIn, TOut> job, long first, long end)
    {
        this.job = ref job;
        (this.first, this.end) = (first, end);
        (stencil, channels) = (job.Stencil, job.Shape.Channels);
        rowShift = stencil.Strides ? job.Shape.Stride : 1;
        sharesRows = job.Rows.Stride == job.Rows.Dilation * rowShift;
        blockRows = sharesRows ? BlockRows(in job, end - first) : stencil.RowStep;
        tapRows = TapRows(blockRows);
        var dense = RowLayout.DenseLength(job.Columns, job.WidthInPixels, channels, stencil.Strides);
        var copiesRows = Aliasing.Exists(job.Source.PitchBytes, job.Destination.PitchBytes, job.Shape.Rows, sizeof(TIn))
            || ((long)job.Source.Width * sizeof(TIn) <= OneRunBytes && stencil.ScratchBytes((int)dense) > 0);
        var step = dense < stencil.Lanes ? 0 : stencil.Step(dense);
        isPitched = step > 0 || stencil.Step(stencil.Lanes) > 0;
        layout = new RowLayout(job.Columns, job.WidthInPixels, channels, Reach(in job), stencil.Lanes, step, stencil.Strides, step > 0 && stencil.FindsBorder(dense), copiesRows);
        interiorOffset = layout.InteriorFirst * layout.Stride - (nint)job.Columns.Before * channels;
        isDirect = layout.Step == 1 && layout.LongestRun <= layout.Dense && !(isPitched && end - first < stencil.RowStep);
        streams = isDirect && layout.IsWhole && Streaming.IsWorthWhile(in job) && Streaming.IsPossible(job.Destination, (nint)job.Columns.Before * channels, layout.Halo, step);
        denseLength = Math.Max(layout.Dense, layout.LongestRun);
        pitchedLength = isPitched ? Aliasing.Stagger((nint)job.Source.Width * sizeof(TIn)) / sizeof(TIn) : 0;
        left = new Edge<TIn>(0, layout.LeftCount, layout, job.Columns, job.WidthInPixels, channels);
        right = new Edge<TIn>(layout.Dense - layout.RightCount, layout.RightCount, layout, job.Columns, job.WidthInPixels, channels);
        insideFirst = (job.Rows.Before + job.Rows.Stride - 1) / job.Rows.Stride;
        insideEnd = (job.PictureHeight - job.Position(0, job.Shape.Rows - 1) + job.Rows.Stride - 1) / job.Rows.Stride;
        copiedEnd = 0;
    }

    /// <summary>What the stencil's loads touch behind the first tap of an output: its window at least.</summary>
    private static nint Reach(ref readonly Job<TIn, TOut> job) =>
        Math.Max(job.Stencil.Reach, checked((nint)((job.Columns.Extent - 1) * job.Shape.Channels)));

    /// <summary>At least what the stencil finds worth while, in whole steps; more where rows are short.</summary>
    private static int BlockRows(ref readonly Job<TIn, TOut> job, long rows)
    {
        var (stencil, width) = (job.Stencil, job.Source.Width);
        var least = Streaming.IsFar(in job) ? stencil.FarBlockRows : stencil.BlockRows;
        var bytes = stencil.RowStep > 1 ? RowBytes : StripBytes;
        var wanted = Math.Min(rows, Math.Max(least, Math.Min((long)least * bytes / ((long)width * sizeof(TIn)), MostBlockRows)));
        return (int)RoundUp(wanted, stencil.RowStep);
    }

    private static long RoundUp(long rows, int step) => (rows + step - 1) / step * step;

    // A first call must not run as unoptimised code: whatever is done for every row is compiled with optimisation at once.

    /// <summary>Computes output rows <paramref name="first"/> to <paramref name="end"/>, not included.</summary>
    [SkipLocalsInit]
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Run(ref readonly Job<TIn, TOut> job, long first, long end)
    {
        var band = new Band<TIn, TOut>(in job, first, end);
        var measured = default(Scratch);
        band.Lay(ref measured);
        if (measured.Bytes <= StackBytes)
        {
            var stack = stackalloc byte[StackBytes + Scratch.Alignment];
            band.Walk((byte*)(((nuint)stack + Scratch.Alignment - 1) & ~(nuint)(Scratch.Alignment - 1)));
            return;
        }
        var memory = (byte*)NativeMemory.AlignedAlloc(measured.Bytes, Scratch.Alignment);
        try
        {
            band.Walk(memory);
        }
        finally
        {
            NativeMemory.AlignedFree(memory);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Lay(ref Scratch scratch)
    {
        sourceRows = scratch.TakePointers<TIn>(tapRows + 1);
        leftRows = scratch.TakePointers<TIn>(tapRows + 1);
        rightRows = scratch.TakePointers<TIn>(tapRows + 1);
        outputRows = scratch.TakePointers<TOut>(blockRows + 1);
        runScratch = scratch.Take<byte>(RunScratchBytes());
        left.Take(ref scratch, tapRows);
        right.Take(ref scratch, tapRows);
        if (job.Border == BorderMode.Constant && LeavesPicture)
            outsideRow = scratch.Take<TIn>(OutsideLength) + ElementsBefore;
        if (isPitched && (LeavesPicture || end - first < stencil.RowStep)) pitchedRows = scratch.Take<TIn>(checked(pitchedLength * tapRows));
        if (!isDirect) denseRows = scratch.Take<TOut>(checked(denseLength * blockRows));
        else if (end - first < blockRows) denseRows = scratch.Take<TOut>(denseLength);     // for rows that nobody asked for
    }

    /// <summary>Source rows behind so many output rows.</summary>
    private readonly int TapRows(int rows) => job.Shape.Rows + (rows - 1) * rowShift;

    private readonly bool LeavesPicture =>
        job.Position(first, 0) < 0 || job.Position(end - 1, job.Shape.Rows - 1) >= job.PictureHeight;

    private readonly nint ElementsBefore => checked((nint)(job.Columns.Before * channels));

    /// <summary>A row of the picture, and what windows reach on both sides of it.</summary>
    private readonly nint OutsideLength => checked(Math.Max(ElementsBefore + job.Source.Width, (layout.Dense - 1) * layout.Stride + 1 + layout.Halo));

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private readonly int RunScratchBytes()
    {
        var bytes = 0;
        if (layout.InteriorCount > 0) bytes = stencil.ScratchBytes(checked((int)layout.InteriorCount));
        if (left.Count > 0) bytes = Math.Max(bytes, stencil.ScratchBytes(checked((int)left.Count)));
        if (right.Count > 0) bytes = Math.Max(bytes, stencil.ScratchBytes(checked((int)right.Count)));
        return bytes;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Walk(byte* memory)
    {
        var scratch = new Scratch(memory);
        Lay(ref scratch);
        var constant = job.Shape.Padding >= 0 ? default : Element.From<TIn>(job.Shape.BorderValue);
        left.MapBorder(layout, job.Columns, job.WidthInPixels, channels, job.Border, constant);
        right.MapBorder(layout, job.Columns, job.WidthInPixels, channels, job.Border, constant);
        if (outsideRow != null) new Span<TIn>(outsideRow - ElementsBefore, (int)OutsideLength).Fill(constant);

        for (var next = first; next < end;)
        {
            // whole steps: rows before the last block's first are computed again, and rows beyond a low band are not kept
            var steps = StepsFrom(next);
            var y = Math.Max(first, Math.Min(next, end - steps));
            var rows = (int)Math.Min(steps, end - y);
            FindSourceRows(y, rows, steps);
            FindOutputRows(y, rows, steps);
            CopyEdge(in left, leftRows, y, rows, steps);
            CopyEdge(in right, rightRows, y, rows, steps);
            copiedEnd = y * rowShift + TapRows(rows);
            RunBlock(steps, (int)y);
            if (!isDirect) Subsample(y, rows);
            if (job.Shape.PreserveAlpha) CopyAlpha(y, rows);
            next = y + rows;
        }
        if (streams) Streaming.Complete();
    }

    /// <summary>The rows of the block that begins at a row. What leaves the picture is a block of its own: its rows are copied first.</summary>
    private readonly int StepsFrom(long next)
    {
        var step = stencil.RowStep;
        var steps = Math.Min(blockRows, RoundUp(end - next, step));
        if (!isPitched) return (int)steps;
        if (step > 1 && next < insideFirst) steps = Math.Min(steps, RoundUp(insideFirst - next, step));
        else if (step > 1 && next < insideEnd) steps = Math.Min(steps, Math.Max(step, (insideEnd - next) / step * step));
        return (int)(steps > end - first && end - first >= step ? (end - first) / step * step : steps);
    }

    /// <summary>Addresses of the source rows; steps beyond the rows that are asked for read the last one again.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private readonly void FindSourceRows(long y, int rowCount, int steps)
    {
        var (taps, all) = (TapRows(rowCount), TapRows(steps));
        var rows = sourceRows;
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
                rows[row] = picked == BorderMap.Constant ? outsideRow : source.Row(picked - job.Strip.SourceFirstRow);
            }
        }
        for (var row = taps; row < all; row++) rows[row] = rows[taps - 1];
        if (isPitched) CopyRows(all);
    }

    /// <summary>Copies the rows of the table to where they lie a pitch apart.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private readonly void CopyRows(int count)
    {
        var copy = pitchedRows;
        for (var row = 0; row < count; row++, copy += pitchedLength)
        {
            new ReadOnlySpan<TIn>(sourceRows[row], job.Source.Width).CopyTo(new Span<TIn>(copy, job.Source.Width));
            sourceRows[row] = copy;
        }
        sourceRows[count] = copy;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private readonly void FindOutputRows(long y, int rows, int steps)
    {
        var addresses = outputRows;
        var address = isDirect ? job.Destination.Row(y - job.Strip.FirstRow) : denseRows;
        var pitch = isDirect ? (nint)job.Destination.PitchBytes : denseLength * sizeof(TOut);
        if (!isDirect) rows = steps;
        for (var row = 0; row <= rows; row++, address = (TOut*)((byte*)address + pitch)) addresses[row] = address;
        for (var row = rows; row < steps; row++) addresses[row] = denseRows;
    }

    /// <summary>Copies an edge of the rows that it does not hold yet. In a whole row the table is displaced: elements have one index everywhere.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private readonly void CopyEdge(in Edge<TIn> edge, TIn** table, long y, int rows, int steps)
    {
        if (edge.Count == 0) return;
        var taps = TapRows(isPitched ? steps : rows);
        var isRing = sharesRows && !isPitched;
        var firstSlot = isRing ? (int)(y * rowShift % tapRows) : 0;
        var held = isRing ? (int)Math.Clamp(copiedEnd - y * rowShift, 0, taps) : 0;
        edge.Fill(sourceRows + held, taps - held, (firstSlot + held) % tapRows, tapRows);

        var displacement = layout.IsWhole ? interiorOffset + edge.First * layout.Stride : 0;
        if (isPitched)
        {
            for (var row = 0; row <= TapRows(steps); row++) table[row] = edge.Copy(row) - displacement;
            return;
        }
        for (int row = 0, slot = firstSlot; row < taps; row++, slot = slot + 1 == tapRows ? 0 : slot + 1)
            table[row] = edge.Copy(slot) - displacement;
        for (var row = taps; row < TapRows(steps); row++) table[row] = table[taps - 1];
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private readonly void RunBlock(int rows, int firstRow)
    {
        if (layout.LeavesRow)
        {
            Run(new SourceRows<TIn>(sourceRows, interiorOffset, leavesRows: true, streams) { FirstRow = firstRow }, rows, 0, layout.Dense);
            return;
        }
        if (layout.IsWhole)
        {
            var (leftEnd, rightFirst) = (left.Count > 0 ? 1 : (nuint)0, right.Count > 0 ? (nuint)right.First : nuint.MaxValue);
            Run(new SourceRows<TIn>(sourceRows, interiorOffset, leftRows, leftEnd, rightRows, rightFirst, streams) { FirstRow = firstRow }, rows, 0, layout.Dense);
            return;
        }
        if (left.Count > 0) Run(new SourceRows<TIn>(leftRows, 0) { FirstRow = firstRow }, rows, left.First, left.Count);
        if (layout.InteriorCount > 0) Run(new SourceRows<TIn>(sourceRows, interiorOffset) { FirstRow = firstRow }, rows, layout.InteriorFirst, layout.InteriorCount);
        if (right.Count > 0) Run(new SourceRows<TIn>(rightRows, 0) { FirstRow = firstRow }, rows, right.First, right.Count);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private readonly void Run(in SourceRows<TIn> source, int rows, nint firstElement, nint count) =>
        stencil.Run(in source, new Rows<TOut>(outputRows, firstElement), rows, count, (nint)runScratch);

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private readonly void Subsample(long y, int rows)
    {
        for (var row = 0; row < rows; row++)
        {
            Pixels.TakeEvery(layout.Step, outputRows[row], job.Destination.Row(y + row - job.Strip.FirstRow),
                layout.OutputPixels, channels);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private readonly void CopyAlpha(long y, int rows)
    {
        for (var row = 0; row < rows; row++)
        {
            var source = job.Source.Row((y + row) * job.Rows.Stride - job.Strip.SourceFirstRow);
            Pixels.CopyAlpha((TOut*)source, job.Columns.Stride, job.Destination.Row(y + row - job.Strip.FirstRow), layout.OutputPixels);
        }
    }
}
