using System;
using KernelGen;
using ReadDigit;

namespace LearnDigits;

/// <summary>Images of digits and their labels.</summary>
/// <param name="Images">Consecutive images of 28 x 28 bytes, 0 background and 255 ink.</param>
/// <param name="Labels">The digit in each image, from 0 to 9.</param>
internal sealed record DigitSet(byte[] Images, byte[] Labels)
{
    /// <summary>Pixels of a row and of a column.</summary>
    public const int Side = DigitForm.Side;

    /// <summary>Pixels of an image.</summary>
    public const int Pixels = Side * Side;

    /// <summary>How many images there are.</summary>
    public int Count => Labels.Length;

    /// <summary>The index of the first 3, which has edges in every direction; 0 if there is none.</summary>
    public int FirstThree => Math.Max(0, Array.IndexOf(Labels, (byte)3));

    /// <summary>One image.</summary>
    public ReadOnlySpan<byte> Image(int index) => Images.AsSpan(index * Pixels, Pixels);

    /// <summary>The digits as a validation set, scaled in the same way as <c>Forward</c> of bytes.</summary>
    public Dataset ToDataset() => new(
        Images, Array.ConvertAll(Labels, static label => (int)label), mean: BakedDigitNet.Mean, deviation: BakedDigitNet.Deviation);
}
