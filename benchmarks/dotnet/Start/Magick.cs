using ImageMagick;

namespace KernelGen.Peers.Start;

/// <summary>Sharpens with ImageMagick.</summary>
internal static class Subject
{
    public static void Compute(byte[] picture, byte[] result)
    {
        using var image = new MagickImage();
        image.ReadPixels(picture, new PixelReadSettings(Program.Side, Program.Side, StorageType.Char, "I"));
        image.Convolve(new ConvolveMatrix(3, 0, -1, 0, -1, 5, -1, 0, -1, 0));
        image.GetPixelsUnsafe().ToByteArray(0, 0, Program.Side, Program.Side, "R")!.CopyTo(result, 0);
    }
}
