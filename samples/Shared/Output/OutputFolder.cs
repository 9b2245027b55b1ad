using System;
using System.Collections.Generic;
using System.IO;

namespace Samples.Output;

/// <summary>An output folder that gets all files or none: each file has a temporary name, and all are renamed at the end.</summary>
internal sealed class OutputFolder : IDisposable
{
    private readonly string _folder;
    private readonly List<(string Temporary, string Final)> _staged = [];

    /// <summary>Creates the folder if necessary, and checks that it is writable.</summary>
    public OutputFolder(string folder)
    {
        _folder = folder;
        Attempt(() =>
        {
            Directory.CreateDirectory(folder);
            Stage("probe", []);
            Dispose();
        });
    }

    /// <summary>Writes a file under a temporary name.</summary>
    public void Stage(string name, ReadOnlySpan<byte> content)
    {
        var final = Path.Combine(_folder, name);
        var temporary = $"{final}.{Guid.NewGuid():N}.part";
        _staged.Add((temporary, final));
        try
        {
            File.WriteAllBytes(temporary, content);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw Refusal(e);
        }
    }

    /// <summary>Renames all files, in the order in which they were staged; existing files are replaced.</summary>
    public void Publish() => Attempt(() =>
    {
        foreach (var (temporary, final) in _staged) File.Move(temporary, final, overwrite: true);
        _staged.Clear();
    });

    /// <summary>Removes files that were staged and not published.</summary>
    public void Dispose()
    {
        foreach (var (temporary, _) in _staged)
        {
            try
            {
                File.Delete(temporary);
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                // The folder has become unwritable; this was reported already.
            }
        }
        _staged.Clear();
    }

    private void Attempt(Action action)
    {
        try
        {
            action();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            throw Refusal(e);
        }
    }

    private RefusedException Refusal(Exception e) =>
        new($"cannot write to '{_folder}': {e.Message.TrimEnd('.')}; choose another folder with --out DIR");
}
