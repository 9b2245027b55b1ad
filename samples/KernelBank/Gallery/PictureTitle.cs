using System.IO;
using Samples.Pictures;

namespace KernelBank.Gallery;

/// <summary>A picture in words, as reports and pages name it.</summary>
internal static class PictureTitle
{
    /// <summary>Where it is from, how large it is, and what its pixels are.</summary>
    /// <param name="picture">The picture.</param>
    /// <param name="image">The file it was read from; "-" for standard input; null for the scene that is painted here.</param>
    public static string Of(Picture picture, string? image)
    {
        var name = image switch { null => "A cottage at dusk", "-" => "Standard input", _ => Path.GetFileName(image) };
        var pixels = picture.Channels switch { 1 => "grey", 2 => "grey and alpha", 3 => "RGB", _ => "RGB and alpha" };
        return $"{name}, {picture.Width} x {picture.Height} pixels, {pixels}, {picture.BitDepth} bits";
    }
}
