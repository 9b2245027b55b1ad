using System;
using System.IO;
using System.Linq;
using System.Text.RegularExpressions;
using KernelGen.Generator.Diagnostics;
using Microsoft.CodeAnalysis;
using Xunit;

namespace KernelGen.Generator.Tests.Rules;

/// <summary>Each id is described on the page that its link leads to, stands in the release notes, and has a test.</summary>
public sealed class DescriptorTests
{
    private static readonly string Root = RepositoryRoot();
    private static readonly string Page = File.ReadAllText(Path.Combine(Root, "generator", "Diagnostics", "README.md")).ReplaceLineEndings("\n");

    public static TheoryData<string> Ids => [.. Descriptors.All.Select(descriptor => descriptor.Id)];

    [Theory]
    [MemberData(nameof(Ids))]
    public void An_id_has_a_heading_and_a_link_to_it(string id)
    {
        Assert.EndsWith($"/generator/Diagnostics/README.md#{id.ToLowerInvariant()}", Descriptors.Of(id).HelpLinkUri);
        var section = Regex.Match(Page, $"^## {id}\n\n(?<text>.*?)(?=^## |\\z)", RegexOptions.Multiline | RegexOptions.Singleline).Groups["text"].Value;
        Assert.StartsWith("**", section, StringComparison.Ordinal);
        Assert.True(section.Length > 80, $"{id} is hardly described");
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void An_id_has_a_line_in_the_release_notes(string id)
    {
        var descriptor = Descriptors.Of(id);
        var lines = new[] { "Shipped", "Unshipped" }.SelectMany(which => File.ReadLines(Path.Combine(Root, "generator", "KernelGen.Generator", $"AnalyzerReleases.{which}.md")));
        Assert.Single(lines, $"{id} | {descriptor.Category} | {descriptor.DefaultSeverity} | {descriptor.Title}");
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void An_id_has_a_test(string id) => Assert.Contains(
        Directory.EnumerateFiles(Path.Combine(Root, "tests", "KernelGen.Generator.Tests"), "*Tests.cs", SearchOption.AllDirectories)
            .Where(path => !path.EndsWith(nameof(DescriptorTests) + ".cs", StringComparison.Ordinal)),
        path => File.ReadAllText(path).Contains($"\"{id}\"", StringComparison.Ordinal));

    [Fact]
    public void No_heading_is_left_without_an_id() => Assert.Equal(
        Descriptors.All.Select(descriptor => descriptor.Id).Order(),
        Regex.Matches(Page, "^## (KG[0-9]{4})$", RegexOptions.Multiline).Select(heading => heading.Groups[1].Value));

    private static string RepositoryRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "KernelGen.sln"))) folder = folder.Parent;
        return folder!.FullName;
    }
}
