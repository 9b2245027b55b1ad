using System;
using System.Collections.Generic;
using System.Linq;
using Xunit;

namespace KernelGen.Package.Tests;

/// <summary>What <c>dotnet format</c> makes of mistakes: it fixes what has one fix, and leaves alone what chooses a meaning.</summary>
[Collection(PackageCollection.Name)]
public sealed class FormatTests(PackedProduct product)
{
    private const string Parameters = "(ReadOnlyPlane<byte> source, Plane<byte> destination)";

    /// <summary>A line with a mistake, and the line after <c>dotnet format</c>.</summary>
    private static readonly (string Id, string Line, string Formatted)[] Lines =
    [
        Left("KG1001", "[BoxKernel(3, 3)] public static void Body" + Parameters + " { destination[0, 0] = source[0, 0]; }"),
        Left("KG1003", "[BoxKernel(3, 3)] public static partial void Token(ReadOnlyPlane<byte> source, Plane<byte> destination, System.Threading.CancellationToken token);"),
        Left("KG1006", "[Kernel3x3(0, -1, 0, -1, 5, -1, 0, -1)] public static partial void Eight" + Parameters + ";"),
        Left("KG1009", "[BoxKernel(3, 3, BorderValue = 7)] public static partial void Value" + Parameters + ";"),
        Left("KG2003", "[BoxKernel(3, 3, Mode = ConvolutionMode.Valid, Stride = 2, Width = 10)] public static partial void Lost" + Parameters + ";"),
        Left("KG2004", "[BoxKernel(3, 3, Stride = 4)] public static partial void Skipped" + Parameters + ";"),
        Left("KG2005", "[BoxKernel(3, 3, Padding = 3)] public static partial void Padded" + Parameters + ";"),
        Left("KG2008", "[Kernel3x3(0, -1, 0, -1, 5, -1, 0, -1, 0)] public static partial void Narrow" + Parameters + ";"),
        ("KG1003", "[BoxKernel(3, 3)] public static partial void Late(ReadOnlyPlane<byte> source, Plane<byte> destination, Strip strip = default);",
            "[BoxKernel(3, 3)] public static partial void Late(ReadOnlyPlane<byte> source, Plane<byte> destination, Strip strip);"),
        ("KG1009", "[BoxKernel(3, 3, Rounding = MidpointRounding.ToZero)] public static partial void Rounded(ReadOnlyPlane<float> source, Plane<float> destination);",
            "[BoxKernel(3, 3)] public static partial void Rounded(ReadOnlyPlane<float> source, Plane<float> destination);"),
        ("KG2001", "[BoxKernel(4, 4)] public static partial void Even" + Parameters + ";",
            "[BoxKernel(4, 4, AnchorRow = 2, AnchorColumn = 2)] public static partial void Even" + Parameters + ";"),
        ("KG2009", "[Kernel1D(1, 2, 3, Divisor = 6)] public static partial void Turned" + Parameters + ";",
            "[Kernel1D(1, 2, 3, Divisor = 6, Flip = false)] public static partial void Turned" + Parameters + ";"),
    ];

    [Fact]
    public void Dotnet_format_chooses_no_meaning()
    {
        var project = new ScratchProject(product, "format", "Refused.cs");
        project.Write("Refused.cs", Program(Lines.Select(line => line.Line)));
        // remarks are not corrected unasked: here all are asked for
        project.Write(".editorconfig", "[*.cs]\n" + string.Concat(new[] { "KG2008", "KG2009" }.Select(id => $"dotnet_diagnostic.{id}.severity = warning\n")));
        var (exitCode, output) = project.Format();
        Assert.True(exitCode == 0, output);
        Assert.Equal(Program(Lines.Select(line => line.Formatted)), project.Read("Refused.cs").ReplaceLineEndings("\n"));
    }

    private static (string, string, string) Left(string id, string line) => (id, line, line);

    private static string Program(IEnumerable<string> members) =>
        "using System;\nusing KernelGen;\n\nnamespace Demo;\n\npublic static partial class Filters\n{\n"
        + string.Concat(members.Select(member => $"    {member}\n")) + "}\n";
}
