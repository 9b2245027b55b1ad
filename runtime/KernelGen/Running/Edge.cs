using System;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;
using KernelGen.Shared;

namespace KernelGen.Running;

/// <summary>A part of a row whose windows reach out of the picture: it is read from copies with the border filled in.</summary>
/// <remarks>The copies form a ring over the rows of the picture, so that rows shared by neighboring blocks are copied once.</remarks>
internal unsafe struct Edge<T>
    where T : unmanaged
{
    /// <summary>Elements outside, in all rows, for which it is worth while to prepare permutations.</summary>
    private const int LeastPermuted = 128;

    private readonly nint length;           // source elements behind the run
    private readonly nint insideFirst;      // which of them lie in the picture …
    private readonly nint insideCount;
    private readonly nint insideSource;     // … and where
    private readonly nint lead;             // elements before a copy that are not used
    private readonly nint pitch;
    private int* outside;                   // the source element for each of the others, before and after; −1: the constant
    private T* copies;
    private EdgeEnd before, after;
    private bool permutes;                  // the ends of many rows, by vectors
    private T constant;

    /// <param name="first">First dense element of the run.</param>
    /// <param name="count">Elements of the run.</param>
    /// <param name="layout">The row.</param>
    /// <param name="columns">The window along the row.</param>
    /// <param name="width">Pixels of a source row.</param>
    /// <param name="channels">Elements of a pixel.</param>
    public Edge(nint first, nint count, in RowLayout layout, in Geometry columns, int width, int channels)
    {
        (First, Count) = (first, count);
        length = checked((count - 1) * layout.Stride + 1 + layout.Halo);
        if (!layout.Gathers)
        {
            var start = first * layout.Stride - columns.Before * channels;
            var (from, to) = (Math.Max(start, 0), Math.Min(start + length, (long)width * channels));
            if (from < to) (insideFirst, insideCount, insideSource) = ((nint)(from - start), (nint)(to - from), (nint)from);
        }
        // what lies in the picture is stored at full lines, and a permuted end may be stored beyond the last element
        lead = -insideFirst & (Scratch.Alignment / sizeof(T) - 1);
        pitch = Aliasing.Stagger((lead + length) * sizeof(T) + Vector128<byte>.Count) / sizeof(T);
    }

    /// <summary>First dense element of the run.</summary>
    public nint First { get; }

    /// <summary>Elements of the run.</summary>
    public nint Count { get; }

    /// <summary>Elements from one copy to the next.</summary>
    public readonly nint Pitch => pitch;

    /// <summary>Source elements that the run reads of each row.</summary>
    public readonly nint Length => length;

    /// <summary>Takes memory for the map of the border and for copies.</summary>
    /// <param name="scratch">Where memory comes from.</param>
    /// <param name="slots">Copies that are held at a time.</param>
    /// <param name="rows">Rows that are copied in all.</param>
    public void Take(ref Scratch scratch, int slots, long rows)
    {
        outside = scratch.Take<int>(length - insideCount);
        copies = scratch.Take<T>(checked(pitch * slots)) + lead;
        permutes = insideCount * sizeof(T) >= Vector256<byte>.Count && rows * (length - insideCount) >= LeastPermuted;
        if (!permutes) return;
        before.Take(ref scratch, insideFirst * sizeof(T));
        after.Take(ref scratch, (length - insideFirst - insideCount) * sizeof(T));
    }

    /// <summary>Works out which source element each position outside the picture shows.</summary>
    public void MapBorder(in RowLayout layout, in Geometry columns, int width, int channels, BorderMode border, T constant)
    {
        this.constant = constant;
        MapElements(layout, columns, 0, insideFirst, outside, (width, channels), border);
        var behind = insideFirst + insideCount;
        MapElements(layout, columns, behind, length - behind, outside + insideFirst, (width, channels), border);
        if (!permutes) return;
        before.Prepare(new ReadOnlySpan<int>(outside, (int)insideFirst), (nint)width * channels, constant);
        after.Prepare(new ReadOnlySpan<int>(outside + insideFirst, (int)(length - behind)), (nint)width * channels, constant);
    }

    private readonly void MapElements(
        in RowLayout layout, in Geometry columns, nint first, nint count, int* map, (int Width, int Channels) row, BorderMode border)
    {
        if (count == 0) return;
        var (pixel, channel) = Math.DivRem(First * layout.Stride + first, row.Channels);
        var (position, source) = (Position(layout, columns, pixel), 0L);
        for (nint k = 0; k < count; k++)
        {
            if (k == 0 || channel == 0) source = BorderMap.Map(position, row.Width, border);
            map[k] = source < 0 ? -1 : (int)source * row.Channels + (int)channel;
            if (++channel < row.Channels) continue;
            (channel, pixel) = (0, pixel + 1);
            position = Position(layout, columns, pixel);
        }
    }

    /// <summary>Where a pixel of the copies lies in the picture's row, or beyond its ends.</summary>
    private static long Position(in RowLayout layout, in Geometry columns, nint pixel) =>
        (layout.Gathers ? pixel / layout.Step * columns.Stride + pixel % layout.Step : pixel) - columns.Before;

    /// <summary>The copy in a slot of the ring.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public readonly T* Copy(int slot) => copies + slot * pitch;

    /// <summary>Copies rows into the ring.</summary>
    /// <param name="rows">Source rows.</param>
    /// <param name="count">How many.</param>
    /// <param name="slot">Where the first goes.</param>
    /// <param name="slots">Slots of the ring.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    public readonly void Fill(T** rows, int count, int slot, int slots)
    {
        if (!before.IsPermuted || !after.IsPermuted)
        {
            for (var row = 0; row < count; row++, slot = slot + 1 == slots ? 0 : slot + 1) FillByMap(rows[row], Copy(slot));
            return;
        }
        var (head, tail, from) = (before, after, insideSource);
        nint inside = insideFirst * sizeof(T), bytes = insideCount * sizeof(T), pitchBytes = pitch * sizeof(T);
        var copy = (byte*)Copy(slot);
        var ringEnd = (byte*)(copies + pitch * slots);
        for (var row = 0; row < count; row++)
        {
            var source = (byte*)rows[row];
            head.Store(source, copy);
            Copy(source + from * sizeof(T), copy + inside, bytes);
            tail.Store(source, copy + inside + bytes);
            copy += pitchBytes;
            if (copy == ringEnd) copy = (byte*)copies;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private readonly void FillByMap(T* source, T* copy)
    {
        for (nint k = 0; k < insideFirst; k++) copy[k] = outside[k] < 0 ? constant : source[outside[k]];
        new ReadOnlySpan<T>(source + insideSource, (int)insideCount).CopyTo(new Span<T>(copy + insideFirst, (int)insideCount));
        var after = outside - insideCount;
        for (var k = insideFirst + insideCount; k < length; k++) copy[k] = after[k] < 0 ? constant : source[after[k]];
    }

    /// <summary>Copies at least thirty-two bytes: full lines, then the rest by a vector that overlaps them, without the cost of a call.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Copy(byte* from, byte* to, nint count)
    {
        nint k = 0;
        for (; k + Scratch.Alignment <= count; k += Scratch.Alignment) CopyLine(from + k, to + k);
        if (count - k > Vector256<byte>.Count) Vector256.Load(from + k).Store(to + k);
        if (count - k > Vector128<byte>.Count) Vector256.Load(from + count - Vector256<byte>.Count).Store(to + count - Vector256<byte>.Count);
        else if (k < count) Vector128.Load(from + count - Vector128<byte>.Count).Store(to + count - Vector128<byte>.Count);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void CopyLine(byte* from, byte* to)
    {
        if (Vector512.IsHardwareAccelerated)
        {
            Vector512.Load(from).Store(to);
            return;
        }
        Vector256.Load(from).Store(to);
        Vector256.Load(from + Vector256<byte>.Count).Store(to + Vector256<byte>.Count);
    }
}

/// <summary>The pixels of an edge that lie outside the picture, on one side: sixteen bytes at a time, each permuted from sixteen bytes of the row.</summary>
internal unsafe struct EdgeEnd
{
    private Sixteen* all;
    private int count;

    /// <summary>Whether permutations do it; otherwise nothing may be stored.</summary>
    public bool IsPermuted { get; private set; }

    /// <summary>Takes memory for the permutations.</summary>
    /// <param name="scratch">Where memory comes from.</param>
    /// <param name="bytes">Bytes outside.</param>
    public void Take(ref Scratch scratch, nint bytes)
    {
        count = checked((int)((bytes + Vector128<byte>.Count - 1) / Vector128<byte>.Count));
        all = scratch.Take<Sixteen>(count);
    }

    /// <summary>Prepares the permutations.</summary>
    /// <param name="sources">The source element for each of the elements outside; −1: the constant.</param>
    /// <param name="rowLength">Elements of a row.</param>
    /// <param name="constant">What the border holds.</param>
    public void Prepare<T>(ReadOnlySpan<int> sources, nint rowLength, T constant)
        where T : unmanaged
    {
        var elements = Vector128<byte>.Count / sizeof(T);
        IsPermuted = true;
        for (var n = 0; n < count && IsPermuted; n++)
        {
            var rest = sources.Slice(n * elements);
            IsPermuted = Sixteen.TryPrepare(rest.Slice(0, Math.Min(elements, rest.Length)), rowLength, constant, out all[n]);
        }
    }

    /// <summary>Stores the pixels outside, and up to fifteen bytes more.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public readonly void Store(byte* row, byte* to)
    {
        for (var n = 0; n < count; n++) all[n].Store(row, to + n * Vector128<byte>.Count);
    }

    /// <summary>Sixteen bytes outside.</summary>
    private struct Sixteen
    {
        private Vector128<byte> indices;        // of the bytes in the window; 128 and more: none
        private Vector128<byte> constants;      // where there is none
        private nint window;                    // the first of sixteen bytes of the row

        /// <summary>False where they come from farther apart than one vector reaches.</summary>
        public static bool TryPrepare<T>(ReadOnlySpan<int> sources, nint rowLength, T constant, out Sixteen bytes)
            where T : unmanaged
        {
            bytes = default;
            var (least, greatest) = (nint.MaxValue, (nint)(-1));
            foreach (var source in sources)
                if (source >= 0) (least, greatest) = (Math.Min(least, source), Math.Max(greatest, source));
            var size = sizeof(T);
            bytes.window = greatest < 0 ? 0 : Math.Min(least * size, rowLength * size - Vector128<byte>.Count);
            if (bytes.window < 0 || (greatest + 1) * size > bytes.window + Vector128<byte>.Count) return false;

            byte* indices = stackalloc byte[16], constants = stackalloc byte[16];
            new Span<byte>(indices, 16).Fill(byte.MaxValue);
            new Span<byte>(constants, 16).Clear();
            for (var k = 0; k < sources.Length; k++)
                for (var i = 0; i < size; i++)
                {
                    if (sources[k] < 0) constants[k * size + i] = ((byte*)&constant)[i];
                    else indices[k * size + i] = (byte)((nint)sources[k] * size + i - bytes.window);
                }
            (bytes.indices, bytes.constants) = (Vector128.Load(indices), Vector128.Load(constants));
            return true;
        }

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public readonly void Store(byte* row, byte* to)
        {
            var bytes = Vector128.Load(row + window);
            (constants | (Ssse3.IsSupported ? Ssse3.Shuffle(bytes, indices) : Vector128.Shuffle(bytes, indices))).Store(to);
        }
    }
}
