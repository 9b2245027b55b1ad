using System.ComponentModel;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using KernelGen.Networks;
using KernelGen.Shared;

namespace KernelGen.CompilerServices;

/// <summary>Between the two layouts of a tensor: channel after channel (CHW), and blocks of sixteen channels side by side.</summary>
/// <remarks>
/// Steps are in floats, from a plane (a channel or a block) to the next and from a row to the next; both layouts may have a border
/// of zeros around each plane, which is neither read nor written. Emitted code calls these; nothing is checked.
/// </remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class TensorCopy
{
    private const int Lanes = ChannelBlock.Lanes;

    /// <summary>The same layout with other borders: rows of floats.</summary>
    public static void Rows(
        ref float source, nint sourcePlane, nint sourceRow, ref float destination, nint plane, nint row, int planes, int rows, int length)
    {
        for (var c = 0; c < planes; c++)
            for (var y = 0; y < rows; y++)
            {
                MemoryMarshal.CreateReadOnlySpan(ref Unsafe.Add(ref source, c * sourcePlane + y * sourceRow), length)
                    .CopyTo(MemoryMarshal.CreateSpan(ref Unsafe.Add(ref destination, c * plane + y * row), length));
            }
    }

    /// <summary>Zeros around each plane, which stays as it is.</summary>
    /// <param name="memory">The first float of the first plane's border.</param>
    /// <param name="plane">From a plane to the next.</param>
    /// <param name="row">From a row to the next.</param>
    /// <param name="planes">How many planes.</param>
    /// <param name="rows">Rows of a plane without its border.</param>
    /// <param name="length">Floats of such a row.</param>
    /// <param name="before">Floats of the border before the first row.</param>
    /// <param name="after">Floats of the border behind the last row.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void ClearBorder(
        ref float memory, nint plane, nint row, int planes, int rows, int length, int before, int after)
    {
        for (var c = 0; c < planes; c++)
        {
            ref var first = ref Unsafe.Add(ref memory, c * plane);
            MemoryMarshal.CreateSpan(ref first, before).Clear();
            ref var behind = ref Unsafe.Add(ref first, before + length);
            for (var y = 1; y < rows; y++, behind = ref Unsafe.Add(ref behind, row))
                MemoryMarshal.CreateSpan(ref behind, (int)row - length).Clear();
            MemoryMarshal.CreateSpan(ref behind, after).Clear();
        }
    }

    /// <summary>From channels to blocks; the lanes behind the last channel stay as they are.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void ToBlocks(
        ref float source, nint sourcePlane, nint sourceRow, ref float destination, nint plane, nint row, int channels, int rows,
            int columns)
    {
        var side = Transposition.Side;
        for (var c = 0; c < channels; c += side)
            for (var y = 0; y < rows; y++)
            {
                ref var from = ref Unsafe.Add(ref source, c * sourcePlane + y * sourceRow);
                ref var to = ref Unsafe.Add(ref destination, c / Lanes * plane + y * row + c % Lanes);
                if (channels - c >= side && columns >= side)
                {
                    Transposition.Squares(ref from, sourcePlane, 1, ref to, Lanes, Lanes, columns);
                    continue;
                }
                for (nint x = 0; x < columns; x++)
                    for (nint i = 0; i < side && i < channels - c; i++)
                        Unsafe.Add(ref to, x * Lanes + i) = Unsafe.Add(ref from, i * sourcePlane + x);
            }
    }

    /// <summary>From blocks to channels.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void ToChannels(
        ref float source, nint sourcePlane, nint sourceRow, ref float destination, nint plane, nint row, int channels, int rows,
            int columns)
    {
        var side = Transposition.Side;
        for (var c = 0; c < channels; c += side)
            for (var y = 0; y < rows; y++)
            {
                ref var from = ref Unsafe.Add(ref source, c / Lanes * sourcePlane + y * sourceRow + c % Lanes);
                ref var to = ref Unsafe.Add(ref destination, c * plane + y * row);
                if (channels - c >= side && columns >= side)
                {
                    Transposition.Squares(ref from, Lanes, Lanes, ref to, plane, 1, columns);
                    continue;
                }
                for (nint x = 0; x < columns; x++)
                    for (nint i = 0; i < side && i < channels - c; i++)
                        Unsafe.Add(ref to, i * plane + x) = Unsafe.Add(ref from, x * Lanes + i);
            }
    }

    /// <summary>Some of the channels of a tensor, from lane to lane of blocks: what <see cref="Append"/> joined.</summary>
    /// <param name="joined">The joined tensor.</param>
    /// <param name="joinedPlane">From a block of it to the next.</param>
    /// <param name="joinedRow">From a row of it to the next.</param>
    /// <param name="destination">Takes the channels.</param>
    /// <param name="plane">From a block of it to the next.</param>
    /// <param name="row">From a row of it to the next.</param>
    /// <param name="first">The first of the channels in the joined tensor.</param>
    /// <param name="channels">How many.</param>
    /// <param name="rows">Rows of both.</param>
    /// <param name="columns">Columns of both.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Extract(
        ref float joined, nint joinedPlane, nint joinedRow, ref float destination, nint plane, nint row,
        int first, int channels, int rows, int columns)
    {
        if (first % Lanes == 0)
        {
            ref var start = ref Unsafe.Add(ref joined, first / Lanes * joinedPlane);
            Rows(ref start, joinedPlane, joinedRow, ref destination, plane, row, (channels + Lanes - 1) / Lanes, rows, columns * Lanes);
            return;
        }
        for (var c = 0; c < channels; c++)
            for (var y = 0; y < rows; y++)
            {
                var channel = first + c;
                ref var from = ref Unsafe.Add(ref joined, channel / Lanes * joinedPlane + y * joinedRow + channel % Lanes);
                ref var to = ref Unsafe.Add(ref destination, c / Lanes * plane + y * row + c % Lanes);
                for (nint x = 0; x < columns; x++) Unsafe.Add(ref to, x * Lanes) = Unsafe.Add(ref from, x * Lanes);
            }
    }

    /// <summary>Channels of one tensor behind those of another, from lane to lane of blocks.</summary>
    /// <param name="source">The tensor to append.</param>
    /// <param name="sourcePlane">From a block of it to the next.</param>
    /// <param name="sourceRow">From a row of it to the next.</param>
    /// <param name="destination">The joined tensor.</param>
    /// <param name="plane">From a block of it to the next.</param>
    /// <param name="row">From a row of it to the next.</param>
    /// <param name="first">The channel of the joined tensor where it begins.</param>
    /// <param name="channels">Channels to append.</param>
    /// <param name="rows">Rows of both.</param>
    /// <param name="columns">Columns of both.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Append(
        ref float source, nint sourcePlane, nint sourceRow, ref float destination, nint plane, nint row,
        int first, int channels, int rows, int columns)
    {
        if (first % Lanes == 0 && channels % Lanes == 0)
        {
            ref var start = ref Unsafe.Add(ref destination, first / Lanes * plane);
            Rows(ref source, sourcePlane, sourceRow, ref start, plane, row, channels / Lanes, rows, columns * Lanes);
            return;
        }
        for (var c = 0; c < channels; c++)
            for (var y = 0; y < rows; y++)
            {
                var channel = first + c;
                ref var from = ref Unsafe.Add(ref source, c / Lanes * sourcePlane + y * sourceRow + c % Lanes);
                ref var to = ref Unsafe.Add(ref destination, channel / Lanes * plane + y * row + channel % Lanes);
                for (nint x = 0; x < columns; x++) Unsafe.Add(ref to, x * Lanes) = Unsafe.Add(ref from, x * Lanes);
            }
    }
}
