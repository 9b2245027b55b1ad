using System;
using System.IO;

namespace KernelGen.CompilerServices;

/// <summary>Files that are replaced as a whole: a program that is killed leaves the old one or the new one, both whole.</summary>
internal static class WholeFile
{
    /// <summary>Writes beside the file's place first, then puts the new one there.</summary>
    /// <param name="path">The file; one that is there is replaced.</param>
    /// <param name="write">Writes what it holds.</param>
    public static void Write(string path, Action<Stream> write)
    {
        var whole = Path.GetFullPath(path);
        var beside = $"{whole}.{Path.GetRandomFileName()}";
        try
        {
            using (var stream = new FileStream(beside, FileMode.CreateNew, FileAccess.Write))
            {
                write(stream);
                stream.Flush(flushToDisk: true);
            }
            File.Move(beside, whole, overwrite: true);
        }
        catch
        {
            File.Delete(beside);
            throw;
        }
    }
}
