using System;

namespace KernelGen.Running;

/// <summary>What a band needs besides the pictures: tables of the rows of a block, copies of their ends, scratch for the stencil.</summary>
/// <typeparam name="TIn">Element of the source.</typeparam>
/// <typeparam name="TOut">Element of the destination.</typeparam>
internal unsafe struct BandMemory<TIn, TOut>
    where TIn : unmanaged
    where TOut : unmanaged
{
    /// <summary>The source rows of the block, and one more entry.</summary>
    public TIn** SourceRows;

    /// <summary>The same rows as the edges' copies.</summary>
    public TIn** LeftRows, RightRows;

    /// <summary>The output rows of the block, and one more entry.</summary>
    public TOut** OutputRows;

    /// <summary>Copies of the row's ends, with the border filled in.</summary>
    public Edge<TIn> Left, Right;

    /// <summary>The first pixel of a row of the border's constant, which stands for every row outside; null where there are none.</summary>
    public TIn* OutsideRow;

    /// <summary>Rows that are computed elsewhere than in the destination, because outputs are taken from them; or null.</summary>
    public TOut* DenseRows;

    /// <summary>Elements from one of those to the next.</summary>
    public readonly nint DenseLength;

    /// <summary>The stencil's scratch.</summary>
    public byte* RunScratch;

    private readonly long rowsRead;             // of the picture, about
    private readonly nint elementsBefore;       // of the row of constants, outside the picture
    private readonly nint outsideLength;        // 0: no such row is needed

    /// <summary>Decides what is needed; <see cref="Take"/> takes it.</summary>
    /// <param name="job">What is computed.</param>
    /// <param name="row">The runs of its rows.</param>
    /// <param name="first">The first output row.</param>
    /// <param name="end">The output row after the last.</param>
    public BandMemory(ref readonly Job<TIn, TOut> job, in RowLayout row, long first, long end)
    {
        rowsRead = (end - first) * job.Rows.Stride + job.Rows.Window;
        var (width, channels) = (job.WidthInPixels, job.Channels);
        if (row.LeftCount > 0) Left = new Edge<TIn>(0, row.LeftCount, row, job.Columns, width, channels);
        if (row.RightCount > 0) Right = new Edge<TIn>(row.Dense - row.RightCount, row.RightCount, row, job.Columns, width, channels);
        DenseLength = Aliasing.Stagger(Math.Max(row.Dense, row.LongestRun) * sizeof(TOut)) / sizeof(TOut);
        if (job.Border != BorderMode.Constant || !job.LeavesPicture(first, end)) return;
        elementsBefore = checked((nint)(Math.Max(job.Columns.Before, 0) * channels));
        outsideLength = checked(Math.Max(elementsBefore + job.Source.Width, (row.Dense - 1) * row.Stride + 1 + row.Halo));
    }

    /// <summary>Takes all pieces, in the same order whenever it is called.</summary>
    /// <param name="scratch">Where memory comes from.</param>
    /// <param name="layout">How rows are computed.</param>
    /// <param name="other">The same for other rows that have the same runs.</param>
    public void Take(ref Scratch scratch, in BandLayout<TIn, TOut> layout, in BandLayout<TIn, TOut> other)
    {
        var blockRows = Math.Max(layout.BlockRows, other.BlockRows);
        var tapRows = layout.TapRows(blockRows);
        SourceRows = scratch.TakePointers<TIn>(tapRows + 1);
        OutputRows = scratch.TakePointers<TOut>(blockRows + 1);
        var scratchBytes = Math.Max(layout.ScratchBytes, other.ScratchBytes);
        if (scratchBytes > 0) RunScratch = scratch.Take<byte>(scratchBytes);
        if (Left.Count > 0)
        {
            LeftRows = scratch.TakePointers<TIn>(tapRows + 1);
            Left.Take(ref scratch, tapRows, rowsRead);
        }
        if (Right.Count > 0)
        {
            RightRows = scratch.TakePointers<TIn>(tapRows + 1);
            Right.Take(ref scratch, tapRows, rowsRead);
        }
        if (outsideLength > 0) OutsideRow = scratch.Take<TIn>(outsideLength) + elementsBefore;
        if (!layout.IsDirect) DenseRows = scratch.Take<TOut>(checked(DenseLength * blockRows));
    }

    /// <summary>Fills in what does not change from block to block: the border.</summary>
    public void FillBorder(ref readonly Job<TIn, TOut> job, in RowLayout row)
    {
        if (Left.Count == 0 && Right.Count == 0 && OutsideRow == null) return;
        var constant = job.BorderElement;
        if (Left.Count > 0) Left.MapBorder(row, job.Columns, job.WidthInPixels, job.Channels, job.Border, constant);
        if (Right.Count > 0) Right.MapBorder(row, job.Columns, job.WidthInPixels, job.Channels, job.Border, constant);
        if (OutsideRow != null) new Span<TIn>(OutsideRow - elementsBefore, (int)outsideLength).Fill(constant);
    }
}

/// <summary>Memory handed out piece by piece, each piece aligned to a cache line.</summary>
/// <remarks>The default value has no memory and only counts, so that one routine both measures and lays out.</remarks>
internal unsafe struct Scratch(byte* memory)
{
    /// <summary>Bytes of a cache line.</summary>
    public const int Alignment = 64;

    /// <summary>Bytes handed out so far.</summary>
    public nuint Bytes { get; private set; }

    /// <summary>The next <paramref name="count"/> elements; without memory, an address that must not be used.</summary>
    public T* Take<T>(nint count)
        where T : unmanaged
    {
        var piece = memory + Bytes;
        Bytes += RoundUp(checked((nuint)count * (nuint)sizeof(T)));
        return (T*)piece;
    }

    /// <summary>The next <paramref name="count"/> pointers.</summary>
    public T** TakePointers<T>(nint count)
        where T : unmanaged =>
        (T**)Take<nint>(count);

    private static nuint RoundUp(nuint bytes) => (bytes + Alignment - 1) & ~(nuint)(Alignment - 1);
}
