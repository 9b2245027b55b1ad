using System;
using System.IO;
using System.Linq;
using System.Text.RegularExpressions;
using Xunit;

namespace KernelGen.Package.Tests;

/// <summary>The file with one mistake of each kind, built by a user of the package.</summary>
[Collection(PackageCollection.Name)]
public sealed partial class OneOfEachTests(PackedProduct product)
{
    private const string File = "OneOfEach.cs";

    /// <summary>Builds show warnings and errors; these are told in editors alone.</summary>
    private static readonly string[] Remarks = ["KG2008", "KG2009", "KG2010", "KG2011", "KG3001", "KG3002", "KG3003"];

    [GeneratedRegex("(?<= // .*)KG[0-9]{4}")]
    private static partial Regex Expected();

    [GeneratedRegex(@"OneOfEach\.cs\(([0-9]+),[0-9]+\): (?:error|warning) ((?:KG|CS)[0-9]{4})")]
    private static partial Regex Said();

    [Fact]
    public void Each_line_gets_its_id_and_no_other_error()
    {
        var project = new ScratchProject(product, "one-of-each", File);
        // where the compiler has errors of its own, CS0501 and CS0260, it runs no analyzer in a build, only in an editor
        var source = string.Join("\n", System.IO.File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Scratch", File)).ReplaceLineEndings("\n").Split('\n')
            .Where(line => !line.Contains("CS0501", StringComparison.Ordinal))
            .Select(line => line.Contains("CS0260", StringComparison.Ordinal) ? "public static partial class NotPartial" : line));
        project.Write(File, source);
        project.Write(".editorconfig", "[*.cs]\n" + string.Concat(Remarks.Select(id => $"dotnet_diagnostic.{id}.severity = warning\n")));

        var (exitCode, output) = project.Build("-p:OutputType=Library", "-p:TreatWarningsAsErrors=false");
        Assert.NotEqual(0, exitCode);
        Assert.Equal(
            source.Split('\n').SelectMany((line, index) => Expected().Matches(line).Select(id => $"{index + 1}: {id.Value}")).Order(),
            Said().Matches(output).Select(found => $"{found.Groups[1].Value}: {found.Groups[2].Value}").Distinct().Order());
        Assert.DoesNotContain("error CS", output, StringComparison.Ordinal);
    }
}
