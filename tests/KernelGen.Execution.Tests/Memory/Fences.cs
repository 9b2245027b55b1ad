using System;

namespace KernelGen.Execution.Tests.Memory;

/// <summary>Rooms of memory, each between two pages that nobody can touch.</summary>
internal sealed unsafe class Fences : IDisposable
{
    private const int ReadAndWrite = 3;
    private const int PrivateAndAnonymous = 0x22;

    private readonly byte* first;
    private readonly nuint size;
    private readonly nint interval;

    /// <param name="rooms">How many.</param>
    /// <param name="bytes">Bytes of a room, at least.</param>
    public Fences(int rooms, int bytes)
    {
        nint page = Environment.SystemPageSize;
        RoomBytes = (bytes + page - 1) / page * page;
        interval = RoomBytes + page;
        size = (nuint)(rooms * interval + page);
        first = (byte*)Libc.Map(0, size, ReadAndWrite, PrivateAndAnonymous, -1, 0);
        if (first == (byte*)-1) throw new OutOfMemoryException("mmap failed.");
        for (var room = 0; room <= rooms; room++)
            if (Libc.Protect((nint)(first + room * interval), (nuint)page, 0) != 0) throw new InvalidOperationException("mprotect failed.");
    }

    /// <summary>Bytes between two forbidden pages.</summary>
    public nint RoomBytes { get; }

    /// <summary>Bytes from the beginning of a room to that of the next.</summary>
    public nint Interval => interval;

    /// <summary>Where the first room begins.</summary>
    public byte* First => first + (interval - RoomBytes);

    public void Dispose()
    {
        if (Libc.Unmap((nint)first, size) != 0) throw new InvalidOperationException("munmap failed.");
    }
}
