using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;
using KernelGen.CompilerServices;

namespace KernelGen.Networks;

/// <summary>Squares of floats with rows and columns exchanged: what turns channels into lanes, and back.</summary>
internal static class Transposition
{
    /// <summary>Rows and columns of the square that the machine does best.</summary>
    public static int Side => Avx.IsSupported ? 8 : 4;

    /// <summary>Squares side by side, the last of which may overlap the one before. Small tensors need none: it is a method of its own.</summary>
    /// <param name="source">The first square.</param>
    /// <param name="sourceStep">From a row of a square to the next.</param>
    /// <param name="sourceColumn">From a column to the next.</param>
    /// <param name="destination">The first transposed square.</param>
    /// <param name="step">From a row of a transposed square to the next.</param>
    /// <param name="column">From a column of the source to the next, here.</param>
    /// <param name="columns">How many columns, at least <see cref="Side"/>.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    public static void Squares(
        ref float source, nint sourceStep, nint sourceColumn, ref float destination, nint step, nint column, int columns)
    {
        for (nint x = 0; x < columns; x += Side)
        {
            x = nint.Min(x, columns - Side);
            Square(ref Unsafe.Add(ref source, x * sourceColumn), sourceStep, ref Unsafe.Add(ref destination, x * column), step);
        }
    }

    /// <summary>destination[column][row] = source[row][column] for a square of <see cref="Side"/>; steps lead to the next row.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Square(ref float source, nint sourceStep, ref float destination, nint step)
    {
        if (Avx.IsSupported) Eight(ref source, sourceStep, ref destination, step);
        else Four(ref source, sourceStep, ref destination, step);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Eight(ref float source, nint sourceStep, ref float destination, nint step)
    {
        // pairs of rows, then pairs of pairs, then halves
        var (a, b) = Pair(ref source, sourceStep, 0);
        var (c, d) = Pair(ref source, sourceStep, 2);
        var (e, f) = Pair(ref source, sourceStep, 4);
        var (g, h) = Pair(ref source, sourceStep, 6);
        Halves(Avx.Shuffle(a, c, 0x44), Avx.Shuffle(e, g, 0x44), ref destination, step, 0);
        Halves(Avx.Shuffle(a, c, 0xEE), Avx.Shuffle(e, g, 0xEE), ref destination, step, 1);
        Halves(Avx.Shuffle(b, d, 0x44), Avx.Shuffle(f, h, 0x44), ref destination, step, 2);
        Halves(Avx.Shuffle(b, d, 0xEE), Avx.Shuffle(f, h, 0xEE), ref destination, step, 3);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static (Vector256<float> Low, Vector256<float> High) Pair(ref float source, nint step, nint row)
    {
        var (first, second) = (Lanes256.Load(ref source, row * step), Lanes256.Load(ref source, (row + 1) * step));
        return (Avx.UnpackLow(first, second), Avx.UnpackHigh(first, second));
    }

    /// <summary>The lower halves are a column, the upper ones the column four behind it.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Halves(Vector256<float> upper, Vector256<float> lower, ref float destination, nint step, nint column)
    {
        Lanes256.Store(Avx.Permute2x128(upper, lower, 0x20), ref destination, column * step);
        Lanes256.Store(Avx.Permute2x128(upper, lower, 0x31), ref destination, (column + 4) * step);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Four(ref float source, nint sourceStep, ref float destination, nint step)
    {
        for (nint column = 0; column < 4; column++)
        {
            var values = Vector128.Create(
                Unsafe.Add(ref source, column),
                Unsafe.Add(ref source, sourceStep + column),
                Unsafe.Add(ref source, 2 * sourceStep + column),
                Unsafe.Add(ref source, 3 * sourceStep + column));
            Lanes128.Store(values, ref destination, column * step);
        }
    }
}
