using System;
using Samples;
using Samples.Pictures;

namespace ReadDigit;

/// <summary>Converts an image of one digit to the form of the training set, MNIST.</summary>
/// <remarks>
/// Ink is 255 and the background 0, whichever is light in the image; the digit fits 20 x 20 with its proportions kept; its center of mass
/// is in the middle of 28 x 28. An image of 28 x 28 with a black background already has this form.
/// </remarks>
internal static class DigitForm
{
    /// <summary>Width and height in pixels.</summary>
    public const int Side = 28;

    private const int Box = 20;
    private const float LeastContrast = 0.1f, Faint = 0.2f, Full = 0.8f;

    /// <summary>The pixels for the network.</summary>
    /// <exception cref="RefusedException">The image is blank.</exception>
    public static byte[] Of(Picture picture)
    {
        var tones = Tones.Of(picture);
        var paper = tones.Paper();
        if (tones is { Width: Side, Height: Side } && paper == 0)
            return Array.ConvertAll(tones.Light, static light => (byte)(255 * light + 0.5f));

        var ink = Ink(tones, paper);
        var (left, top, right, bottom) = Bounds(ink, tones.Width);
        var side = Math.Max(right - left, bottom - top);
        var (columns, rows) = (Fitted(right - left, side), Fitted(bottom - top, side));
        var small = new float[rows * columns];
        for (var k = 0; k < small.Length; k++)
        {
            var (y, x) = (k / columns, k % columns);
            var across = (left + (right - left) * (float)x / columns, left + (right - left) * (x + 1f) / columns);
            var down = (top + (bottom - top) * (float)y / rows, top + (bottom - top) * (y + 1f) / rows);
            small[k] = Mean(ink, tones.Width, across, down);
        }
        return Centered(small, columns);
    }

    // From 0 (background) to 1 (ink).
    private static float[] Ink(Tones tones, float paper)
    {
        var direction = paper > 0.5f ? -1f : 1f;
        var ink = Array.ConvertAll(tones.Light, light => Math.Max(0, direction * (light - paper)));
        var strongest = 0f;
        foreach (var amount in ink) strongest = Math.Max(strongest, amount);
        if (strongest < LeastContrast) throw new RefusedException("it is blank; give dark ink on a light background, or the reverse");
        // Removes the shades of the background, and saturates the strokes.
        return Array.ConvertAll(ink, amount => Math.Clamp((amount / strongest - Faint) / (Full - Faint), 0, 1));
    }

    private static (int Left, int Top, int Right, int Bottom) Bounds(float[] ink, int width)
    {
        var (left, top, right, bottom) = (int.MaxValue, int.MaxValue, 0, 0);
        for (var k = 0; k < ink.Length; k++)
        {
            if (ink[k] == 0) continue;
            var (y, x) = (k / width, k % width);
            (left, right) = (Math.Min(left, x), Math.Max(right, x + 1));
            (top, bottom) = (Math.Min(top, y), Math.Max(bottom, y + 1));
        }
        return (left, top, right, bottom);
    }

    private static int Fitted(int length, int longest) => Math.Max(1, (Box * length + longest / 2) / longest);

    /// <summary>The mean over a rectangle with fractional edges.</summary>
    private static float Mean(float[] ink, int width, (float From, float To) across, (float From, float To) down)
    {
        var (sum, area) = (0f, 0f);
        for (var y = (int)down.From; y < down.To; y++)
        {
            var height = Math.Min(down.To, y + 1) - Math.Max(down.From, y);
            for (var x = (int)across.From; x < across.To; x++)
            {
                var share = height * (Math.Min(across.To, x + 1) - Math.Max(across.From, x));
                sum += share * ink[y * width + x];
                area += share;
            }
        }
        return sum / area;
    }

    private static byte[] Centered(float[] small, int columns)
    {
        var (sumX, sumY, mass) = (0f, 0f, 0f);
        for (var k = 0; k < small.Length; k++)
        {
            sumX += small[k] * (k % columns + 0.5f);
            sumY += small[k] * (k / columns + 0.5f);
            mass += small[k];
        }
        var (left, top) = ((int)MathF.Round(Side / 2f - sumX / mass), (int)MathF.Round(Side / 2f - sumY / mass));
        var pixels = new byte[Side * Side];
        for (var k = 0; k < small.Length; k++)
        {
            var (y, x) = (k / columns + top, k % columns + left);
            if (y is >= 0 and < Side && x is >= 0 and < Side)
                pixels[y * Side + x] = (byte)(255 * small[k] + 0.5f);
        }
        return pixels;
    }
}
