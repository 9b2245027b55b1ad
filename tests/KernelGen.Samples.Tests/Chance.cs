using System;
using System.Numerics;
using Samples.Pictures;

namespace KernelGen.Samples.Tests;

/// <summary>Pictures by chance, the same on every run.</summary>
internal static class Chance
{
    /// <summary>A picture whose samples use the whole range of their type; a third of them are black or white.</summary>
    public static Picture<T> Picture<T>(int width, int height, int channels, int seed)
        where T : unmanaged, IBinaryInteger<T>, IMinMaxValue<T>
    {
        var random = new Random(seed);
        var picture = new Picture<T>(width, height, channels);
        for (var k = 0; k < picture.Samples.Length; k++)
            picture.Samples[k] = random.Next(6) switch { 0 => T.Zero, 1 => T.MaxValue, _ => T.CreateTruncating(random.Next()) };
        return picture;
    }
}
