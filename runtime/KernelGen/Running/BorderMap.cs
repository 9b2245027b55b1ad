using System;
using System.Runtime.CompilerServices;

namespace KernelGen.Running;

/// <summary>Which pixel of the picture stands for a position outside it, along one axis.</summary>
internal static class BorderMap
{
    /// <summary>The answer for positions that hold the constant.</summary>
    public const long Constant = -1;

    /// <summary>The pixel for a position, inside or outside; period arithmetic, however far away it is.</summary>
    /// <param name="position">Any position.</param>
    /// <param name="length">Pixels along the axis, at least 1.</param>
    /// <param name="mode">What lies outside.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static long Map(long position, long length, BorderMode mode) =>
        (ulong)position < (ulong)length ? position : MapOutside(position, length, mode);

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static long MapOutside(long position, long length, BorderMode mode)
    {
        switch (mode)
        {
            case BorderMode.Constant:
                return Constant;
            case BorderMode.Wrap:
                return Modulo(position, length);
            case BorderMode.Reflect:
                var mirrored = Modulo(position, 2 * length);
                return mirrored < length ? mirrored : 2 * length - 1 - mirrored;
            case BorderMode.Reflect101 when length > 1:
                var turned = Modulo(position, 2 * length - 2);
                return turned < length ? turned : 2 * length - 2 - turned;
            default:
                return Math.Clamp(position, 0, length - 1);
        }
    }

    private static long Modulo(long value, long period)
    {
        var remainder = value % period;
        return remainder < 0 ? remainder + period : remainder;
    }
}
