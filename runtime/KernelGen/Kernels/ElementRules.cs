using System;
using System.Linq;
using KernelGen.CompilerServices;

namespace KernelGen.Kernels;

/// <summary>Which element types a kernel can be applied to, and what its options mean for them.</summary>
internal static class ElementRules
{
    /// <exception cref="ArgumentException">The pair is not supported, or an option does not fit it.</exception>
    public static void Check<TIn, TOut>(KernelReduction reduction, KernelOptions options)
        where TIn : unmanaged
        where TOut : unmanaged
    {
        CheckPair(reduction, typeof(TIn), typeof(TOut));
        CheckEffect(options, typeof(TIn), typeof(TOut));
        if (!IsRepresentable<TIn>(options.BorderValue))
        {
            Refuse(FormattableString.Invariant(
                $"BorderValue is {options.BorderValue}, which a {ElementName.Of(typeof(TIn))} cannot hold: use a value in its range."));
        }
    }

    private static void CheckPair(KernelReduction reduction, Type source, Type destination)
    {
        var destinations = reduction.Pairs.FirstOrDefault(pair => pair.Source == source).Destinations;
        if (destinations is not null && destinations.Contains(destination)) return;
        Refuse($"{ElementName.Of(source)} to {ElementName.Of(destination)} is not supported; " + (destinations is null
            ? $"convert the source to {string.Join(", ", reduction.Pairs.Select(static pair => ElementName.Of(pair.Source)))}."
            : $"supported for {ElementName.Of(source)}: {string.Join(", ", destinations.Select(ElementName.Of))}."));
    }

    /// <summary>Options that say nothing of such elements.</summary>
    private static void CheckEffect(KernelOptions options, Type source, Type destination)
    {
        if (options.Rounding != MidpointRounding.ToEven && IsFloat(destination))
            Refuse($"Rounding is {options.Rounding}, but a {ElementName.Of(destination)} is not rounded to integers: remove it.");
        if (options.WeightBits is { } bits && IsFloat(source))
            Refuse($"WeightBits is {bits}, but weights for a {ElementName.Of(source)} source are not quantized: remove WeightBits.");
        if (options.PreserveAlpha && source != destination)
        {
            Refuse($"PreserveAlpha copies elements, but {ElementName.Of(source)} is not {ElementName.Of(destination)}: "
                + "remove it, or use the same type for both.");
        }
    }

    private static bool IsFloat(Type type) => type == typeof(float) || type == typeof(double);

    private static bool IsRepresentable<T>(double value)
        where T : unmanaged
    {
        if (typeof(T) == typeof(double)) return true;
        if (typeof(T) == typeof(float)) return float.IsFinite((float)value);
        var (least, greatest) = IntegerRange.Of<T>();
        return value == Math.Floor(value) && value >= least && value <= greatest;
    }

    private static void Refuse(string message) => throw new ArgumentException(message, "kernel");
}

/// <summary>Element types as C# spells them, for messages.</summary>
internal static class ElementName
{
    public static string Of(Type type) =>
        type == typeof(byte) ? "byte" : type == typeof(sbyte) ? "sbyte"
        : type == typeof(short) ? "short" : type == typeof(ushort) ? "ushort"
        : type == typeof(int) ? "int" : type == typeof(uint) ? "uint"
        : type == typeof(long) ? "long" : type == typeof(ulong) ? "ulong"
        : type == typeof(float) ? "float" : type == typeof(double) ? "double"
        : type.Name;
}
