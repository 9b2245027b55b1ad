using System.ComponentModel;

namespace KernelGen.CompilerServices;

/// <summary>How a stencil's <c>Run</c> wants its rows: how many elements and rows at a time, from where, and when the cache is bypassed.</summary>
/// <remarks>A stencil has several bodies, and each its own schedule; what all of them must agree on is marked «common».</remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly record struct Schedule
{
    /// <summary>One element and one row at a time.</summary>
    public Schedule()
    {
    }

    /// <summary>The fewest elements of a run. Common.</summary>
    public int Lanes { get; init; } = 1;

    /// <summary>
    /// Elements of a step, if each step asks for its rows: then a run is the whole row, and all rows that it reads, and all that it writes,
    /// lie a pitch apart (<see cref="Rows{T}.Pitched"/>). 0: it asks once, and a row is three runs, its edges and what lies between.
    /// </summary>
    public int Step { get; init; }

    /// <summary>With a <see cref="Step"/>: the run finds by itself what lies beyond the ends of the row.</summary>
    public bool FindsBorder { get; init; }

    /// <summary>
    /// The run takes the stride itself: output element x reads from source element x·Stride on, and output row r from table row
    /// r·Stride. Only where a pixel is one element and Dilation is 1. Otherwise runs have stride 1, and the runner subsamples. Common.
    /// </summary>
    public bool Strides { get; init; }

    /// <summary>The rows of a run are a multiple of this. Common.</summary>
    public int RowStep { get; init; } = 1;

    /// <summary>The fewest output rows that are worth a block; the more arithmetic a pixel takes, the more.</summary>
    public int BlockRows { get; init; } = 1;

    /// <summary>The same for pictures that exceed any cache (<see cref="FarFrom"/>); 0: <see cref="BlockRows"/>.</summary>
    public int FarBlockRows { get; init; }

    /// <summary>The most output rows of a block, where <see cref="BlockRows"/> are not more; rounded up to a <see cref="RowStep"/>.</summary>
    public int MostBlockRows { get; init; } = Shared.KernelLimits.MostBlockRows;

    /// <summary>
    /// How far loads reach along a row, the ends of vectors included: for output elements 0 to n − 1 they touch the elements 0 to
    /// (n − 1)·step + Reach of a source row, where step is the stride that the run takes itself, or 1. The window's
    /// (Columns − 1)·Dilation·Channels is always allowed. The runner keeps it inside the picture, or in a copy. No rows are touched but
    /// those of the windows. Common.
    /// </summary>
    public nint Reach { get; init; }

    /// <summary>Bytes of scratch for a run of as many elements as the schedule was asked for.</summary>
    public nint ScratchBytes { get; init; }

    /// <summary>Source and destination of more bytes do not stay in a common last-level cache: stores should bypass it.</summary>
    public long StreamFrom { get; init; } = 12 << 20;

    /// <summary>Source and destination of more bytes come from memory, and go there.</summary>
    public long FarFrom { get; init; } = 24 << 20;
}
