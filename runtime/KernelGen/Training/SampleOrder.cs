using System;

namespace KernelGen;

/// <summary>
/// Orders of samples and other random choices of training, each a function of the seed and of its place: nothing is remembered.
/// </summary>
internal static class SampleOrder
{
    private const ulong GoldenRatio = 0x9E3779B97F4A7C15;

    /// <summary>A number for a place in training: SplitMix64's output function of a sum.</summary>
    public static ulong Mix(ulong seed, ulong place)
    {
        unchecked
        {
            var z = seed * GoldenRatio + place + GoldenRatio;
            z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
            z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
            return z ^ (z >> 31);
        }
    }

    /// <summary>All of the numbers in a random order (R. Fisher, F. Yates; R. Durstenfeld 1964).</summary>
    /// <param name="numbers">The numbers; their order is changed.</param>
    /// <param name="seed">Chooses the order.</param>
    public static void Shuffle(int[] numbers, ulong seed)
    {
        for (var last = numbers.Length - 1; last > 0; last--)
        {
            var other = (int)((UInt128)Mix(seed, (ulong)last) * (ulong)(last + 1) >> 64);
            (numbers[last], numbers[other]) = (numbers[other], numbers[last]);
        }
    }
}
