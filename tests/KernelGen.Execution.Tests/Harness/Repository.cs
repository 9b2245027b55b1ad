using System;
using System.IO;

namespace KernelGen.Execution.Tests;

/// <summary>Where the repository is, seen from the test's binaries.</summary>
internal static class Repository
{
    public static string Root { get; } = Find();

    private static string Find()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
            if (File.Exists(Path.Combine(folder.FullName, "KernelGen.sln"))) return folder.FullName;
        throw new DirectoryNotFoundException("No folder above the tests holds KernelGen.sln.");
    }
}
