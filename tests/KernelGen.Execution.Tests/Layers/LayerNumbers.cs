using System;
using System.Linq;
using Xunit;

namespace KernelGen.Execution.Tests.GenericLayers;

/// <summary>Inputs of layers, and comparisons of their outputs. The same seed gives the same numbers.</summary>
internal static class LayerNumbers
{
    /// <summary>Small integers: sums are exact in any order, so that results can be compared for equality.</summary>
    public static float[] Integers(Random random, int length) => Fill(length, () => random.Next(-4, 5));

    /// <summary>Fractions between −1 and 1.</summary>
    public static float[] Fractions(Random random, int length) => Fill(length, () => 2 * random.NextSingle() - 1);

    public static T Pick<T>(Random random, params T[] choices) => choices[random.Next(choices.Length)];

    /// <summary>Memory that nobody has written: every number must be, and none behind them.</summary>
    public static float[] Unwritten(int length) => Enumerable.Repeat(float.NaN, length + Spare).ToArray();

    public static void AreEqual(double[] want, float[] got, string what)
    {
        for (var n = 0; n < want.Length; n++)
        {
            var isEqual = want[n] == got[n] || (double.IsNaN(want[n]) && float.IsNaN(got[n]));
            Assert.True(isEqual, $"{what}: number {n} is {got[n]}, by the definition {want[n]}");
        }
        NothingBehind(want.Length, got, what);
    }

    /// <param name="bound">The error that each number may have.</param>
    public static void AreNear(double[] want, float[] got, Func<int, double> bound, string what)
    {
        for (var n = 0; n < want.Length; n++)
        {
            var near = Math.Abs(want[n] - got[n]) <= bound(n);
            Assert.True(near, $"{what}: number {n} is {got[n]}, by the definition {want[n]} ± {bound(n)}");
        }
        NothingBehind(want.Length, got, what);
    }

    private const int Spare = 3;

    private static void NothingBehind(int length, float[] got, string what) =>
        Assert.True(got.Skip(length).All(float.IsNaN), $"{what}: numbers behind the output were written");

    private static float[] Fill(int length, Func<float> next)
    {
        var numbers = new float[length];
        for (var i = 0; i < length; i++) numbers[i] = next();
        return numbers;
    }
}
