using System;
using System.Runtime.CompilerServices;

namespace KernelGen.CompilerServices;

/// <summary>The range of an integer destination type.</summary>
internal static class IntegerRange
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static (int Least, int Greatest) Of<T>()
        where T : unmanaged
    {
        if (typeof(T) == typeof(byte)) return (byte.MinValue, byte.MaxValue);
        if (typeof(T) == typeof(short)) return (short.MinValue, short.MaxValue);
        if (typeof(T) == typeof(ushort)) return (ushort.MinValue, ushort.MaxValue);
        if (typeof(T) == typeof(int)) return (int.MinValue, int.MaxValue);
        throw new NotSupportedException($"{typeof(T)} is no integer destination.");
    }
}
