using System;
using System.Numerics;

namespace KernelBank.Scene;

/// <summary>Colors as amounts of light (linear RGB, 0 to 1), so that blending and glowing behave as light does.</summary>
internal static class Color
{
    /// <summary>From the usual six hexadecimal digits, which are sRGB.</summary>
    public static Vector3 Hex(int rgb) => new(ToLight(rgb >> 16), ToLight(rgb >> 8), ToLight(rgb));

    /// <summary>Between stops at rising positions; flat before the first and after the last.</summary>
    public static Vector3 Gradient(float position, ReadOnlySpan<(float Position, int Rgb)> stops)
    {
        var next = 0;
        while (next < stops.Length && stops[next].Position < position) next++;
        if (next == 0) return Hex(stops[0].Rgb);
        if (next == stops.Length) return Hex(stops[^1].Rgb);
        var (from, to) = (stops[next - 1], stops[next]);
        return Vector3.Lerp(Hex(from.Rgb), Hex(to.Rgb), (position - from.Position) / (to.Position - from.Position));
    }

    /// <summary>The sRGB transfer function of IEC 61966-2-1, from light to 0 to 255, not yet rounded.</summary>
    public static float ToSample(float light)
    {
        light = Math.Clamp(light, 0, 1);
        return 255 * (light <= 0.0031308f ? 12.92f * light : 1.055f * MathF.Pow(light, 1 / 2.4f) - 0.055f);
    }

    private static float ToLight(int sample)
    {
        var value = (sample & 255) / 255f;
        return value <= 0.04045f ? value / 12.92f : MathF.Pow((value + 0.055f) / 1.055f, 2.4f);
    }
}
