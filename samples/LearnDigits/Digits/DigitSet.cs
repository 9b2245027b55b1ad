using System;
using KernelGen;
using ReadDigit;

namespace LearnDigits;

/// <summary>Pictures of digits and what they show.</summary>
/// <param name="Images">Pictures of 28 x 28 bytes one behind the other, 0 paper and 255 ink.</param>
/// <param name="Labels">The digit of each picture, from 0 to 9.</param>
internal sealed record DigitSet(byte[] Images, byte[] Labels)
{
    /// <summary>Pixels of a row and of a column.</summary>
    public const int Side = DigitForm.Side;

    /// <summary>Pixels of a picture.</summary>
    public const int Pixels = Side * Side;

    /// <summary>How many pictures there are.</summary>
    public int Count => Labels.Length;

    /// <summary>The first 3, which has edges in every direction; the first digit where there is none.</summary>
    public int FirstThree => Math.Max(0, Array.IndexOf(Labels, (byte)3));

    /// <summary>One picture.</summary>
    public ReadOnlySpan<byte> Image(int index) => Images.AsSpan(index * Pixels, Pixels);

    /// <summary>The digits as samples to be judged by, scaled as the net's <c>Forward</c> of bytes does.</summary>
    public Dataset ToDataset() => new(
        Images, Array.ConvertAll(Labels, static label => (int)label), mean: BakedDigitNet.Mean, deviation: BakedDigitNet.Deviation);
}
