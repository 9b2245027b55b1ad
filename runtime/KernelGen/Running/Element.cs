using System.Runtime.CompilerServices;
using System;
using KernelGen.CompilerServices;

namespace KernelGen.Running;

/// <summary>Numbers of the element types that pictures are made of.</summary>
internal static class Element
{
    /// <summary>The element nearest to a number that the type can hold; zero for types that are no picture's.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T From<T>(double value)
        where T : unmanaged
    {
        if (typeof(T) == typeof(byte)) return Unsafe.BitCast<byte, T>((byte)value);
        if (typeof(T) == typeof(short)) return Unsafe.BitCast<short, T>((short)value);
        if (typeof(T) == typeof(ushort)) return Unsafe.BitCast<ushort, T>((ushort)value);
        if (typeof(T) == typeof(int)) return Unsafe.BitCast<int, T>((int)value);
        if (typeof(T) == typeof(float)) return Unsafe.BitCast<float, T>((float)value);
        if (typeof(T) == typeof(double)) return Unsafe.BitCast<double, T>(value);
        return default;
    }

    /// <summary>The value of an integer element.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int ToInt32<T>(T element)
        where T : unmanaged =>
        typeof(T) == typeof(byte) ? Unsafe.BitCast<T, byte>(element)
        : typeof(T) == typeof(short) ? Unsafe.BitCast<T, short>(element)
        : typeof(T) == typeof(ushort) ? Unsafe.BitCast<T, ushort>(element)
        : Unsafe.BitCast<T, int>(element);

    /// <summary>The integer element of a value in its range.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T FromInt32<T>(int value)
        where T : unmanaged =>
        typeof(T) == typeof(byte) ? Unsafe.BitCast<byte, T>((byte)value)
        : typeof(T) == typeof(short) ? Unsafe.BitCast<short, T>((short)value)
        : typeof(T) == typeof(ushort) ? Unsafe.BitCast<ushort, T>((ushort)value)
        : Unsafe.BitCast<int, T>(value);

    /// <summary>Whether the type is one that pictures are made of.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool IsNumber<T>()
        where T : unmanaged =>
        typeof(T) == typeof(byte) || typeof(T) == typeof(short) || typeof(T) == typeof(ushort)
        || typeof(T) == typeof(int) || typeof(T) == typeof(float) || typeof(T) == typeof(double);

    /// <summary>The value of an element; exact.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double ToDouble<T>(T element)
        where T : unmanaged =>
        typeof(T) == typeof(float) ? Unsafe.BitCast<T, float>(element)
        : typeof(T) == typeof(double) ? Unsafe.BitCast<T, double>(element)
        : ToInt32(element);

    /// <summary>The intensities of black and white: an integer type's range, −1 and 1 for floats.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static (double Least, double Greatest) LimitsOf<T>()
        where T : unmanaged =>
        typeof(T) == typeof(float) || typeof(T) == typeof(double) ? (-1, 1) : IntegerRange.Of<T>();
}
