using System;
using System.Numerics;

namespace KernelBank.Scene;

/// <summary>Reproducible noise: a number for every integer position, and smooth noise in between.</summary>
internal static class Noise
{
    /// <summary>A number in [0, 1) for a place and a seed.</summary>
    public static float At(int x, int y, int seed)
    {
        // Three rounds of multiply and fold (Ettinger's lowbias32).
        var h = (uint)x * 0x9E3779B1u ^ (uint)y * 0x85EBCA77u ^ (uint)seed * 0xC2B2AE3Du;
        h = (h ^ (h >> 16)) * 0x7FEB352Du;
        h = (h ^ (h >> 15)) * 0x846CA68Bu;
        h ^= h >> 16;
        return (h >> 8) * (1f / (1 << 24));
    }

    /// <summary>Value noise: the numbers of the four places around, smoothly blended. In [0, 1).</summary>
    public static float Smooth(float x, float y, int seed)
    {
        var (left, top) = ((int)MathF.Floor(x), (int)MathF.Floor(y));
        var (u, v) = (Ease(x - left), Ease(y - top));
        var above = float.Lerp(At(left, top, seed), At(left + 1, top, seed), u);
        var below = float.Lerp(At(left, top + 1, seed), At(left + 1, top + 1, seed), u);
        return float.Lerp(above, below, v);
    }

    /// <summary>Noise upon noise: each octave twice as fine and half as strong. In [0, 1).</summary>
    public static float Fractal(float x, float y, int octaves, int seed)
    {
        var (sum, strength, total) = (0f, 1f, 0f);
        for (var octave = 0; octave < octaves; octave++)
        {
            sum += strength * Smooth(x, y, seed + octave);
            total += strength;
            (x, y, strength) = (2 * x, 2 * y, strength / 2);
        }
        return sum / total;
    }

    /// <summary>Approximately normal, mean 0, standard deviation 1: the sum of four uniform numbers.</summary>
    public static float Grain(int x, int y, int seed) =>
        (At(x, y, seed) + At(x, y, seed + 1) + At(x, y, seed + 2) + At(x, y, seed + 3) - 2) * 1.7320508f;

    /// <summary>From 0 to 1 between the edges, without corners.</summary>
    public static float Step(float from, float to, float value) => Ease(Math.Clamp((value - from) / (to - from), 0, 1));

    private static float Ease(float t) => t * t * (3 - 2 * t);
}
