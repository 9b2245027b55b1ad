using System.Numerics;
using KernelGen.CompilerServices;

namespace KernelGen.Execution;

/// <summary>How the numbers of a window become one.</summary>
internal interface IReduction
{
    /// <summary>What padding counts as.</summary>
    static abstract float Outside { get; }

    /// <summary>The result for the numbers so far and one more.</summary>
    static abstract Vector<float> Combine(Vector<float> result, Vector<float> number);
}

/// <summary>The sum; padding is zero.</summary>
internal readonly struct SumReduction : IReduction
{
    public static float Outside => 0;

    public static Vector<float> Combine(Vector<float> result, Vector<float> number) => result + number;
}

/// <summary>The greatest, or NaN if there is one; padding is never the greatest.</summary>
internal readonly struct GreatestReduction : IReduction
{
    public static float Outside => float.NegativeInfinity;

    public static Vector<float> Combine(Vector<float> result, Vector<float> number) => LanesNative.Max(result, number);
}
