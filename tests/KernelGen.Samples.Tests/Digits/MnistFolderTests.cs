using System;
using System.IO;
using System.IO.Compression;
using System.Linq;
using LearnDigits;
using Samples;
using Xunit;

namespace KernelGen.Samples.Tests.Digits;

public sealed class MnistFolderTests : IDisposable
{
    private readonly string _root = Directory.CreateTempSubdirectory("mnist").FullName;

    public void Dispose() => Directory.Delete(_root, recursive: true);

    [Fact]
    public void The_usual_names_are_found_packed_or_not()
    {
        WritePictures("train-images-idx3-ubyte", 3);
        WriteLabels("train-labels.idx1-ubyte", [4, 0, 9]);
        WritePictures("t10k-images-idx3-ubyte.gz", 2);
        WriteLabels("t10k-labels-idx1-ubyte.gz", [1, 2]);
        var folder = new MnistFolder(_root);
        Assert.Equal([4, 0, 9], folder.ReadTraining().Labels);
        Assert.Equal([1, 2], folder.ReadTest().Labels);
        Assert.Equal(1, folder.ReadTest().Image(1)[0]);
    }

    [Fact]
    public void An_index_may_name_the_files()
    {
        WritePictures("train-a", 1);
        WriteLabels("train-b", [5]);
        WritePictures("some-a", 1);
        WriteLabels("some-b", [6]);
        WriteIndex(("some-b", 2049), ("some-a", 2051), ("train-b", 2049), ("train-a", 2051));
        var folder = new MnistFolder(_root);
        Assert.Equal([5], folder.ReadTraining().Labels);
        Assert.Equal([6], folder.ReadTest().Labels);
    }

    [Fact]
    public void A_folder_that_cannot_be_used_is_refused_in_one_line()
    {
        Refused("there is no folder", () => new MnistFolder(Path.Combine(_root, "none")));
        Refused("holds no 'train-images-idx3-ubyte'", () => new MnistFolder(_root).ReadTraining());
        WritePictures("train-images-idx3-ubyte", 3);
        Refused("holds no 'train-labels-idx1-ubyte'", () => new MnistFolder(_root).ReadTraining());
        WriteLabels("train-labels-idx1-ubyte", [1, 2]);
        Refused("holds 2 labels for 3 images", () => new MnistFolder(_root).ReadTraining());
        WriteLabels("train-labels-idx1-ubyte", [1, 2, 10]);
        Refused("holds the label 10", () => new MnistFolder(_root).ReadTraining());
        WritePictures("train-images-idx3-ubyte", 0);
        WriteLabels("train-labels-idx1-ubyte", []);
        Refused("is empty", () => new MnistFolder(_root).ReadTraining());
        File.WriteAllBytes(Path.Combine(_root, "train-images-idx3-ubyte"), IdxFile.Of([2, 14, 28], new byte[2 * 14 * 28]));
        Refused("images of 14 x 28 pixels", () => new MnistFolder(_root).ReadTraining());
        File.WriteAllBytes(Path.Combine(_root, "train-images-idx3-ubyte"), IdxFile.Of([2, 28, 28], new byte[28 * 28]));
        Refused("is truncated", () => new MnistFolder(_root).ReadTraining());
        File.WriteAllText(Path.Combine(_root, "mnist.json"), "{\"files\": 3}");
        Refused("mnist.json", () => new MnistFolder(_root));
        File.WriteAllText(Path.Combine(_root, "mnist.json"), "{");
        Refused("mnist.json", () => new MnistFolder(_root));
    }

    [Fact]
    public void An_index_does_not_lead_out_of_its_folder()
    {
        var outside = Path.Combine(_root, "inner");
        Directory.CreateDirectory(outside);
        WritePictures("train-a", 1);
        WriteLabels("train-b", [5]);
        File.WriteAllText(
            Path.Combine(outside, "mnist.json"),
            """{"files": [{"file": "../train-a", "magic": 2051}, {"file": "../train-b", "magic": 2049}]}""");
        Refused("train-a", () => new MnistFolder(outside).ReadTraining());
    }

    private static void Refused(string words, Func<object> read)
    {
        var message = Assert.Throws<RefusedException>(read).Message;
        Assert.Contains(words, message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', message);
    }

    private void WriteIndex(params (string File, int Magic)[] files) => File.WriteAllText(
        Path.Combine(_root, "mnist.json"),
        $$"""{"files": [{{string.Join(",", files.Select(static it => $$"""{"file": "{{it.File}}", "magic": {{it.Magic}}}"""))}}]}""");

    // Each picture is full of its own number.
    private void WritePictures(string name, int count) =>
        Write(name, IdxFile.Of([count, 28, 28], [.. Enumerable.Range(0, count * 28 * 28).Select(static k => (byte)(k / 784))]));

    private void WriteLabels(string name, byte[] labels) => Write(name, IdxFile.Of([labels.Length], labels));

    private void Write(string name, byte[] content)
    {
        using Stream file = File.Create(Path.Combine(_root, name));
        using var packed = name.EndsWith(".gz", StringComparison.Ordinal) ? new GZipStream(file, CompressionMode.Compress) : file;
        packed.Write(content);
    }
}
