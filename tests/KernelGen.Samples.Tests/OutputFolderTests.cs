using System;
using System.IO;
using System.Linq;
using Samples;
using Samples.Output;
using Xunit;

namespace KernelGen.Samples.Tests;

public sealed class OutputFolderTests : IDisposable
{
    private readonly string root = Directory.CreateTempSubdirectory("kernelbank").FullName;

    public void Dispose() => Directory.Delete(root, recursive: true);

    [Fact]
    public void Files_appear_together_or_not_at_all()
    {
        var path = Path.Combine(root, "a", "b");
        using (var folder = new OutputFolder(path))
        {
            folder.Stage("one", [1]);
            folder.Stage("two", [2, 2]);
            Assert.DoesNotContain(Directory.GetFiles(path), static file => Path.GetFileName(file) is "one" or "two");
            folder.Publish();
        }
        Assert.Equal(["one", "two"], Directory.GetFiles(path).Select(Path.GetFileName).Order());

        using (var folder = new OutputFolder(path)) folder.Stage("three", [3]);
        Assert.Equal(["one", "two"], Directory.GetFiles(path).Select(Path.GetFileName).Order());
    }

    [Fact]
    public void A_file_that_is_there_is_replaced()
    {
        File.WriteAllText(Path.Combine(root, "one"), "old and longer");
        using var folder = new OutputFolder(root);
        folder.Stage("one", [1]);
        folder.Publish();
        Assert.Equal([1], File.ReadAllBytes(Path.Combine(root, "one")));
    }

    [Fact]
    public void A_folder_that_cannot_be_made_is_refused()
    {
        var file = Path.Combine(root, "file");
        File.WriteAllText(file, "");
        var refusal = Assert.Throws<RefusedException>(() => new OutputFolder(Path.Combine(file, "below")));
        Assert.Contains("--out", refusal.Message, StringComparison.Ordinal);
        Assert.Throws<RefusedException>(() => new OutputFolder(file));
    }
}
