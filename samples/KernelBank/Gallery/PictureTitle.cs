using System.IO;
using Samples.Pictures;

namespace KernelBank.Gallery;

/// <summary>The name of an image in reports and pages.</summary>
internal static class PictureTitle
{
    /// <summary>Source, size and pixel format.</summary>
    /// <param name="picture">The picture.</param>
    /// <param name="image">The file; "-" for standard input; null for the scene that the program draws.</param>
    public static string Of(Picture picture, string? image)
    {
        var name = image switch { null => "A cottage at dusk", "-" => "Standard input", _ => Path.GetFileName(image) };
        var pixels = picture.Channels switch { 1 => "gray", 2 => "gray and alpha", 3 => "RGB", _ => "RGB and alpha" };
        return $"{name}, {picture.Width} x {picture.Height} pixels, {pixels}, {picture.BitDepth} bits";
    }
}
