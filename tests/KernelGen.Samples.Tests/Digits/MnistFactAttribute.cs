using System.IO;
using KernelGen.Execution.Tests;
using Xunit;

namespace KernelGen.Samples.Tests.Digits;

/// <summary>A fact about MNIST; skipped, and saying so, where its files are not beside the repository.</summary>
internal sealed class MnistFactAttribute : FactAttribute
{
    public MnistFactAttribute()
    {
        if (!Directory.Exists(Folder)) Skip = "No MNIST: ../shared/material/mnist is not beside the repository.";
    }

    /// <summary>The folder of the files.</summary>
    public static string Folder { get; } = Path.Combine(Repository.Root, "..", "shared", "material", "mnist");
}
