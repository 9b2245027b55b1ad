using System;
using System.IO;

namespace KernelGen.CompilerServices;

/// <summary>Files that are replaced as a whole: a program that is killed leaves the old one or the new one, both whole.</summary>
internal static class WholeFile
{
    /// <summary>Writes beside the file's place first, then puts the new one there.</summary>
    /// <remarks>A symbolic link stays, and what it leads to is replaced. A file that is replaced leaves its access rights to the new one.</remarks>
    /// <param name="path">The file; one that is there is replaced.</param>
    /// <param name="write">Writes what it holds.</param>
    /// <exception cref="DirectoryNotFoundException">The folder does not exist.</exception>
    public static void Write(string path, Action<Stream> write)
    {
        var whole = Target(Path.GetFullPath(path));
        var folder = Path.GetDirectoryName(whole);
        if (folder is null || !Directory.Exists(folder))
            throw new DirectoryNotFoundException($"The folder '{folder}' of the file '{path}' does not exist.");
        if (IsDevice(whole))
        {
            using var device = new FileStream(whole, FileMode.Open, FileAccess.Write);
            write(device);
            return;
        }
        // of a length that does not depend on the file's: names may have 255 bytes
        var beside = Path.Combine(folder, "." + Path.GetRandomFileName());
        try
        {
            using (var stream = new FileStream(beside, FileMode.CreateNew, FileAccess.Write))
            {
                write(stream);
                stream.Flush(flushToDisk: true);
            }
            if (!OperatingSystem.IsWindows() && File.Exists(whole)) File.SetUnixFileMode(beside, File.GetUnixFileMode(whole));
            File.Move(beside, whole, overwrite: true);
        }
        catch
        {
            File.Delete(beside);
            throw;
        }
    }

    /// <summary>Where a symbolic link leads to, whether something is there or not; any other path itself.</summary>
    private static string Target(string path) =>
        new FileInfo(path).LinkTarget is null ? path : File.ResolveLinkTarget(path, returnFinalTarget: true)?.FullName ?? path;

    /// <summary><c>/dev/null</c> and the like are written to, not replaced.</summary>
    private static bool IsDevice(string path) => !OperatingSystem.IsWindows()
        && (path.StartsWith("/dev/", StringComparison.Ordinal) || path.StartsWith("/proc/", StringComparison.Ordinal)) && File.Exists(path);
}
