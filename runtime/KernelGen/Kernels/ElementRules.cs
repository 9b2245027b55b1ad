using System;
using KernelGen.CompilerServices;

namespace KernelGen;

/// <summary>Which element types a kernel can be applied to, and what its options mean for them.</summary>
internal static class ElementRules
{
    private const string Pairs =
        "byte to byte, short, int or float; short to short; ushort to ushort; float to float; double to double";

    /// <exception cref="ArgumentException">The pair is not supported, or an option does not fit it.</exception>
    public static void Check<TIn, TOut>(KernelOptions options)
        where TIn : unmanaged
        where TOut : unmanaged
    {
        if (!IsSupported(typeof(TIn), typeof(TOut)))
            throw new ArgumentException($"{typeof(TIn).Name} to {typeof(TOut).Name} is not supported; the pairs are: {Pairs}.");
        if (options.Rounding != MidpointRounding.ToEven && (typeof(TOut) == typeof(float) || typeof(TOut) == typeof(double)))
        {
            throw new ArgumentException(
                $"Rounding is {options.Rounding}, but a {typeof(TOut).Name} is not rounded to an integer: leave Rounding out.");
        }
        if (options.PreserveAlpha && typeof(TIn) != typeof(TOut))
            throw new ArgumentException($"PreserveAlpha copies elements, but {typeof(TIn).Name} is not {typeof(TOut).Name}: leave it out.");
        if (!IsRepresentable<TIn>(options.BorderValue))
        {
            throw new ArgumentException(FormattableString.Invariant(
                $"BorderValue is {options.BorderValue}, which a {typeof(TIn).Name} cannot hold: give one that it can."));
        }
    }

    private static bool IsSupported(Type source, Type destination) =>
        source == typeof(byte)
            ? destination == typeof(byte) || destination == typeof(short) || destination == typeof(int) || destination == typeof(float)
            : source == destination
                && (source == typeof(short) || source == typeof(ushort) || source == typeof(float) || source == typeof(double));

    private static bool IsRepresentable<T>(double value)
        where T : unmanaged
    {
        if (typeof(T) == typeof(double)) return true;
        if (typeof(T) == typeof(float)) return float.IsFinite((float)value);
        var (least, greatest) = IntegerRange.Of<T>();
        return value == Math.Floor(value) && value >= least && value <= greatest;
    }
}
