using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using Xunit;

namespace KernelGen.Generator.Tests.Documentation;

/// <summary>What of the layout of C# files neither the compiler nor «dotnet format» checks.</summary>
public sealed class SourceTests
{
    private const int MostLines = 300;

    private static IReadOnlyList<string> Files { get; } = Directory
        .EnumerateFiles(Markdown.Root, "*.cs", SearchOption.AllDirectories)
        .Where(path => !Path.GetRelativePath(Markdown.Root, path).Split(Path.DirectorySeparatorChar).Any(name => name is "bin" or "obj"))
        .ToArray();

    [Fact]
    public void Namespaces_are_imported_in_alphabetical_order_the_systems_first()
    {
        Assert.NotEmpty(Files);
        Assert.All(Files, path =>
        {
            var imports = File.ReadLines(path)
                .SkipWhile(static line => !IsImport(line)).TakeWhile(IsImport).Select(static line => line[6..^1]).ToArray();
            Assert.True(imports.SequenceEqual(Sorted(imports)), $"{path}: {string.Join(", ", Sorted(imports))}");
        });
    }

    [Fact]
    public void No_file_is_too_long_to_read() =>
        Assert.All(Files, static path => Assert.True(File.ReadLines(path).Count() <= MostLines, $"{path} has more than {MostLines} lines"));

    private static bool IsImport(string line) =>
        line.StartsWith("using ", StringComparison.Ordinal) && line.EndsWith(';') && !line.StartsWith("using static ", StringComparison.Ordinal)
        && !line.Contains('=', StringComparison.Ordinal) && !line.Contains('(', StringComparison.Ordinal);

    private static IEnumerable<string> Sorted(IEnumerable<string> imports) => imports
        .OrderBy(static name => name == "System" || name.StartsWith("System.", StringComparison.Ordinal) ? 0 : 1)
        .ThenBy(static name => name.Replace('.', '\u0001'), StringComparer.OrdinalIgnoreCase);
}
