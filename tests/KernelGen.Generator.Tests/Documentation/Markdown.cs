using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.RegularExpressions;

namespace KernelGen.Generator.Tests.Documentation;

/// <summary>The repository's Markdown.</summary>
internal static class Markdown
{
    private const string Fenced = "^```(?<kind>[a-z]*) ?(?<mark>[^\n]*)\n(?<text>.*?)^```$";

    /// <summary>The folder that holds the solution.</summary>
    public static string Root { get; } = FindRoot();

    /// <summary>All pages, as paths from the root; what is built or checked out beside is none of them.</summary>
    public static IReadOnlyList<string> Pages { get; } =
    [
        .. Directory.EnumerateFiles(Root, "*.md", SearchOption.AllDirectories)
            .Select(static path => Path.GetRelativePath(Root, path).Replace('\\', '/'))
            .Where(static path => !Regex.IsMatch(path, "(^|/)(bin|obj|\\.git|artifacts)/"))
            .Order(StringComparer.Ordinal),
    ];

    /// <summary>The guides.</summary>
    public static IReadOnlyList<string> Guides { get; } =
        [.. Pages.Where(static page => page.StartsWith("docs/", StringComparison.Ordinal))];

    /// <summary>The text of a page with line feeds.</summary>
    public static string Read(string page) => File.ReadAllText(Path.Combine(Root, page)).ReplaceLineEndings("\n");

    /// <summary>The fenced blocks of a page, in their order.</summary>
    public static IReadOnlyList<Block> Blocks(string page) =>
    [
        .. Regex.Matches(Read(page), Fenced, RegexOptions.Multiline | RegexOptions.Singleline).Select(static (match, index) =>
            new Block(index, match.Groups["kind"].Value, match.Groups["mark"].Value, match.Groups["text"].Value)),
    ];

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "KernelGen.sln"))) folder = folder.Parent;
        return folder!.FullName;
    }
}

/// <summary>A fenced block.</summary>
/// <param name="Index">Its place among the blocks of its page.</param>
/// <param name="Kind">The language.</param>
/// <param name="Mark">What stands behind the language: the id of a diagnostic, or nothing.</param>
/// <param name="Text">What stands between the fences.</param>
internal sealed record Block(int Index, string Kind, string Mark, string Text);
