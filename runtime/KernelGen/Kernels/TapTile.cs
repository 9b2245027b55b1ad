using System;
using System.Numerics;
using System.Runtime.CompilerServices;
using KernelGen.Running;
using KernelGen.Shared;

namespace KernelGen.Kernels;

/// <summary>
/// What one source row shows to the windows of neighboring outputs, border filled in: for each column of taps, the elements that the
/// outputs read lie side by side. Nothing is stored for what lies between taps that are far apart.
/// </summary>
internal unsafe struct TapTile<TIn, TSum>
    where TIn : unmanaged
    where TSum : unmanaged, INumber<TSum>
{
    private const int NearPixels = 2048;
    private const int FarPixels = 256;
    private const int FarElements = 1 << 18;

    private readonly Geometry columns;
    private readonly int width, channels;
    private readonly BorderMode border;
    private readonly TIn constant;
    private readonly bool isFar, splits;
    private readonly nint longest;          // pixels of the buffer
    private readonly int slots;             // phases of the stride
    private readonly nint slotPixels;

    private long first;                     // output pixel
    private nint count;                     // output pixels
    private nint length;                    // pixels of the buffer …
    private nint insideFirst, insideEnd;    // … which of them lie in the picture …
    private nint insideSource;              // … and where
    private int* outside;                   // the source element for each of the others; −1: the constant
    private TIn* gathered;
    private TSum* elements, phases;

    /// <param name="columns">The window along a row.</param>
    /// <param name="width">Pixels of a source row.</param>
    /// <param name="channels">Elements of a pixel.</param>
    /// <param name="border">What lies outside.</param>
    /// <param name="constant">The element outside, where the border is constant.</param>
    /// <param name="isRow">The elements must lie as in the picture: sums are formed along them.</param>
    public TapTile(in Geometry columns, int width, int channels, BorderMode border, TIn constant, bool isRow)
    {
        (this.columns, this.width, this.channels, this.border, this.constant) = (columns, width, channels, border, constant);
        isFar = FarTaps.Exist(columns, width, channels);
        splits = !isFar && !isRow && columns.Stride > 1;
        var outputs = columns.OutputLength(width);
        Pixels = (nint)Math.Min(outputs, isFar
            ? Math.Max(16, Math.Min(FarPixels, FarElements / columns.Window))
            : Math.Max(NearPixels / channels, columns.Extent / columns.Stride));
        longest = isFar ? columns.Window * Pixels : checked((nint)((Pixels - 1) * columns.Stride + columns.Extent));
        if (!splits) return;
        slots = Math.Min(columns.Window, columns.Stride / (int)BigInteger.GreatestCommonDivisor(columns.Stride, columns.Dilation));
        slotPixels = Pixels + (nint)((columns.Extent - 1) / columns.Stride) + 1;
    }

    /// <summary>Output pixels of a tile; the last may have fewer.</summary>
    public nint Pixels { get; }

    /// <summary>The elements lie as in the picture, from that under the first tap of the first output on.</summary>
    public readonly bool IsRow => !isFar && !splits;

    /// <summary>They do, and so many they are.</summary>
    public readonly nint Length => length * channels;

    /// <summary>The most of them.</summary>
    public readonly nint Longest => longest * channels;

    /// <summary>The elements, if they lie as in the picture.</summary>
    public readonly TSum* Elements => elements;

    /// <summary>Takes memory.</summary>
    public void Take(ref Scratch scratch)
    {
        outside = scratch.Take<int>(longest);
        gathered = scratch.Take<TIn>(checked(longest * channels));
        elements = scratch.Take<TSum>(checked(longest * channels));
        if (splits) phases = scratch.Take<TSum>(checked(slots * slotPixels * channels));
    }

    /// <summary>Works out which pixels the windows of some outputs show.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Begin(long firstOutput, nint outputs)
    {
        (first, count) = (firstOutput, outputs);
        var start = first * columns.Stride - columns.Before;
        length = isFar ? columns.Window * count : (nint)((count - 1) * columns.Stride + columns.Extent);
        (insideFirst, insideEnd, insideSource) = (length, length, 0);
        if (!isFar && start < width && start + length > 0)
        {
            insideFirst = (nint)Math.Max(0, -start);
            insideEnd = (nint)Math.Min(length, width - start);
            insideSource = (nint)(start + insideFirst);
        }
        for (nint p = 0; p < length; p++)
        {
            if (p == insideFirst) p = insideEnd;
            if (p >= length) break;
            var position = isFar ? start + p % count * columns.Stride + (long)(p / count) * columns.Dilation : start + p;
            var source = BorderMap.Map(position, width, border);
            outside[p] = source < 0 ? -1 : (int)source * channels;
        }
    }

    /// <summary>Where the elements under a column of taps begin.</summary>
    public readonly TSum* Column(int tap)
    {
        if (isFar) return elements + tap * count * channels;
        var offset = (long)tap * columns.Dilation;
        return splits ? phases + (tap % slots * slotPixels + (nint)(offset / columns.Stride)) * channels
            : elements + (nint)offset * channels;
    }

    /// <summary>Takes the elements from a source row.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public readonly void Fill<TOut, TSums>(TIn* row, in TSums sums)
        where TOut : unmanaged
        where TSums : struct, ISums<TIn, TSum, TOut>
    {
        Gather(row, 0, insideFirst);
        Gather(row, insideEnd, length);
        sums.Widen(gathered, elements, insideFirst * channels);
        sums.Widen(row + insideSource * channels, elements + insideFirst * channels, (insideEnd - insideFirst) * channels);
        sums.Widen(gathered + insideEnd * channels, elements + insideEnd * channels, (length - insideEnd) * channels);
        if (splits) Split();
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private readonly void Gather(TIn* row, nint from, nint to)
    {
        for (var p = from; p < to; p++)
            for (nint channel = 0; channel < channels; channel++)
                gathered[p * channels + channel] = outside[p] < 0 ? constant : row[outside[p] + channel];
    }

    /// <summary>Lays the phases of the stride side by side: tap column j of output x is element x + j·Dilation/Stride of a phase.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private readonly void Split()
    {
        for (var slot = 0; slot < slots; slot++)
        {
            var to = phases + slot * slotPixels * channels;
            for (var p = (nint)((long)slot * columns.Dilation % columns.Stride); p < length; p += columns.Stride, to += channels)
                for (nint channel = 0; channel < channels; channel++) to[channel] = elements[p * channels + channel];
        }
    }
}
