using System;
using System.IO;
using System.Linq;
using System.Text.RegularExpressions;
using KernelGen.Generator.Diagnostics;
using KernelGen.Generator.Roslyn;
using Xunit;

namespace KernelGen.Generator.Tests.Documentation;

/// <summary>Links lead somewhere, and ids are those of the code.</summary>
public sealed class PageTests
{
    public static TheoryData<string> Pages => [.. Markdown.Pages];

    [Theory]
    [MemberData(nameof(Pages))]
    public void Links_and_images_of_a_page_are_there(string page)
    {
        var folder = Path.GetDirectoryName(Path.Combine(Markdown.Root, page))!;
        var text = Regex.Replace(Markdown.Read(page), "^```.*?^```$|`[^`\n]*`", "", RegexOptions.Multiline | RegexOptions.Singleline);
        foreach (var target in Regex.Matches(text, @"\]\((?<target>[^)\s]+)\)").Select(static match => match.Groups["target"].Value))
        {
            if (Regex.IsMatch(target, "^[a-z]+:")) continue;
            var (path, anchor) = target.Split('#') is [var before, var behind] ? (before, behind) : (target, "");
            var full = path.Length == 0 ? Path.Combine(Markdown.Root, page) : Path.GetFullPath(Path.Combine(folder, path));
            Assert.True(File.Exists(full) || Directory.Exists(full), $"{page} links to {target}, which is not there");
            if (anchor.Length == 0) continue;
            var headings = Regex.Matches(File.ReadAllText(full), "^#+ (.+?)\r?$", RegexOptions.Multiline);
            Assert.True(
                headings.Any(heading => Anchor(heading.Groups[1].Value) == anchor), $"{page} links to {target}, and there is no such heading");
        }
    }

    [Theory]
    [MemberData(nameof(Pages))]
    public void Ids_that_a_page_names_are_ids_of_the_code(string page)
    {
        var known = Descriptors.All.Select(static descriptor => descriptor.Id).ToHashSet();
        var named = Regex.Matches(Markdown.Read(page), @"\bKG[0-9]+\b", RegexOptions.IgnoreCase);
        Assert.All(named.Select(static match => match.Value.ToUpperInvariant()), id => Assert.Contains(id, known));
    }

    [Fact]
    public void There_are_pages_with_links_and_ids() =>
        Assert.True(Markdown.Pages.Count > 15 && Markdown.Guides.Count >= 9 && Markdown.Pages.Contains("README.md"));

    // As GitHub makes them: lower case, words joined, other signs dropped.
    private static string Anchor(string heading) =>
        Regex.Replace(heading.ToLowerInvariant().Replace(' ', '-'), @"[^\p{L}\p{N}_-]", "");
}
