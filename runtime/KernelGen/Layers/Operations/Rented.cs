using System;
using System.Buffers;

namespace KernelGen.Operations;

/// <summary>Scratch memory from the shared pool, given back at the end of the scope.</summary>
/// <typeparam name="T">Element.</typeparam>
internal readonly ref struct Rented<T>
    where T : unmanaged
{
    private readonly T[] array;

    public Rented(int length)
    {
        array = ArrayPool<T>.Shared.Rent(length);
        Span = array.AsSpan(0, length);
    }

    /// <summary>The memory, of just the length asked for; its contents are undefined.</summary>
    public Span<T> Span { get; }

    /// <summary>Gives the memory back.</summary>
    public void Dispose() => ArrayPool<T>.Shared.Return(array);
}
