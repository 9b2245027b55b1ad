using System;
using System.IO;

namespace Samples.Pictures;

/// <summary>Reads images from files and streams; every error is reported in one line.</summary>
internal static class PictureFile
{
    /// <summary>Reads and decodes a file.</summary>
    public static (Picture Picture, PictureFormat Format) Read(string path)
    {
        try
        {
            if (Directory.Exists(path)) throw new RefusedException("it is a folder; give an image file");
            using var file = File.OpenRead(path);
            return Read(file);
        }
        catch (RefusedException e)
        {
            throw new RefusedException($"cannot use '{path}': {e.Message}");
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new RefusedException($"there is no file '{path}'; check the name");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            throw new RefusedException($"cannot read '{path}': {e.Message.TrimEnd('.')}; check the file and its permissions");
        }
    }

    /// <summary>Reads and decodes standard input.</summary>
    public static (Picture Picture, PictureFormat Format) ReadStandardInput()
    {
        try
        {
            using var input = Console.OpenStandardInput();
            return Read(input);
        }
        catch (RefusedException e)
        {
            throw new RefusedException($"cannot use standard input: {e.Message}");
        }
    }

    // The first block shows whether the format is known; the limit also holds for endless streams.
    private static (Picture Picture, PictureFormat Format) Read(Stream stream)
    {
        using var file = new MemoryStream();
        var block = new byte[1 << 16];
        int count;
        while ((count = stream.ReadAtLeast(block, block.Length, throwOnEndOfStream: false)) > 0)
        {
            if (file.Length == 0) PictureCodec.Recognize(block.AsSpan(0, count));
            if (file.Length + count > PictureLimits.MostBytes)
                throw new RefusedException($"it is longer than {PictureLimits.MostBytes / 1_000_000} megabytes; use a smaller image");
            file.Write(block, 0, count);
        }
        return PictureCodec.Decode(file.GetBuffer().AsMemory(0, (int)file.Length));
    }
}
