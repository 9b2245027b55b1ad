using System.Runtime.CompilerServices;

namespace KernelGen.Execution;

/// <summary>Pinned pixels: <paramref name="height"/> rows of <paramref name="width"/> elements, a pitch apart.</summary>
internal readonly unsafe struct Picture<T>(T* first, int width, int height, nint pitch)
    where T : unmanaged
{
    /// <summary>Elements of a row.</summary>
    public int Width { get; } = width;

    /// <summary>Rows.</summary>
    public int Height { get; } = height;

    /// <summary>The address of the first byte.</summary>
    public nuint Address => (nuint)first;

    /// <summary>Bytes of a row.</summary>
    public nuint RowBytes => (nuint)Width * (nuint)sizeof(T);

    /// <summary>Bytes from one row to the next.</summary>
    public nuint PitchBytes => (nuint)pitch * (nuint)sizeof(T);

    /// <summary>The first element of a row.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public T* Row(long y) => first + (nint)y * pitch;
}
