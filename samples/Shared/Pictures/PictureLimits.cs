namespace Samples.Pictures;

/// <summary>What this program is willing to hold in memory. A header is believed only within these limits.</summary>
internal static class PictureLimits
{
    /// <summary>Pixels of the largest picture.</summary>
    public const long MostPixels = 100_000_000;

    /// <summary>Bytes of the largest file: a picture of the most pixels, four channels of 16 bits, and room for a header.</summary>
    public const long MostBytes = MostPixels * 8 + 65536;

    /// <summary>Refuses a declared size that is empty or absurd, before anything is allocated for it.</summary>
    public static void Check(long width, long height)
    {
        if (width < 1 || height < 1)
            throw new RefusedException($"it is {width} x {height} pixels; it needs at least one pixel each way");
        if (width > MostPixels || height > MostPixels || width * height > MostPixels)
            throw new RefusedException($"it claims {width} x {height} pixels; at most {MostPixels / 1_000_000} megapixels are accepted");
    }
}
