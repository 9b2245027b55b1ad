using System;
using System.IO;
using System.IO.Compression;
using System.Linq;
using System.Xml.Linq;
using Xunit;

namespace KernelGen.Package.Tests;

/// <summary>What lies in the package.</summary>
[Collection(PackageCollection.Name)]
public sealed class ContentTests(PackedProduct product)
{
    [Theory]
    [InlineData("lib/net8.0/KernelGen.dll")]
    [InlineData("lib/net8.0/KernelGen.xml")]
    [InlineData("lib/net10.0/KernelGen.dll")]
    [InlineData("lib/net10.0/KernelGen.xml")]
    [InlineData("analyzers/dotnet/cs/KernelGen.Generator.dll")]
    [InlineData("analyzers/dotnet/cs/KernelGen.CodeFixes.dll")]
    [InlineData("build/KernelGen.targets")]
    [InlineData("buildTransitive/KernelGen.targets")]
    [InlineData("build/KernelGen.PublishedDocumentation.globalconfig")]
    [InlineData("buildTransitive/KernelGen.PublishedDocumentation.globalconfig")]
    [InlineData("README.md")]
    [InlineData("LICENSE")]
    public void The_package_holds(string path)
    {
        using var package = ZipFile.OpenRead(product.PackagePath);
        Assert.True(package.GetEntry(path)?.Length > 0, string.Join("\n", package.Entries.Select(entry => entry.FullName)));
    }

    [Fact]
    public void Compilers_load_nothing_but_our_own_assemblies()
    {
        using var package = ZipFile.OpenRead(product.PackagePath);
        var assemblies = package.Entries.Select(entry => entry.FullName).Where(path => path.EndsWith(".dll", StringComparison.Ordinal));
        Assert.All(assemblies, path => Assert.StartsWith("KernelGen", Path.GetFileName(path), StringComparison.Ordinal));
    }

    [Fact]
    public void The_manifest_names_the_licence_and_the_readme_and_depends_on_nothing()
    {
        using var package = ZipFile.OpenRead(product.PackagePath);
        using var manifest = package.GetEntry("KernelGen.nuspec")!.Open();
        var metadata = XDocument.Load(manifest).Root!.Elements().Single(element => element.Name.LocalName == "metadata");
        string? Value(string name) => metadata.Elements().SingleOrDefault(element => element.Name.LocalName == name)?.Value;

        Assert.Equal(("KernelGen", product.Version, "MIT", "README.md"), (Value("id"), Value("version"), Value("license"), Value("readme")));
        Assert.DoesNotContain(metadata.Descendants(), element => element.Name.LocalName == "dependency");
    }

    [Theory]
    [InlineData("lib/net8.0/KernelGen.pdb")]
    [InlineData("lib/net10.0/KernelGen.pdb")]
    public void The_symbols_hold(string path)
    {
        using var symbols = ZipFile.OpenRead(product.SymbolsPath);
        Assert.True(symbols.GetEntry(path)?.Length > 0, string.Join("\n", symbols.Entries.Select(entry => entry.FullName)));
    }
}
