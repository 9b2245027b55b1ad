using System;
using System.Numerics;

namespace KernelGen.Execution.Tests.Harness;

/// <summary>What pictures are filled with.</summary>
internal static class Fill
{
    /// <summary>
    /// Integers: noise over the whole range, its two ends alone, the upper end, or small values. Floats: small integers (sums are exact in
    /// any order) or reals of mixed magnitude.
    /// </summary>
    public static T[] Next<T>(Random random, int count)
        where T : unmanaged, INumber<T>, IMinMaxValue<T>
    {
        var elements = new T[count];
        var kind = random.Next(5);
        if (typeof(T) == typeof(float) || typeof(T) == typeof(double))
        {
            for (var i = 0; i < count; i++)
                elements[i] = T.CreateChecked(kind < 2 ? random.Next(-16, 17) : Math.ScaleB(random.NextDouble() - 0.5, random.Next(-6, 8)));
            return elements;
        }
        for (var i = 0; i < count; i++)
        {
            elements[i] = kind switch
            {
                0 => random.Next(2) == 0 ? T.MinValue : T.MaxValue,
                1 => T.MaxValue,
                2 => T.CreateSaturating(random.Next(-3, 4)),
                _ => T.CreateTruncating(random.Next()),
            };
        }
        return elements;
    }
}
