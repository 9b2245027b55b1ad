using System;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace KernelGen.Execution;

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
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
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
