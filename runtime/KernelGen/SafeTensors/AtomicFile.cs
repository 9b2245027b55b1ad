using System;
using System.IO;

namespace KernelGen.SafeTensors;

/// <summary>Replaces files atomically: a program that is killed leaves the old or the new file, complete.</summary>
internal static class AtomicFile
{
    /// <summary>Writes a temporary file first, then replaces the old file.</summary>
    /// <remarks>A symbolic link stays, and its target is replaced. The new file gets the permissions of the old one.</remarks>
    /// <param name="path">The file; an existing one is replaced.</param>
    /// <param name="write">Writes the content.</param>
    /// <exception cref="DirectoryNotFoundException">The folder does not exist.</exception>
    /// <exception cref="IOException">The path is that of a folder, or nothing can be written there.</exception>
    /// <exception cref="UnauthorizedAccessException">Nothing may be written there.</exception>
    public static void Write(string path, Action<Stream> write)
    {
        var (whole, folder) = Place(path);
        if (IsDevice(whole))
        {
            using var device = new FileStream(whole, FileMode.Open, FileAccess.Write);
            write(device);
            return;
        }
        var beside = Beside(folder);
        try
        {
            using (var stream = Create(beside, path, folder))
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

    /// <summary>Checks whether <see cref="Write"/> would fail before its first byte; creates no file.</summary>
    /// <param name="path">The file.</param>
    public static void Check(string path)
    {
        var (whole, folder) = Place(path);
        if (IsDevice(whole)) return;
        // the file's own name may be too long, where that of the file beside it is not
        if (!File.Exists(whole)) CreateAndDelete(whole, path, folder);
        CreateAndDelete(Beside(folder), path, folder);
    }

    /// <summary>The path of the file and its folder.</summary>
    private static (string Whole, string Folder) Place(string path)
    {
        var whole = Target(Path.GetFullPath(path));
        if (Directory.Exists(whole) || Path.EndsInDirectorySeparator(whole))
            throw new IOException($"'{path}' is a folder; it must be the path of a file.");
        var folder = Path.GetDirectoryName(whole)!;
        if (Directory.Exists(folder)) return (whole, folder);
        throw File.Exists(folder)
            ? new IOException($"'{folder}' is a file; the file '{path}' cannot be inside it.")
            : new DirectoryNotFoundException($"The folder '{folder}' of the file '{path}' does not exist: create it first.");
    }

    /// <summary>A name of a length that does not depend on the file's: names may have 255 bytes.</summary>
    private static string Beside(string folder) => Path.Combine(folder, "." + Path.GetRandomFileName());

    private static void CreateAndDelete(string file, string path, string folder)
    {
        Create(file, path, folder).Dispose();
        File.Delete(file);
    }

    private static FileStream Create(string file, string path, string folder)
    {
        try
        {
            return new FileStream(file, FileMode.CreateNew, FileAccess.Write);
        }
        catch (PathTooLongException)
        {
            throw new PathTooLongException($"The path '{path}' is too long for this system.");
        }
        catch (UnauthorizedAccessException exception)
        {
            throw new UnauthorizedAccessException(
                $"'{path}' cannot be written: this program may not create files in its folder '{folder}', where the new file is written before "
                    + "it replaces the old one.", exception);
        }
        catch (IOException exception)
        {
            throw new IOException($"'{path}' cannot be written: no file can be created in its folder '{folder}'. {exception.Message}", exception);
        }
    }

    /// <summary>The target of a symbolic link, whether it exists or not; any other path is returned unchanged.</summary>
    private static string Target(string path) =>
        new FileInfo(path).LinkTarget is null ? path : File.ResolveLinkTarget(path, returnFinalTarget: true)?.FullName ?? path;

    /// <summary><c>/dev/null</c> and the like are written to, not replaced.</summary>
    private static bool IsDevice(string path) => !OperatingSystem.IsWindows()
        && (path.StartsWith("/dev/", StringComparison.Ordinal) || path.StartsWith("/proc/", StringComparison.Ordinal)) && File.Exists(path);
}
