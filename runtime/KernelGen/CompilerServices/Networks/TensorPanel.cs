using System.ComponentModel;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using KernelGen.Networks;
using KernelGen.Shared;

namespace KernelGen.CompilerServices;

/// <summary>What the windows of neighboring outputs read, gathered to one place: a panel, which stays in the nearest cache.</summary>
/// <remarks>
/// A panel is planes of rows, one behind the other. Positions outside the tensor are zeros. Where windows lie some columns apart, a row
/// is divided into phases: the columns 0, stride, 2·stride, …, then 1, 1 + stride, …; so a tap of neighboring windows is a run of floats.
/// Emitted code calls these; nothing is checked.
/// </remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class TensorPanel
{
    private const int Lanes = ChannelBlock.Lanes;

    /// <summary>Floats from a place to the next line of the cache; 0 where one begins there.</summary>
    public static unsafe nint ToLine(ref float memory) =>
        (-(nint)Unsafe.AsPointer(ref memory) & (StreamingStores.LineBytes - 1)) / sizeof(float);

    /// <summary>From channels one after another.</summary>
    /// <param name="source">The first float of the first channel.</param>
    /// <param name="sourcePlane">From a channel to the next.</param>
    /// <param name="sourceRow">From a row to the next.</param>
    /// <param name="height">Rows of the tensor.</param>
    /// <param name="width">Columns of the tensor.</param>
    /// <param name="panel">Takes the panel.</param>
    /// <param name="planes">Channels.</param>
    /// <param name="rows">Rows of the panel.</param>
    /// <param name="phases">Phases of a row.</param>
    /// <param name="columns">Floats of a phase.</param>
    /// <param name="step">From a phase to the next, in whole lines of the cache where that fits.</param>
    /// <param name="top">The row of the tensor that the first one of the panel is; negative before the first.</param>
    /// <param name="left">The column that its first float is.</param>
    /// <param name="stride">Columns from a float of a phase to the next.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Gather(
        ref float source, nint sourcePlane, nint sourceRow, nint height, nint width,
        ref float panel, nint planes, nint rows, nint phases, nint columns, nint step, nint top, nint left, nint stride)
    {
        ref var to = ref panel;
        for (nint plane = 0; plane < planes; plane++)
            for (var row = top; row < top + rows; row++)
            {
                if ((nuint)row >= (nuint)height)
                {
                    for (nint phase = 0; phase < phases; phase++) Clear(ref to, phase * step, phase * step + columns);
                }
                else
                {
                    ref var from = ref Unsafe.Add(ref source, plane * sourcePlane + row * sourceRow);
                    if (stride == 1) Fill(ref from, width, left, ref to, columns);
                    else if (stride == 2 && phases == 2) Split(ref from, width, left, ref to, ref Unsafe.Add(ref to, step), columns);
                    else for (nint phase = 0; phase < phases; phase++)
                        Pick(ref from, width, left + phase, ref Unsafe.Add(ref to, phase * step), columns, stride);
                }
                to = ref Unsafe.Add(ref to, phases * step);
            }
    }

    /// <summary>From blocks of sixteen channels.</summary>
    /// <param name="source">The first float of the first block.</param>
    /// <param name="sourcePlane">From a block to the next.</param>
    /// <param name="sourceRow">From a row to the next.</param>
    /// <param name="height">Rows of the tensor.</param>
    /// <param name="width">Columns of the tensor.</param>
    /// <param name="panel">Takes the panel.</param>
    /// <param name="planes">Channels.</param>
    /// <param name="rows">Rows of the panel.</param>
    /// <param name="phases">Phases of a row.</param>
    /// <param name="columns">Floats of a phase.</param>
    /// <param name="step">From a phase to the next, in whole lines of the cache where that fits.</param>
    /// <param name="top">The row of the tensor that the first one of the panel is; negative before the first.</param>
    /// <param name="left">The column that its first float is.</param>
    /// <param name="stride">Columns from a float of a phase to the next.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void GatherBlocks(
        ref float source, nint sourcePlane, nint sourceRow, nint height, nint width,
        ref float panel, nint planes, nint rows, nint phases, nint columns, nint step, nint top, nint left, nint stride)
    {
        nint side = Transposition.Side, next = rows * phases * step;
        for (nint phase = 0; phase < phases; phase++)
        {
            var (start, end) = Inside(left + phase, columns, width, stride);
            for (nint plane = 0; plane < planes; plane += side)
                for (nint row = 0; row < rows; row++)
                {
                    ref var to = ref Unsafe.Add(ref panel, plane * next + (row * phases + phase) * step);
                    var channels = nint.Min(side, planes - plane);
                    var isInside = (nuint)(top + row) < (nuint)height;
                    var (x, last) = isInside ? (start, end) : (columns, columns);
                    for (nint i = 0; i < channels; i++)
                    {
                        Clear(ref Unsafe.Add(ref to, i * next), 0, x);
                        Clear(ref Unsafe.Add(ref to, i * next), last, columns);
                    }
                    if (!isInside) continue;
                    ref var from = ref Unsafe.Add(
                        ref source, plane / Lanes * sourcePlane + (top + row) * sourceRow + (left + phase) * Lanes + plane % Lanes);
                    for (var isSquare = channels == side && last - x >= side; isSquare && x < last; x += side)
                    {
                        x = nint.Min(x, last - side);       // the last square may overlap the one before
                        Transposition.Square(
                            ref Unsafe.Add(ref from, x * stride * Lanes), stride * Lanes, ref Unsafe.Add(ref to, x), next);
                    }
                    for (; x < last; x++)
                        for (nint i = 0; i < channels; i++)
                            Unsafe.Add(ref to, i * next + x) = Unsafe.Add(ref from, x * stride * Lanes + i);
                }
        }
    }

    /// <summary>The floats of a phase whose columns lie in the tensor.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static (nint Start, nint End) Inside(nint left, nint columns, nint width, nint stride = 1)
    {
        var start = left >= 0 ? 0 : nint.Min(columns, (stride - 1 - left) / stride);
        return (start, nint.Min(columns, nint.Max(start, (width - left + stride - 1) / stride)));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Clear(ref float row, nint start, nint end)
    {
        for (var x = start; x < end; x++) Unsafe.Add(ref row, x) = 0;
    }

    /// <summary>A row of neighbors.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Fill(ref float from, nint width, nint left, ref float to, nint columns)
    {
        var (x, end) = Inside(left, columns, width);
        Clear(ref to, 0, x);
        Clear(ref to, end, columns);
        from = ref Unsafe.Add(ref from, left);
        if (Lanes512.IsSupported && end - x >= Vector512<float>.Count)
        {
            for (; x < end - Vector512<float>.Count; x += Vector512<float>.Count)
                Lanes512.Store(Lanes512.Load(ref from, x), ref to, x);
            x = end - Vector512<float>.Count;               // the last vector may overlap the one before
            Lanes512.Store(Lanes512.Load(ref from, x), ref to, x);
            return;
        }
        if (Lanes128.IsSupported && end - x >= Vector128<float>.Count)
        {
            if (Lanes256.IsSupported)
                for (; x <= end - Vector256<float>.Count; x += Vector256<float>.Count)
                    Lanes256.Store(Lanes256.Load(ref from, x), ref to, x);
            for (; x < end - Vector128<float>.Count; x += Vector128<float>.Count)
                Lanes128.Store(Lanes128.Load(ref from, x), ref to, x);
            x = end - Vector128<float>.Count;
            Lanes128.Store(Lanes128.Load(ref from, x), ref to, x);
            return;
        }
        for (; x < end; x++) Unsafe.Add(ref to, x) = Unsafe.Add(ref from, x);
    }

    /// <summary>Two phases of two columns.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Split(ref float from, nint width, nint left, ref float even, ref float odd, nint columns)
    {
        // pairs whose columns are both inside, and one more at each end
        var x = nint.Min(columns, nint.Max(0, (1 - left) >> 1));
        var end = nint.Min(columns, nint.Max(x, (width - left) >> 1));
        for (nint i = 0; i < x; i++) Pair(ref from, width, left + 2 * i, ref even, ref odd, i);
        for (var i = end; i < columns; i++) Pair(ref from, width, left + 2 * i, ref even, ref odd, i);
        from = ref Unsafe.Add(ref from, left);
        if (Lanes512.IsSupported && end - x >= Vector512<float>.Count)
            for (var last = false; !last; x += Vector512<float>.Count)
            {
                last = x >= end - Vector512<float>.Count;
                if (last) x = end - Vector512<float>.Count;
                var (first, second) = (Lanes512.Load(ref from, 2 * x), Lanes512.Load(ref from, 2 * x + Vector512<float>.Count));
                Lanes512.Store(Lanes512.Even(first, second), ref even, x);
                Lanes512.Store(Lanes512.Odd(first, second), ref odd, x);
            }
        else if (Lanes256.IsSupported && end - x >= Vector256<float>.Count)
            for (var last = false; !last; x += Vector256<float>.Count)
            {
                last = x >= end - Vector256<float>.Count;
                if (last) x = end - Vector256<float>.Count;
                var (first, second) = (Lanes256.Load(ref from, 2 * x), Lanes256.Load(ref from, 2 * x + Vector256<float>.Count));
                Lanes256.Store(Lanes256.Even(first, second), ref even, x);
                Lanes256.Store(Lanes256.Odd(first, second), ref odd, x);
            }
        for (; x < end; x++)
        {
            Unsafe.Add(ref even, x) = Unsafe.Add(ref from, 2 * x);
            Unsafe.Add(ref odd, x) = Unsafe.Add(ref from, 2 * x + 1);
        }
    }

    /// <summary>Two columns, of which one or both may lie outside.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Pair(ref float from, nint width, nint column, ref float even, ref float odd, nint x)
    {
        Unsafe.Add(ref even, x) = (nuint)column < (nuint)width ? Unsafe.Add(ref from, column) : 0;
        Unsafe.Add(ref odd, x) = (nuint)(column + 1) < (nuint)width ? Unsafe.Add(ref from, column + 1) : 0;
    }

    /// <summary>A phase of columns some apart.</summary>
    private static void Pick(ref float from, nint width, nint left, ref float to, nint columns, nint stride)
    {
        for (nint x = 0; x < columns; x++)
        {
            var column = left + x * stride;
            Unsafe.Add(ref to, x) = (nuint)column < (nuint)width ? Unsafe.Add(ref from, column) : 0;
        }
    }
}
