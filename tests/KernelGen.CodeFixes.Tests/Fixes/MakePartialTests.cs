using System;
using System.Threading.Tasks;
using KernelGen.CodeFixes.Tests.Harness;
using Xunit;

namespace KernelGen.CodeFixes.Tests.Fixes;

/// <summary>Containing types are made partial one by one, or all at once.</summary>
public sealed class MakePartialTests
{
    private const string Method = "[BoxKernel(3, 3)] public static partial void {0}(ReadOnlySpan<byte> source, Span<byte> destination, int width, int height);";

    private static string Program(string types) => "using System;\nusing KernelGen;\n\n" + types.Replace("METHOD", Method, StringComparison.Ordinal);

    [Theory]
    [InlineData("// top\nstatic class C // first\n{ METHOD }", "// top\nstatic partial class C // first\n{ METHOD }")]
    [InlineData("// top\nclass C { METHOD }", "// top\npartial class C { METHOD }")]
    [InlineData("[Obsolete] /* old */ readonly struct C { METHOD }", "[Obsolete] /* old */ readonly partial struct C { METHOD }")]
    [InlineData("public record C(int X) { METHOD }", "public partial record C(int X) { METHOD }")]
    [InlineData("interface C { METHOD }", "partial interface C { METHOD }")]
    public async Task A_type_is_made_partial(string wrong, string corrected)
    {
        var after = await Editor.Open(Program(wrong.Replace("METHOD", string.Format(null, Method, "A"), StringComparison.Ordinal))).Fix("KG1002", "Make 'C' partial");
        Assert.Equal(Program(corrected.Replace("METHOD", string.Format(null, Method, "A"), StringComparison.Ordinal)), after.Text);
        await after.Build();
    }

    [Fact]
    public async Task A_file_local_type_is_opened()
    {
        var after = await Editor.Open(Program("file static partial class C { " + string.Format(null, Method, "A") + " }")).Fix("KG1002", "Remove 'file' from 'C'");
        Assert.Contains("\nstatic partial class C {", after.Text, StringComparison.Ordinal);
        await after.Build();
    }

    [Fact]
    public async Task The_part_that_is_not_partial_gets_the_diagnostic()
    {
        var after = await Editor.Open(Program("static partial class C { " + string.Format(null, Method, "A") + " }\nstatic class C { }")).Fix("KG1002", "Make 'C' partial");
        Assert.EndsWith("static partial class C { }", after.Text, StringComparison.Ordinal);
        await after.Build();
    }

    /// <summary>Five methods in three nested types: ten diagnostics, three of which fix the rest.</summary>
    [Fact]
    public async Task Fix_all_makes_each_of_nested_types_partial_once()
    {
        var editor = Editor.Open(Program(
            "class C\n{\n    struct D\n    {\n        " + string.Format(null, Method, "A") + "\n        " + string.Format(null, Method, "B") + "\n        class E { " + string.Format(null, Method, "F") + " }\n    }\n    "
            + string.Format(null, Method, "G") + "\n}\nstatic class H { " + string.Format(null, Method, "I") + " }\n"));
        var after = await editor.FixAll("KG1002", "Make 'C' partial");
        foreach (var type in new[] { "partial class C", "partial struct D", "partial class E", "static partial class H" })
            Assert.Equal(2, after.Text.Split(type).Length);
        Assert.DoesNotContain("partial partial", after.Text, StringComparison.Ordinal);
        await after.Build();
    }
}
