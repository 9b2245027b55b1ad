using System;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using KernelGen.CompilerServices;

namespace KernelGen.Execution;

/// <summary>The walk over a band of output rows: block by block, each row as left edge, interior and right edge.</summary>
/// <typeparam name="TIn">Element of the source.</typeparam>
/// <typeparam name="TOut">Element of the destination.</typeparam>
/// <typeparam name="TStencil">The arithmetic.</typeparam>
internal unsafe ref struct Band<TIn, TOut, TStencil>
    where TIn : unmanaged
    where TOut : unmanaged
    where TStencil : struct, IStencil<TIn, TOut>
{
    private const int StackBytes = 16 * 1024;
    private const int RowBytes = 2 * 1024;     // a block holds at least its rows of so many bytes
    private const int MostBlockRows = 128;     // emitted code relies on it (IStencil.Run)
    private const int OneRunBytes = 4096;     // shorter rows are copied with their borders: to begin a run would take longer

    private readonly ref readonly Job<TIn, TOut, TStencil> job;
    private readonly RowLayout layout;
    private readonly long first, end;       // output rows of the whole picture
    private readonly int blockRows;         // output rows of a full block
    private readonly int tapRows;           // source rows of a full block
    private readonly bool sharesRows;       // neighbouring blocks read the same rows: Stride = Dilation
    private readonly bool isDirect;         // runs write to the destination itself
    private readonly bool keepsAlpha;
    private readonly int channels;
    private readonly nint interiorOffset;   // from the first element of a source row to the interior's first tap
    private readonly TIn constant;

    private TStencil stencil;
    private Edge<TIn> left, right;
    private TIn** sourceRows;               // of the block
    private TOut** outputRows;
    private TIn** edgeRows;                 // the same rows as an edge's copies
    private TIn* constantRow;
    private TIn* outsideRow;                // stands for a row of the constant: its interior begins where constantRow does
    private TOut* denseRows;
    private byte* runScratch;
    private nint denseLength;
    private long copiedEnd;                 // rows before this one are in the edges' rings

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private Band(ref readonly Job<TIn, TOut, TStencil> job, long first, long end)
    {
        this.job = ref job;
        (this.first, this.end) = (first, end);
        var shape = job.Shape;
        (stencil, channels, keepsAlpha) = (job.Stencil, shape.Channels, shape.PreserveAlpha);
        sharesRows = job.Rows.Stride == job.Rows.Dilation;
        blockRows = sharesRows ? BlockRows(stencil.BlockRows, job.Source.Width, end - first) : 1;
        tapRows = shape.Rows + blockRows - 1;
        var isOneRun = stencil.ScratchBytes(1) > 0 && (long)job.Source.Width * sizeof(TIn) <= OneRunBytes;
        layout = new RowLayout(job.Columns, job.WidthInPixels, channels, stencil.Lanes, isOneRun);
        interiorOffset = layout.InteriorFirst - (nint)job.Columns.Before * channels;
        isDirect = layout.Step == 1 && layout.LongestRun <= layout.Dense;
        denseLength = Math.Max(layout.Dense, layout.LongestRun);
        left = new Edge<TIn>(0, layout.LeftCount, layout, job.Columns, job.WidthInPixels, channels);
        right = new Edge<TIn>(layout.Dense - layout.RightCount, layout.RightCount, layout, job.Columns, job.WidthInPixels, channels);
        constant = shape.Padding >= 0 ? default : Element.From<TIn>(shape.BorderValue);
        copiedEnd = long.MinValue;
    }

    /// <summary>At least what the stencil finds worth while; more where rows are short.</summary>
    private static int BlockRows(int least, int width, long rows) =>
        (int)Math.Min(rows, Math.Max(least, Math.Min((long)least * RowBytes / ((long)width * sizeof(TIn)), MostBlockRows)));

    // A stencil's first calls must not run as unoptimised code: all that is done for every row is inlined into Walk.

    /// <summary>Computes output rows <paramref name="first"/> to <paramref name="end"/>, not included.</summary>
    [SkipLocalsInit]
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Run(ref readonly Job<TIn, TOut, TStencil> job, long first, long end)
    {
        var band = new Band<TIn, TOut, TStencil>(in job, first, end);
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
        sourceRows = scratch.TakePointers<TIn>(tapRows);
        edgeRows = scratch.TakePointers<TIn>(tapRows);
        outputRows = scratch.TakePointers<TOut>(blockRows);
        runScratch = scratch.Take<byte>(RunScratchBytes());
        left.Take(ref scratch, tapRows);
        right.Take(ref scratch, tapRows);
        if (job.Border == BorderMode.Constant && LeavesPicture)
            constantRow = scratch.Take<TIn>(Math.Max(layout.InteriorCount + layout.Halo, Math.Max(left.Length, right.Length)));
        if (!isDirect) denseRows = scratch.Take<TOut>(checked(denseLength * blockRows));
    }

    private readonly bool LeavesPicture =>
        job.Position(first, 0) < 0 || job.Position(end - 1, job.Shape.Rows - 1) >= job.PictureHeight;

    private int RunScratchBytes()
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
        left.MapBorder(layout, job.Columns, job.WidthInPixels, channels, job.Border);
        right.MapBorder(layout, job.Columns, job.WidthInPixels, channels, job.Border);
        outsideRow = constantRow - interiorOffset;
        if (constantRow != null)
            new Span<TIn>(constantRow, (int)Math.Max(layout.InteriorCount + layout.Halo, Math.Max(left.Length, right.Length))).Fill(constant);

        for (var y = first; y < end; y += blockRows)
        {
            var rows = (int)Math.Min(blockRows, end - y);
            var taps = job.Shape.Rows + rows - 1;

            FindSourceRows(y, taps);
            FindOutputRows(y, rows);
            RunEdge(ref left, y, taps, rows);
            if (layout.InteriorCount > 0)
                Run(new Rows<TIn>(sourceRows, interiorOffset), rows, layout.InteriorFirst, layout.InteriorCount);
            RunEdge(ref right, y, taps, rows);
            copiedEnd = y + taps;
            if (!isDirect) Subsample(y, rows);
            if (keepsAlpha) CopyAlpha(y, rows);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private readonly void FindSourceRows(long y, int taps)
    {
        for (var row = 0; row < taps; row++)
        {
            var picked = BorderMap.Map(job.Position(y, row), job.PictureHeight, job.Border);
            sourceRows[row] = picked == BorderMap.Constant ? outsideRow : job.Source.Row(picked - job.Strip.SourceFirstRow);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private readonly void FindOutputRows(long y, int rows)
    {
        for (var row = 0; row < rows; row++)
            outputRows[row] = isDirect ? job.Destination.Row(y + row - job.Strip.FirstRow) : denseRows + row * denseLength;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void RunEdge(ref Edge<TIn> edge, long y, int taps, int rows)
    {
        if (edge.Count == 0) return;
        var slot = sharesRows ? (int)(y % tapRows) : 0;
        for (var row = 0; row < taps; row++, slot = slot + 1 == tapRows ? 0 : slot + 1)
        {
            if (sourceRows[row] == outsideRow)
            {
                edgeRows[row] = constantRow;
                continue;
            }
            var copy = edge.Copy(slot);
            if (!sharesRows || y + row >= copiedEnd) edge.Fill(copy, sourceRows[row], constant);
            edgeRows[row] = copy;
        }
        Run(new Rows<TIn>(edgeRows, 0), rows, edge.First, edge.Count);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Run(Rows<TIn> source, int rows, nint firstElement, nint count) =>
        stencil.Run(source, new Rows<TOut>(outputRows, firstElement), rows, count, (nint)runScratch);

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
