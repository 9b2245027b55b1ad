using System;
using System.Linq;
using System.Xml.Linq;
using KernelGen.Generator.Tests.Harness;
using KernelGen.Generator.Writing;
using Microsoft.CodeAnalysis;
using Xunit;

namespace KernelGen.Generator.Tests.Emission;

/// <summary>What an editor shows over a call: the user's words and ours, well-formed whatever stands in either.</summary>
public sealed class HoverDocumentationTests
{
    private const string Sharpen = """
        [Kernel3x3(0, -1, 0, -1, 5, -1, 0, -1, 0)]
            public static partial void Sharpen(ReadOnlySpan<byte> source, Span<byte> destination, int width, int height);
        """;

    [Theory]
    [InlineData("", "", "")]
    [InlineData("/// <summary>Crisper &lt;edges&gt; &amp; more.</summary>\n", "summary", "Crisper <edges> & more.")]
    [InlineData("/// <summary>\n/// Two\n/// lines.\n/// </summary>\n", "summary", "Two lines.")]
    [InlineData("/// <inheritdoc cref=\"object.ToString\"/>\n", "inheritdoc", "")]
    [InlineData("/** <summary>A block.</summary> */\n", "summary", "A block.")]
    [InlineData("/**\n * <summary>\n * Starred.\n * </summary>\n */\n", "summary", "Starred.")]
    [InlineData("/// plain words\n", "", "plain words")]
    [InlineData("/// <summary>Broken & <b>bold</summary>\n", "summary", "<summary>Broken & <b>bold</summary>")]
    [InlineData("/// <summary>Never closed\n", "summary", "<summary>Never closed")]
    [InlineData("/// <summary><![CDATA[a </remarks> b]]></summary><remarks>Mine.</remarks>\n", "summary", "a </remarks> b")]
    public void The_users_documentation_is_kept_and_the_whole_is_well_formed(string written, string element, string words)
    {
        var documentation = Documentation(written + Sharpen, strict: false);
        Assert.Contains(words, Spaced(element.Length == 0 ? documentation : documentation.Element(element)!), StringComparison.Ordinal);
        var remarks = documentation.Elements("remarks").Last().Value;
        foreach (var said in new[] { " -1  5 -1", "5 of 9 taps", "equal to itself turned by 180°", "not separable: rank 2", "results lie in [-1020, 1275], saturated to byte; exact, rounded once", "per pixel: 5 multiplications by the definition", "bodies for 512, 256 and 128 bits and scalars", "gain 1", "plan: direct" })
            Assert.Contains(said, remarks, StringComparison.Ordinal);
    }

    [Fact]
    public void The_users_own_remarks_come_first_in_one_element()
    {
        var remarks = Assert.Single(Documentation("/// <remarks>Mine, <c>first</c>.</remarks>\n" + Sharpen, strict: true).Elements("remarks"));
        Assert.StartsWith("Mine, first.", remarks.Value.Trim(), StringComparison.Ordinal);
        Assert.Contains("gain 1", remarks.Element("code")!.Value, StringComparison.Ordinal);
    }

    [Fact]
    public void A_float_kernel_states_its_error_bound() => Assert.Contains(
        "error at most 11·2^-23·(Σ|k·x|/|divisor| + |offset|)",
        Documentation(Sharpen.Replace("byte", "float", StringComparison.Ordinal).Replace(", 0)]", ", 0, Offset = .5)]", StringComparison.Ordinal), strict: true).Element("remarks")!.Value, StringComparison.Ordinal);

    [Fact]
    public void A_layer_method_shows_its_table()
    {
        var remarks = Documentation("""
            /// <summary>First layer.</summary>
                [Layer(1, 28, 28), Conv2D(8, 5, Padding = 2), ReLU, MaxPool2D(2)]
                public static partial void Sharpen(ReadOnlySpan<float> input, ReadOnlySpan<float> weight, ReadOnlySpan<float> bias, Span<float> output);
            """, strict: true).Element("remarks")!.Value;
        foreach (var said in new[] { "layer", "output", "parameters", "multiply-adds", "Conv2D", "(8,28,28)", "208", "156800", "MaxPool2D", "(8,14,14)", "workspace: " })
            Assert.Contains(said, remarks, StringComparison.Ordinal);
    }

    [Fact]
    public void A_network_shows_its_table_beside_the_users_words()
    {
        var program = Program.Of(Program.Class("/// <summary>Reads digits.</summary>\n[Network(4), Linear(3), ReLU] public sealed partial class Net;"));
        var xml = XElement.Parse(program.After.GetTypeByMetadataName("Demo.Filters+Net")!.GetDocumentationCommentXml()!);
        Assert.Equal("Reads digits.", xml.Element("summary")!.Value);
        foreach (var said in new[] { "Linear", "(3)", "15", "workspace: " }) Assert.Contains(said, xml.Element("remarks")!.Value, StringComparison.Ordinal);
    }

    [Fact]
    public void Any_lines_become_well_formed()
    {
        var random = new Random(11);
        string[] pieces = ["<summary>", "</summary>", "<remarks>", "</remarks>", "&", "&lt;", "<", ">", "text", "\"", "<!-- c -->", "<![CDATA[", "]]>", "<a b='c'/>", "\u0001", "é"];
        for (var i = 0; i < 3000; i++)
        {
            var written = Enumerable.Range(0, random.Next(5)).Select(_ => string.Concat(Enumerable.Range(0, random.Next(6)).Select(_ => pieces[random.Next(pieces.Length)]))).ToArray();
            var lines = HoverDocumentation.Lines(written, ["a < b & c", "second"]);
            var xml = XElement.Parse($"<member>{string.Join("\n", lines)}</member>");
            Assert.Contains("a < b & c", xml.Elements("remarks").Last().Value, StringComparison.Ordinal);
        }
    }

    private static string Spaced(XElement element) => string.Join(' ', element.Value.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    private static XElement Documentation(string members, bool strict)
    {
        var program = Program.Of(Program.Class(members));
        Assert.DoesNotContain(program.CompilerDiagnostics, found => strict || found.Location.SourceTree?.FilePath.StartsWith("User", StringComparison.Ordinal) != true);
        return XElement.Parse(program.After.GetTypeByMetadataName("Demo.Filters")!.GetMembers("Sharpen").OfType<IMethodSymbol>()
            .Single().PartialImplementationPart!.GetDocumentationCommentXml()!);
    }
}
