using System;
using System.Collections.Generic;
using System.IO;
using System.IO.Compression;
using System.Linq;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using System.Text;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using Xunit;

namespace KernelGen.Package.Tests;

/// <summary>What lies in the package.</summary>
[Collection(PackageCollection.Name)]
public sealed partial class ContentTests(PackedProduct product)
{
    private static readonly Guid EmbeddedSource = new("0E8A571B-6926-466E-B4AD-8AB04611F5FE");

    /// <summary>The public address of the repository; empty while there is none.</summary>
    private static readonly string Address = XDocument.Load(Path.Combine(PackedProduct.RepositoryRoot(), "Directory.Build.props"))
        .Descendants("RepositoryAddress").Single().Value;

    public static TheoryData<string> Assemblies =>
    [
        "lib/net8.0/KernelGen.dll",
        "lib/net10.0/KernelGen.dll",
        "analyzers/dotnet/cs/KernelGen.Generator.dll",
        "analyzers/dotnet/cs/KernelGen.CodeFixes.dll",
    ];

    [GeneratedRegex(@"\]\((?<target>[^)]*)\)|<(?:img|a)\b[^>]*?(?:src|href)=""(?<target>[^""]*)""")]
    private static partial Regex Link();

    [Fact]
    public void The_package_holds_this_and_nothing_else()
    {
        using var package = ZipFile.OpenRead(product.PackagePath);
        Assert.Equal(
        [
            "CHANGELOG.md",
            "KernelGen.nuspec",
            "LICENSE",
            "README.md",
            "analyzers/dotnet/cs/KernelGen.CodeFixes.dll",
            "analyzers/dotnet/cs/KernelGen.Generator.dll",
            "build/KernelGen.PublishedDocumentation.globalconfig",
            "build/KernelGen.targets",
            "buildTransitive/KernelGen.PublishedDocumentation.globalconfig",
            "buildTransitive/KernelGen.targets",
            "docs/diagnostics.md",
            "icon.png",
            "lib/net10.0/KernelGen.dll",
            "lib/net10.0/KernelGen.xml",
            "lib/net8.0/KernelGen.dll",
            "lib/net8.0/KernelGen.xml",
        ], package.Entries.Select(entry => entry.FullName).Where(path => !IsOfTheFormat(path)).Order(StringComparer.Ordinal));
        Assert.All(package.Entries, entry => Assert.True(entry.Length > 0, entry.FullName));
    }

    [Fact]
    public void The_manifest_says_what_a_package_page_shows_and_depends_on_nothing()
    {
        using var package = ZipFile.OpenRead(product.PackagePath);
        using var manifest = package.GetEntry("KernelGen.nuspec")!.Open();
        var metadata = XDocument.Load(manifest).Root!.Elements().Single(element => element.Name.LocalName == "metadata");
        string? Value(string name) => metadata.Elements().SingleOrDefault(element => element.Name.LocalName == name)?.Value;

        Assert.Equal(("KernelGen", product.Version, "MIT"), (Value("id"), Value("version"), Value("license")));
        Assert.Equal(("README.md", "icon.png"), (Value("readme"), Value("icon")));
        Assert.All(
            ["authors", "description", "releaseNotes", "tags", "copyright"],
            name => Assert.False(string.IsNullOrWhiteSpace(Value(name)), name));
        Assert.Equal(Address.Length == 0 ? null : Address, Value("projectUrl"));
        Assert.Equal(
            Address.Length == 0 ? null : Address,
            (string?)metadata.Elements().SingleOrDefault(element => element.Name.LocalName == "repository")?.Attribute("url"));
        Assert.DoesNotContain(metadata.Descendants(), element => element.Name.LocalName == "dependency");
    }

    /// <summary>Package pages show neither pictures nor links that are relative.</summary>
    [Theory]
    [InlineData("README.md")]
    [InlineData("docs/diagnostics.md")]
    [InlineData("CHANGELOG.md")]
    public void A_page_links_to_nothing_that_is_not_there(string page)
    {
        var text = Text(page);
        Assert.All(Link().Matches(text).Select(link => link.Groups["target"].Value), target => Assert.Matches("^(https://|#)", target));
        if (Address.Length == 0) Assert.DoesNotContain("github.com", text, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public void The_package_page_begins_with_the_package_and_the_attribute()
    {
        var text = Text("README.md");
        var package = text.IndexOf("dotnet add package KernelGen", StringComparison.Ordinal);
        var attribute = text.IndexOf("[BoxKernel(3, 3)]", StringComparison.Ordinal);
        Assert.InRange(package, 0, attribute);
        Assert.InRange(attribute, package, 1500);
        Assert.DoesNotContain("samples/", text, StringComparison.Ordinal);
        Assert.Contains("docs/diagnostics.md", text, StringComparison.Ordinal);
    }

    [Fact]
    public void The_icon_is_a_small_square_png()
    {
        var icon = Bytes("icon.png");
        Assert.Equal("PNG\r\n\x1a\n", Encoding.Latin1.GetString(icon, 1, 7));
        int Side(int at) => System.Buffers.Binary.BinaryPrimitives.ReadInt32BigEndian(icon.AsSpan(at));
        Assert.Equal((128, 128), (Side(16), Side(20)));
    }

    [Theory]
    [MemberData(nameof(Assemblies))]
    public void An_assembly_holds_its_lines_and_names_its_sources_from_the_root(string path)
    {
        using var image = new PEReader(new MemoryStream(Bytes(path)));
        using var provider = image.ReadEmbeddedPortablePdbDebugDirectoryData(
            Assert.Single(image.ReadDebugDirectory(), entry => entry.Type == DebugDirectoryEntryType.EmbeddedPortablePdb));
        var symbols = provider.GetMetadataReader();
        Assert.All(
            symbols.Documents, it => Assert.StartsWith("/_/", symbols.GetString(symbols.GetDocument(it).Name), StringComparison.Ordinal));
        Assert.True(symbols.Documents.Count > 10);

        if (!path.StartsWith("lib/", StringComparison.Ordinal)) return;
        var embedded = symbols.CustomDebugInformation.Select(symbols.GetCustomDebugInformation)
            .Where(it => symbols.GetGuid(it.Kind) == EmbeddedSource).Select(it => (DocumentHandle)it.Parent).ToHashSet();
        Assert.All(symbols.Documents, it => Assert.Contains(it, embedded));
    }

    /// <summary>Neither an assembly nor its symbols, documentation or manifest name a folder of the machine that built it.</summary>
    [Fact]
    public void Nothing_names_a_folder_of_the_machine_that_built_it()
    {
        string[] folders =
        [
            PackedProduct.RepositoryRoot(), Environment.GetFolderPath(Environment.SpecialFolder.UserProfile).TrimEnd('/', '\\'),
        ];
        using var package = ZipFile.OpenRead(product.PackagePath);
        var names = folders.Where(folder => folder.Length > 3).Select(folder => folder + Path.DirectorySeparatorChar).ToArray();
        Assert.NotEmpty(names);
        foreach (var path in package.Entries.Select(entry => entry.FullName))
            foreach (var bytes in WithSymbols(path))
                foreach (var name in names)
                    foreach (var encoding in new[] { Encoding.UTF8, Encoding.Unicode })
                        Assert.True(bytes.AsSpan().IndexOf(encoding.GetBytes(name)) < 0, $"{path} names {name}");
    }

    [Fact]
    public void Everything_links_once_the_repository_has_an_address()
    {
        const string address = "https://github.com/example/kernelgen";
        static string Evaluate(string project, params string[] questions)
        {
            var (exitCode, output) = DotnetCommand.Run(
                Path.Combine(PackedProduct.RepositoryRoot(), project),
                ["msbuild", "-nologo", .. questions, $"-p:RepositoryAddress={address}", "-p:Configuration=Release"]);
            Assert.True(exitCode == 0, output);
            return output.Trim();
        }

        foreach (var property in new[] { "RepositoryUrl", "PackageProjectUrl" })
            Assert.Equal(address, Evaluate("runtime/KernelGen", "-getProperty:" + property));
        Assert.Contains(
            $"{address}/blob/main/generator/Diagnostics/README.md",
            Evaluate("generator/KernelGen.Generator", "-getItem:AssemblyMetadata"), StringComparison.Ordinal);
        // SourceLink reads the repository; sources without one, from an archive, have no revision to link to.
        if (Path.Exists(Path.Combine(PackedProduct.RepositoryRoot(), ".git")))
            Assert.Contains(
                $"\"RepositoryUrl\": \"{address}\"",
                Evaluate("generator/KernelGen.Generator", "-t:InitializeSourceControlInformation", "-getItem:SourceRoot"),
                StringComparison.Ordinal);
    }

    /// <summary>The parts that make a ZIP file a package.</summary>
    private static bool IsOfTheFormat(string path) =>
        path is "[Content_Types].xml" || path.StartsWith("_rels/", StringComparison.Ordinal)
        || path.StartsWith("package/", StringComparison.Ordinal);

    private IEnumerable<byte[]> WithSymbols(string path)
    {
        var bytes = Bytes(path);
        yield return bytes;
        if (!path.EndsWith(".dll", StringComparison.Ordinal)) yield break;
        using var image = new PEReader(new MemoryStream(bytes));
        foreach (var entry in image.ReadDebugDirectory().Where(entry => entry.Type == DebugDirectoryEntryType.EmbeddedPortablePdb))
        {
            using var provider = image.ReadEmbeddedPortablePdbDebugDirectoryData(entry);
            var symbols = provider.GetMetadataReader();
            // Names lie in the symbols in pieces: they are put together, and what else is said there (SourceLink's table) is text.
            foreach (var document in symbols.Documents)
                yield return Encoding.UTF8.GetBytes(symbols.GetString(symbols.GetDocument(document).Name));
            foreach (var text in symbols.CustomDebugInformation.Select(symbols.GetCustomDebugInformation))
                if (symbols.GetGuid(text.Kind) != EmbeddedSource) yield return symbols.GetBlobBytes(text.Value);
        }
    }

    private string Text(string path) => Encoding.UTF8.GetString(Bytes(path));

    private byte[] Bytes(string path)
    {
        using var package = ZipFile.OpenRead(product.PackagePath);
        using var entry = package.GetEntry(path)!.Open();
        using var bytes = new MemoryStream();
        entry.CopyTo(bytes);
        return bytes.ToArray();
    }
}
