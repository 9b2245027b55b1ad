using System;
using System.IO;
using KernelGen.CompilerServices;
using KernelGen.Execution.Tests.Memory;
using Xunit;

namespace KernelGen.Execution.Tests.Networks;

/// <summary>Saving replaces a file as a whole and leaves the rest of the folder as its owner made it.</summary>
public sealed class SaveTests : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("kernelgen");

    public void Dispose() => folder.Delete(recursive: true);

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_name_may_be_as_long_as_the_system_allows(bool isText)
    {
        var path = In(new string('n', 255 - 8) + ".weights");
        for (var time = 0; time < 2; time++) Save(isText, path);
        Assert.Equal([path], Directory.GetFiles(folder.FullName));
    }

    [LinuxFact]
    public void A_symbolic_link_stays_and_its_target_is_replaced()
    {
        var (target, link, second) = (In("target.safetensors"), In("link.safetensors"), In("second.safetensors"));
        File.WriteAllText(target, "old");
        File.CreateSymbolicLink(link, "target.safetensors");
        File.CreateSymbolicLink(second, link);
        SmallNetwork.CreateFilled().Save(second);
        Assert.Equal("target.safetensors", new FileInfo(link).LinkTarget);
        Assert.Equal(link, new FileInfo(second).LinkTarget);
        SmallNetwork.Create().Load(target);
        Assert.Equal(3, Directory.GetFiles(folder.FullName).Length);
    }

    [LinuxFact]
    public void A_link_to_nothing_is_written_through_and_one_to_itself_is_refused()
    {
        var (target, link, circle) = (In("later.safetensors"), In("link.safetensors"), In("circle"));
        File.CreateSymbolicLink(link, target);
        SmallNetwork.CreateFilled().Save(link);
        Assert.NotNull(new FileInfo(link).LinkTarget);
        SmallNetwork.Create().Load(target);
        File.CreateSymbolicLink(circle, circle);
        Assert.ThrowsAny<IOException>(() => SmallNetwork.CreateFilled().Save(circle));
    }

    [LinuxFact]
    public void The_permissions_of_a_file_are_kept()
    {
        if (OperatingSystem.IsWindows()) return;
        foreach (var mode in new[] { UnixFileMode.UserRead | UnixFileMode.UserWrite, (UnixFileMode)Convert.ToInt32("664", 8), (UnixFileMode)Convert.ToInt32("755", 8) })
        {
            var path = In("net.safetensors");
            SmallNetwork.CreateFilled().Save(path);
            File.SetUnixFileMode(path, mode);
            SmallNetwork.CreateFilled(5).Save(path);
            Assert.Equal(mode, File.GetUnixFileMode(path));
            SmallNetwork.CreateFilled(5).SaveText(path);
            Assert.Equal(mode, File.GetUnixFileMode(path));
        }
    }

    [LinuxFact]
    public void A_device_is_written_to()
    {
        SmallNetwork.CreateFilled().Save("/dev/null");
        Assert.Equal(0, new FileInfo("/dev/null").Length);
        Assert.Empty(File.ReadAllBytes("/dev/null"));
    }

    [Fact]
    public void A_folder_that_does_not_exist_is_named()
    {
        var message = Assert.Throws<DirectoryNotFoundException>(() => SmallNetwork.CreateFilled().Save(In("nowhere/net.safetensors"))).Message;
        Assert.Contains(In("nowhere"), message, StringComparison.Ordinal);
        Assert.Empty(Directory.GetFileSystemEntries(folder.FullName));
    }

    [Fact]
    public void A_path_that_cannot_be_a_file_is_reported_by_name()
    {
        File.WriteAllText(In("file"), "");
        foreach (var (path, words) in new[]
        {
            (folder.FullName, "is a folder"), (In("later") + Path.DirectorySeparatorChar, "is a folder"),
            (In("file/net.safetensors"), $"'{In("file")}' is a file"), (In(new string('n', 256)), "too long"),
        })
        {
            foreach (var isText in new[] { true, false })
            {
                var message = Assert.ThrowsAny<IOException>(() => Save(isText, path)).Message;
                Assert.Contains(words, message, StringComparison.Ordinal);
                Assert.Contains(path, message, StringComparison.Ordinal);
            }
        }
        Assert.Equal([In("file")], Directory.GetFileSystemEntries(folder.FullName));
    }

    [Fact]
    public void A_folder_is_not_loaded()
    {
        var message = Assert.Throws<InvalidDataException>(() => SmallNetwork.Create().Load(folder.FullName)).Message;
        Assert.Contains(folder.FullName, message, StringComparison.Ordinal);
        Assert.Contains("It is a folder", message, StringComparison.Ordinal);
    }

    private static void Save(bool isText, string path)
    {
        if (isText) SmallNetwork.CreateFilled().SaveText(path);
        else SmallNetwork.CreateFilled().Save(path);
    }

    private string In(string name) => Path.Combine(folder.FullName, name);
}
