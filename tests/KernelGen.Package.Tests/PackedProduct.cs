using System;
using System.Globalization;
using System.IO;
using System.Linq;
using Xunit;

namespace KernelGen.Package.Tests;

/// <summary>The package, packed once for all tests into a folder of its own, under a version that no cache has seen.</summary>
public sealed class PackedProduct : IDisposable
{
    public PackedProduct()
    {
        Folder = Directory.CreateTempSubdirectory("kernelgen-package-").FullName;
        Version = "0.1.0-test." + DateTime.UtcNow.Ticks.ToString(CultureInfo.InvariantCulture);
        var project = Path.Combine(RepositoryRoot(), "runtime", "KernelGen");
        var (exitCode, output) = DotnetCommand.Run(
            project, "pack", "--no-restore", "-c", "Release", "-o", Feed, $"-p:PackageVersion={Version}", "-v", "quiet");
        Assert.True(exitCode == 0, output);
    }

    /// <summary>A temporary folder outside the repository; whatever is made in it goes with it.</summary>
    public string Folder { get; }

    /// <summary>The folder of packages.</summary>
    public string Feed => Path.Combine(Folder, "feed");

    public string Version { get; }
    public string PackagePath => Path.Combine(Feed, $"KernelGen.{Version}.nupkg");

    public void Dispose() => Directory.Delete(Folder, recursive: true);

    /// <summary>The folder that holds the solution.</summary>
    public static string RepositoryRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !folder.EnumerateFiles("KernelGen.sln").Any()) folder = folder.Parent;
        return folder?.FullName ?? throw new DirectoryNotFoundException("No folder above the tests holds KernelGen.sln.");
    }
}
