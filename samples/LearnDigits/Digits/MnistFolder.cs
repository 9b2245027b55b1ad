using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.Json;
using KernelGen;
using Samples;

namespace LearnDigits;

/// <summary>MNIST in a folder: four IDX files, compressed with gzip or not.</summary>
/// <remarks>
/// The files have their usual names, or those in the folder's <c>mnist.json</c>.
/// <c>mnist.json</c> has a list <c>files</c> of objects with <c>file</c> (the name) and <c>magic</c> (2051 for images, 2049 for labels);
/// names that begin with <c>train</c> belong to the training set.
/// </remarks>
internal sealed class MnistFolder
{
    private const string Index = "mnist.json", Training = "train", Test = "t10k";
    private const int PicturesMagic = 2051, LabelsMagic = 2049;

    private readonly string _folder;
    private readonly IReadOnlyList<(string File, int Magic)> _files;

    /// <summary>Looks for the files.</summary>
    /// <exception cref="RefusedException">There is no such folder, or its index cannot be read.</exception>
    public MnistFolder(string folder)
    {
        if (!Directory.Exists(folder)) throw new RefusedException($"there is no folder '{folder}'; check the name given to --mnist");
        _folder = folder;
        var index = Path.Combine(folder, Index);
        _files = File.Exists(index) ? Attempt(index, ReadIndex) : [.. UsualFiles()];
    }

    /// <summary>The training set: 60000 digits in the original.</summary>
    public DigitSet ReadTraining() => Read(Training);

    /// <summary>The test set: 10000 digits in the original.</summary>
    public DigitSet ReadTest() => Read(Test);

    private DigitSet Read(string set)
    {
        var (images, labels) = (Find(set, PicturesMagic), Find(set, LabelsMagic));
        var pictures = Attempt(images, IdxReader.Read<byte>);
        var digits = Attempt(labels, IdxReader.Read<byte>);
        if (pictures.Shape is not [_, DigitSet.Side, DigitSet.Side])
        {
            throw new RefusedException(
                $"'{images}' holds images of {string.Join(" x ", pictures.Shape.Skip(1))} pixels; this network needs 28 x 28");
        }
        if (digits.Shape.Count != 1 || digits.Count != pictures.Count)
        {
            throw new RefusedException(
                $"'{labels}' holds {string.Join(" x ", digits.Shape)} labels for {pictures.Count} images; use two files of the same set");
        }
        if (digits.Count == 0) throw new RefusedException($"'{labels}' is empty; at least one digit is needed");
        var largest = digits.Values.Max();
        if (largest > 9) throw new RefusedException($"'{labels}' holds the label {largest}; digits are 0 to 9");
        return new DigitSet(pictures.Values, digits.Values);
    }

    private string Find(string set, int magic)
    {
        var file = _files.FirstOrDefault(it => it.Magic == magic && SetOf(it.File) == set).File;
        if (file is not null) return Path.Combine(_folder, file);
        var usual = UsualName(set, magic);
        throw new RefusedException(
            $"'{_folder}' holds no '{usual}' or '{usual}.gz', and no {Index} with other names; get the four files of MNIST");
    }

    private static string SetOf(string file) => file.StartsWith(Training, StringComparison.Ordinal) ? Training : Test;

    private IEnumerable<(string File, int Magic)> UsualFiles() =>
        from set in new[] { Training, Test }
        from magic in new[] { PicturesMagic, LabelsMagic }
        from name in new[] { UsualName(set, magic), UsualName(set, magic).Replace("-idx", ".idx", StringComparison.Ordinal) }
        from end in new[] { "", ".gz" }
        where File.Exists(Path.Combine(_folder, name + end))
        select (name + end, magic);

    private static string UsualName(string set, int magic) =>
        magic == PicturesMagic ? $"{set}-images-idx3-ubyte" : $"{set}-labels-idx1-ubyte";

    private static IReadOnlyList<(string File, int Magic)> ReadIndex(string path)
    {
        using var json = JsonDocument.Parse(File.ReadAllBytes(path));
        // Names only: an index cannot refer to files outside its folder.
        return [.. json.RootElement.GetProperty("files").EnumerateArray().Select(static it =>
            (Path.GetFileName(it.GetProperty("file").GetString() ?? ""), it.GetProperty("magic").GetInt32()))];
    }

    private static T Attempt<T>(string path, Func<string, T> read)
    {
        try
        {
            return read(path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or InvalidDataException or JsonException
            or KeyNotFoundException or InvalidOperationException or FormatException)
        {
            throw new RefusedException($"cannot use '{path}': {e.Message.TrimEnd('.')}; download the file again");
        }
    }
}
