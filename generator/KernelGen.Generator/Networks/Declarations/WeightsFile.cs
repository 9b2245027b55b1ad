using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace KernelGen.Generator.Networks.Declarations;

/// <summary>The file of trained weights that a network names.</summary>
/// <param name="Text">What it holds; null where it was not found.</param>
/// <param name="Fault">Why it was not found, as the end of a sentence; null where it was.</param>
internal sealed record WeightsFile(string? Text, string? Fault = null)
{
    private const int MostNamed = 5;

    /// <summary>Finds the file that a network names; null where it names none.</summary>
    /// <remarks>
    /// The name is a path from the project's folder. A file that stands elsewhere is found by its <c>Link</c>, or by the end of its path
    /// where no other file ends so.
    /// </remarks>
    /// <param name="declaration">The network.</param>
    /// <param name="files">The additional files of the project. Their paths are whole.</param>
    /// <param name="options">Tell the project's folder and the files' links.</param>
    /// <param name="cancellation">Ends the reading.</param>
    public static WeightsFile? Find(
        NetworkDeclaration declaration, ImmutableArray<AdditionalText> files, AnalyzerConfigOptionsProvider options,
        CancellationToken cancellation)
    {
        if (declaration.Options.Weights is not { } written) return null;
        if (written.Trim().Length == 0)
            return new WeightsFile(null, "is no path of a file: write that of one of the project's AdditionalFiles, or leave Weights out");
        var project = ProjectFolder(options);
        var candidates = files.Select(file => new Candidate(file, Place(file.Path, project), Link(file, options))).ToArray();
        var found = Found(candidates, written, project);
        if (found.Count == 1)
        {
            return found[0].File.GetText(cancellation) is { } text
                ? new WeightsFile(text.ToString())
                : new WeightsFile(null, "cannot be read");
        }
        return new WeightsFile(null, found.Count == 0 ? Missing(candidates, written, project) : Ambiguous(found, project));
    }

    /// <summary>The project's folder with a slash at its end, or null where the build does not tell it.</summary>
    private static string? ProjectFolder(AnalyzerConfigOptionsProvider options) =>
        options.GlobalOptions.TryGetValue("build_property.ProjectDir", out var folder) && folder.Length > 0
            ? Normal(folder).TrimEnd('/') + "/"
            : null;

    private static string? Link(AdditionalText file, AnalyzerConfigOptionsProvider options) =>
        options.GetOptions(file).TryGetValue("build_metadata.AdditionalFiles.Link", out var link) && link.Length > 0 ? Normal(link) : null;

    /// <summary>
    /// The files that fit best: by the whole path, else by the link, else by the end of the path; letter by letter, else in any case.
    /// </summary>
    private static IReadOnlyList<Candidate> Found(IReadOnlyList<Candidate> candidates, string written, string? project)
    {
        var (path, end) = (Place(written, project), "/" + WithoutParents(Normal(written)));
        foreach (var comparison in new[] { StringComparison.Ordinal, StringComparison.OrdinalIgnoreCase })
        {
            Func<Candidate, bool>[] ways =
            [
                file => file.Path.Equals(path, comparison),
                file => file.Link is { } link && link.Equals(Normal(written), comparison),
                file => !IsWhole(written) && ("/" + file.Path).EndsWith(end, comparison),
            ];
            foreach (var way in ways)
            {
                var found = candidates.Where(way).GroupBy(file => file.Path).Select(same => same.First()).ToArray();
                if (found.Length > 0) return found;
            }
        }
        return [];
    }

    private static string Ambiguous(IReadOnlyList<Candidate> found, string? project) =>
        $"fits {found.Count} of the project's AdditionalFiles: {Names(found, project)}; "
        + "write the whole path of one of them from the project's folder";

    private static string Missing(IReadOnlyList<Candidate> candidates, string written, string? project)
    {
        var name = Normal(written).Split('/').Last();
        var alike = candidates.Where(file => IsCalled(file.Path) || (file.Link is { } link && IsCalled(link))).ToArray();
        return alike.Length > 0
            ? $"is not among the project's AdditionalFiles, which hold {Names(alike, project)}: write that path from the project's folder"
            : $"is not among the project's AdditionalFiles: add <AdditionalFiles Include=\"{Normal(written)}\" /> to the project file";

        bool IsCalled(string path) => path.Split('/').Last().Equals(name, StringComparison.OrdinalIgnoreCase);
    }

    private static string Names(IReadOnlyList<Candidate> files, string? project) =>
        string.Join(", ", files.Take(MostNamed).Select(file => $"'{Relative(file.Path, project)}'"))
        + (files.Count > MostNamed ? ", …" : "");

    /// <summary>A whole path; one of the project's where it is known.</summary>
    private static string Place(string path, string? project)
    {
        var normal = Normal(path);
        return IsWhole(path) || project is null ? normal : Normal(project + normal);
    }

    private static string Relative(string path, string? project)
    {
        if (project is null) return path;
        var (folders, parts, common) = (project.TrimEnd('/').Split('/'), path.Split('/'), 0);
        while (common < folders.Length && common < parts.Length - 1 && folders[common] == parts[common]) common++;
        // another drive, or nothing in common but the root
        return common <= 1 && folders.Length > 1 ? path
            : string.Concat(Enumerable.Repeat("../", folders.Length - common)) + string.Join("/", parts.Skip(common));
    }

    private static bool IsWhole(string path) => path.Length > 0 && (path[0] is '/' or '\\' || (path.Length > 1 && path[1] == ':'));

    private static string WithoutParents(string path)
    {
        while (path.StartsWith("../", StringComparison.Ordinal)) path = path.Substring(3);
        return path;
    }

    /// <summary>Slashes, and no <c>.</c>, <c>..</c> or empty part that can be left out.</summary>
    private static string Normal(string path)
    {
        var parts = new List<string>();
        var isWhole = path.Length > 0 && path[0] is ('/' or '\\');
        foreach (var part in path.Replace('\\', '/').Split('/'))
        {
            if (part is "" or ".") continue;
            if (part == ".." && parts.Count > 0 && parts[parts.Count - 1] != "..") parts.RemoveAt(parts.Count - 1);
            else if (part != ".." || !isWhole) parts.Add(part);
        }
        return (isWhole ? "/" : "") + string.Join("/", parts);
    }

    /// <summary>An additional file by the names that it may be called.</summary>
    private sealed record Candidate(AdditionalText File, string Path, string? Link);
}
