using System;

namespace KernelGen.Execution.Tests.Memory;

/// <summary>Elements that touch a forbidden page at one end: whoever reads or writes one element further does not survive it.</summary>
internal sealed unsafe class GuardedMemory<T> : IDisposable
    where T : unmanaged
{
    private const int ReadAndWrite = 3;
    private const int PrivateAndAnonymous = 0x22;

    private static readonly nuint Page = (nuint)Environment.SystemPageSize;
    private readonly byte* pages;
    private readonly nuint size;
    private readonly T* first;
    private readonly int length;

    /// <param name="length">Elements.</param>
    /// <param name="atEnd">Whether the forbidden page follows the last element, or precedes the first.</param>
    public GuardedMemory(int length, bool atEnd)
    {
        var bytes = (nuint)length * (nuint)sizeof(T);
        var room = (bytes + Page - 1) / Page * Page;
        size = room + 2 * Page;
        pages = (byte*)Libc.Map(0, size, ReadAndWrite, PrivateAndAnonymous, -1, 0);
        if (pages == (byte*)-1) throw new OutOfMemoryException("mmap failed.");
        Forbid(pages);
        Forbid(pages + Page + room);
        first = (T*)(atEnd ? pages + Page + room - bytes : pages + Page);
        this.length = length;
    }

    public Span<T> Span => new(first, length);

    public void Dispose()
    {
        if (Libc.Unmap((nint)pages, size) != 0) throw new InvalidOperationException("munmap failed.");
    }

    private static void Forbid(byte* page)
    {
        if (Libc.Protect((nint)page, Page, 0) != 0) throw new InvalidOperationException("mprotect failed.");
    }
}
