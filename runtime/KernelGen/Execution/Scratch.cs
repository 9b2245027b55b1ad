namespace KernelGen.Execution;

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
