namespace Samples.Pictures;

/// <summary>Limits for images, so that a damaged header cannot allocate too much memory.</summary>
internal static class PictureLimits
{
    /// <summary>Pixels of the largest picture.</summary>
    public const long MostPixels = 100_000_000;

    /// <summary>Size of the largest file: the largest number of pixels, four channels of 16 bits, and space for a header.</summary>
    public const long MostBytes = MostPixels * 8 + 65536;

    /// <summary>Rejects an empty or too large size before memory is allocated for it.</summary>
    public static void Check(long width, long height)
    {
        if (width < 1 || height < 1)
            throw new RefusedException($"it is {width} x {height} pixels; it needs at least one pixel each way");
        if (width > MostPixels || height > MostPixels || width * height > MostPixels)
            throw new RefusedException($"it claims {width} x {height} pixels; at most {MostPixels / 1_000_000} megapixels are accepted");
    }
}
