using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;

namespace LearnDigits.Handwriting;

/// <summary>Generates images of handwritten digits in the form of MNIST: 28 x 28 pixels, 0 background and 255 ink.</summary>
/// <remarks>
/// As in MNIST, a digit fits a box of 20 x 20 with its proportions kept, and its center of mass is in the middle, to half a pixel. The box
/// assumes constant pen pressure; where the pressure is higher, the ink extends one pixel further.
/// </remarks>
internal static class DigitGenerator
{
    private const int Box = 20, Margin = 8;

    /// <summary>The digits of a seed. Each group of ten contains every digit once, in random order.</summary>
    /// <param name="seed">Determines the digits.</param>
    /// <param name="count">How many; a smaller count gives the first digits of a larger one.</param>
    public static DigitSet Generate(int seed, int count)
    {
        var digits = new DigitSet(new byte[count * DigitSet.Pixels], new byte[count]);
        Parallel.For(0, count, index =>
        {
            digits.Labels[index] = (byte)Label(seed, index);
            Draw(new RandomStream(seed, index), digits.Labels[index], digits.Images.AsSpan(index * DigitSet.Pixels, DigitSet.Pixels));
        });
        return digits;
    }

    // Each group of ten indices is a random permutation of the ten digits.
    private static int Label(int seed, int index)
    {
        var chance = new RandomStream(~seed, index / 10);
        Span<int> order = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9];
        for (var k = order.Length - 1; k > 0; k--)
        {
            var other = chance.Below(k + 1);
            (order[k], order[other]) = (order[other], order[k]);
        }
        return order[index % 10];
    }

    private static void Draw(RandomStream chance, int digit, Span<byte> pixels)
    {
        var strokes = new Hand(chance).Write(digit);
        var radius = chance.Between(0.75, 1.95);
        var softness = chance.Between(0.9, 1.5);
        var ink = Fit(strokes, radius, softness, chance);

        // A whole number of pixels, as in MNIST.
        var center = ink.Center();
        var (left, top) = ((int)(center.X + 0.5) - DigitSet.Side / 2, (int)(center.Y + 0.5) - DigitSet.Side / 2);
        var strength = chance.Between(240, 255);
        for (var k = 0; k < pixels.Length; k++)
        {
            var (y, x) = (k / DigitSet.Side + top, k % DigitSet.Side + left);
            var cover = y is < 0 or >= Box + 2 * Margin || x is < 0 or >= Box + 2 * Margin ? 0 : ink[y, x];
            var grain = 1 - 0.04 * chance.Between(0, 1);
            pixels[k] = (byte)(cover * grain * strength + 0.5);
        }
    }

    /// <summary>Draws strokes scaled to the box in their longer direction.</summary>
    private static Ink Fit(IReadOnlyList<Point[]> strokes, double radius, double softness, RandomStream chance)
    {
        var points = strokes.SelectMany(static stroke => stroke).ToArray();
        var low = new Point(points.Min(static it => it.X), points.Min(static it => it.Y));
        var size = new Point(points.Max(static it => it.X), points.Max(static it => it.Y)) - low;
        var scale = (Box - 2 * radius) / Math.Max(size.X, size.Y);
        var corner = new Point(Margin + Box / 2.0, Margin + Box / 2.0) - 0.5 * scale * size;

        var ink = new Ink(Box + 2 * Margin);
        foreach (var stroke in strokes)
        {
            var (thick, drift) = (1.0, 0.0);
            for (var k = 0; k + 1 < stroke.Length; k++)
            {
                // Pressure varies between 3/4 and 5/4.
                drift = 0.8 * drift + 0.03 * chance.Normal();
                var next = Math.Clamp(thick + drift, 0.75, 1.25);
                var (from, to) = (corner + scale * (stroke[k] - low), corner + scale * (stroke[k + 1] - low));
                ink.Draw(from, to, radius * thick, radius * next, softness);
                thick = next;
            }
        }
        return ink;
    }
}
