using System;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using KernelGen.Generator.Diagnostics;
using Microsoft.CodeAnalysis;
using Xunit;

namespace KernelGen.Generator.Tests.Rules;

/// <summary>Each id is described on the page that its link leads to, stands in the release notes, and has a test.</summary>
public sealed class DescriptorTests
{
    private static readonly string Root = RepositoryRoot();
    private static readonly string Page = File.ReadAllText(Path.Combine(Root, "generator", "Diagnostics", "README.md")).ReplaceLineEndings("\n");

    private static readonly string Address = XDocument.Load(Path.Combine(Root, "Directory.Build.props")).Descendants("RepositoryAddress").Single().Value;

    public static TheoryData<string> Ids => [.. Descriptors.All.Select(descriptor => descriptor.Id)];

    [Theory]
    [MemberData(nameof(Ids))]
    public void An_id_has_a_heading_and_links_to_it_where_the_page_has_an_address(string id)
    {
        Assert.Equal(Address.Length == 0 ? "" : $"{Address}/blob/main/generator/Diagnostics/README.md#{id.ToLowerInvariant()}", Descriptors.Of(id).HelpLinkUri);
        var section = Regex.Match(Page, $"^## {id}\n\n(?<text>.*?)(?=^## |\\z)", RegexOptions.Multiline | RegexOptions.Singleline).Groups["text"].Value;
        Assert.StartsWith("**", section, StringComparison.Ordinal);
        Assert.True(section.Length > 80, $"{id} is hardly described");
    }

    [Fact]
    public void A_section_is_linked_only_where_its_page_has_an_address()
    {
        Assert.Null(Descriptors.Link(null, "kg1001"));
        Assert.Equal("https://example.org/page#kg1001", Descriptors.Link("https://example.org/page", "kg1001"));
    }

    /// <summary>Without a link to follow, a message has to suffice: none sends the reader to a page.</summary>
    [Theory]
    [MemberData(nameof(Ids))]
    public void An_id_has_a_title_that_is_a_sentence_of_its_own(string id)
    {
        var title = Descriptors.Of(id).Title.ToString(CultureInfo.InvariantCulture);
        Assert.True(title.Split(' ').Length >= 4, title);
        Assert.DoesNotMatch("(?i)\\b(see|page|README|docs)\\b|https?:", title);
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
