using System;
using KernelGen;
using LearnDigits.Handwriting;
using ReadDigit;

namespace LearnDigits;

/// <summary>Augmented training digits: in every epoch each digit is shifted, rotated, stretched and slanted a little.</summary>
/// <remarks>
/// The change depends only on the seed, the digit and the epoch, so that a resumed training gets the same images. For validation and
/// tests, digits are not changed. Positions are 16.16 fixed point; pixels are interpolated with weights that are multiples of 1/256.
/// </remarks>
/// <param name="digits">The digits.</param>
/// <param name="seed">Determines the changes.</param>
internal sealed class ShiftedDigits(DigitSet digits, int seed) : IDataset
{
    private const int One = 1 << 16, Frame = DigitSet.Side + 3;
    private const double Shift = 1.4, Turn = 0.13, Stretch = 0.1, Slant = 0.12;

    // The factor for bytes in 16.16 fixed point, and the value of the background.
    private const float Gain = (float)(1 / (255.0 * One * BakedDigitNet.Deviation));
    private const float Paper = (float)(-BakedDigitNet.Mean / BakedDigitNet.Deviation);

    private readonly Dataset _asTheyAre = digits.ToDataset();

    /// <inheritdoc/>
    public int Count => digits.Count;

    /// <inheritdoc/>
    public int TargetLength => 1;

    /// <inheritdoc/>
    public void Read(int index, int epoch, Span<float> input, Span<float> target)
    {
        _asTheyAre.Read(index, epoch, input, target);
        if (epoch >= 0) Show(digits.Image(index), new RandomStream(seed, index, epoch), input);
    }

    private static void Show(ReadOnlySpan<byte> image, RandomStream chance, Span<float> input)
    {
        // A background frame: one pixel before the image, two behind it.
        Span<byte> framed = stackalloc byte[Frame * Frame];
        framed.Clear();
        for (var y = 0; y < DigitSet.Side; y++)
            image.Slice(y * DigitSet.Side, DigitSet.Side).CopyTo(framed[((y + 1) * Frame + 1)..]);

        // From a position in the changed image to one in the original, both relative to the center.
        var sine = chance.Between(-Turn, Turn);
        var (xx, xy) = (Fixed(1 + chance.Between(-Stretch, Stretch)), Fixed(sine + chance.Between(-Slant, Slant)));
        var (yx, yy) = (Fixed(-sine), Fixed(1 + chance.Between(-Stretch, Stretch)));
        const int middle = (DigitSet.Side - 1) * One / 2;
        var (left, top) = (middle + Fixed(chance.Between(-Shift, Shift)), middle + Fixed(chance.Between(-Shift, Shift)));
        left += One - (xx + xy) * (DigitSet.Side - 1) / 2;
        top += One - (yx + yy) * (DigitSet.Side - 1) / 2;

        for (var (y, k) = (0, 0); y < DigitSet.Side; y++, left += xy, top += yy)
        {
            var (x, row) = (left, top);
            for (var column = 0; column < DigitSet.Side; column++, k++, x += xx, row += yx)
                input[k] = Blend(framed, x, row) * Gain + Paper;
        }
    }

    // Interpolates the four pixels around a position; outside the frame there is background.
    private static int Blend(ReadOnlySpan<byte> framed, int x, int y)
    {
        x = Math.Clamp(x, 0, (Frame - 2) * One);
        y = Math.Clamp(y, 0, (Frame - 2) * One);
        var at = framed.Slice((y >> 16) * Frame + (x >> 16), Frame + 2);
        var (u, v) = ((x >> 8) & 255, (y >> 8) & 255);
        var above = at[0] * (256 - u) + at[1] * u;
        var below = at[Frame] * (256 - u) + at[Frame + 1] * u;
        return above * (256 - v) + below * v;
    }

    private static int Fixed(double number) => (int)(number * One);
}
