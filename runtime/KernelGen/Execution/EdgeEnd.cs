using System;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace KernelGen.Execution;

/// <summary>The pixels of an edge that lie outside the picture, on one side: permuted from a few bytes of the row at once, where they fit a vector.</summary>
internal struct EdgeEnd
{
    private Vector128<byte> indices;        // of the bytes in the window; 128 and more: none
    private Vector128<byte> constants;      // where there is none
    private nint window;                    // the first of sixteen bytes of the row

    /// <summary>Whether one permutation does it.</summary>
    public bool IsPermutation { get; private set; }

    /// <summary>Prepares the permutation.</summary>
    /// <param name="sources">The source element for each of the elements outside; −1: the constant.</param>
    /// <param name="rowLength">Elements of a row.</param>
    /// <param name="constant">What the border holds.</param>
    public static unsafe EdgeEnd Of<T>(ReadOnlySpan<int> sources, nint rowLength, T constant)
        where T : unmanaged
    {
        var end = default(EdgeEnd);
        var (least, greatest) = (nint.MaxValue, (nint)(-1));
        foreach (var source in sources)
            if (source >= 0) (least, greatest) = (Math.Min(least, source), Math.Max(greatest, source));
        var size = sizeof(T);
        end.window = greatest < 0 ? 0 : Math.Min(least * size, rowLength * size - Vector128<byte>.Count);
        if (sources.Length * size > Vector128<byte>.Count || end.window < 0
            || (greatest + 1) * size > end.window + Vector128<byte>.Count) return end;

        byte* indices = stackalloc byte[16], constants = stackalloc byte[16];
        new Span<byte>(indices, 16).Fill(byte.MaxValue);
        new Span<byte>(constants, 16).Clear();
        for (var k = 0; k < sources.Length; k++)
            for (var i = 0; i < size; i++)
            {
                if (sources[k] < 0) constants[k * size + i] = ((byte*)&constant)[i];
                else indices[k * size + i] = (byte)((nint)sources[k] * size + i - end.window);
            }
        (end.indices, end.constants, end.IsPermutation) = (Vector128.Load(indices), Vector128.Load(constants), true);
        return end;
    }

    /// <summary>Sixteen bytes, of which the first are the pixels outside.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public readonly unsafe void Store(byte* row, byte* to)
    {
        var bytes = Vector128.Load(row + window);
        (constants | (Ssse3.IsSupported ? Ssse3.Shuffle(bytes, indices) : Vector128.Shuffle(bytes, indices))).Store(to);
    }
}
