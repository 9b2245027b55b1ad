using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.IO;
using System.Linq;
using System.Xml.Linq;
using KernelGen.Generator.Tests.Harness;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Xunit;

namespace KernelGen.Generator.Tests.Emission;

/// <summary>A comment that is copied to the generated half means what it meant where the user wrote it.</summary>
public sealed class CopiedDocumentationTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("kernelgen-documentation-").FullName;

    /// <summary>Comments over a method with the parameters of a kernel, inside a generic class with members and usings of its own.</summary>
    public static TheoryData<string> Comments =>
    [
        "<summary>No references.</summary>",
        "<summary><see cref=\"Vector3\"/> by a using</summary>",
        "<summary><see cref=\"V\"/> by an alias, <seealso cref=\"Numbers.Vector4\"/> of a namespace</summary>",
        "<summary><see cref=\"Abs(int)\"/> by a static using, <see cref=\"Stream\"/> by a global one</summary>",
        "<summary><see cref=\"List{T}\"/>, <see cref=\"Dictionary{TKey, TValue}.TryGetValue(TKey, out TValue)\"/></summary>",
        "<summary><see cref=\"Vector3.operator +(Vector3, Vector3)\"/>, <see cref=\"decimal.explicit operator int(decimal)\"/></summary>",
        "<summary><see cref=\"Helper\"/>, <see cref=\"Helper(int)\"/>, <see cref=\"Nested.Deep\"/>, <see cref=\"this[int]\"/></summary>",
        "<summary><see cref=\"Holder{T}\"/>, <see cref=\"Holder{U}.Helper()\"/>, <see cref=\"Apply\"/></summary>",
        "<summary><see langword=\"null\"/> <paramref name=\"width\"/> <typeparamref name=\"T\"/> <c>a &lt; b</c></summary>",
        "<summary>Throws.</summary><exception cref=\"ArgumentException\">Always.</exception><permission cref=\"Stream\"/>",
        "<inheritdoc cref=\"Vector3.Abs(Vector3)\"/>",
        "<inheritdoc cref=\"Helper()\" path=\"/summary\"/>",
        "<summary>Lines.</summary>\n/// <remarks>\n///   Two <see cref=\"Vector3\"/>\n///     lines.\n/// </remarks>",
        "<summary>Known already: <see cref=\"T:System.Numerics.Vector3\"/></summary>",
        "<include file=\"words.xml\" path=\"doc/words[@name='a']/*\"/>",
        "<summary>Before.</summary><include file='words.xml' path='doc/words[@name=\"b\"]/*'/>",
    ];

    [Theory]
    [MemberData(nameof(Comments))]
    public void The_documentation_is_that_of_an_ordinary_method_with_one_remark(string comment)
    {
        var compilation = Compile(comment, DocumentationMode.Diagnose, notes: null);
        var (kernel, ordinary) = Documentation(compilation);
        var remarks = Assert.Single(kernel.Elements("remarks"));
        var ours = Assert.Single(remarks.Elements("code"));
        Assert.Contains("plan: ", ours.Value, StringComparison.Ordinal);
        ours.Remove();
        if (ordinary.Element("remarks") is null) remarks.Remove();
        Assert.Equal(Words(ordinary), Words(kernel));
    }

    /// <summary>The configuration that the package adds where a documentation file is written.</summary>
    [Theory]
    [MemberData(nameof(Comments))]
    public void Without_notes_the_documentation_is_the_users_own(string comment)
    {
        var compilation = Compile(comment, DocumentationMode.Diagnose, notes: "false");
        var (kernel, ordinary) = Documentation(compilation);
        Assert.Equal(Words(ordinary), Words(kernel));
        var file = Published(compilation);
        Assert.DoesNotContain("plan: ", file, StringComparison.Ordinal);
        Assert.DoesNotContain("KernelGen.Generated", file, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("[BoxKernel(3, 3)]")]
    [InlineData("[BoxKernel(31, 31)]")]
    [InlineData("[GaussianKernel(9, 1.7)]")]
    [InlineData("[Kernel(1, 2, .123456789, .987654321)]")]
    public void A_published_file_names_no_generated_type(string attribute)
    {
        foreach (var notes in new[] { null, "false" })
            Assert.DoesNotContain(
                "KernelGen.Generated", Published(Compile("<summary>Words.</summary>", DocumentationMode.Diagnose, notes, attribute)), StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_not_read_is_not_copied_where_it_would_change_its_meaning()
    {
        string Text(string comment) => Compile(comment, DocumentationMode.None, notes: null).SyntaxTrees.Last().ToString();
        Assert.DoesNotContain("///", Text("<summary><see cref=\"Vector3\"/></summary>"), StringComparison.Ordinal);
        Assert.Contains("/// <summary>Plain.</summary>", Text("<summary>Plain.</summary>"), StringComparison.Ordinal);
        Assert.Contains("// ", Text("<summary><see cref=\"Vector3\"/></summary>"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("<summary>Net.</summary>", 1, 0)]
    [InlineData("<summary>Net.</summary><remarks>Mine, <see cref=\"Vector3\"/>.</remarks>", 1, 1)]
    [InlineData("<summary>Net.</summary><remarks/>", 1, 1)]
    public void A_network_has_one_element_of_remarks(string comment, int onClass, int onConstructor)
    {
        foreach (var notes in new[] { null, "false" })
        {
            var source = $$"""
                using System.Numerics;
                using KernelGen;
                /// {{comment}}
                [Network(1, 8, 8, Trainable = true), Conv2D(4, 3), ReLU, Flatten, Linear(3)] public sealed partial class Net;
                """;
            var compilation = Compile([("Net.cs", source)], DocumentationMode.Diagnose, notes);
            var type = compilation.GetTypeByMetadataName("Net")!;
            var isNoted = notes is null;
            Assert.Equal(isNoted || onConstructor == 1 ? onClass : 0, Xml(type).Elements("remarks").Count());
            Assert.Equal(isNoted ? onConstructor : 0, Xml(type.InstanceConstructors.Single()).Elements("remarks").Count());
            var file = Published(compilation);
            Assert.Equal(isNoted, file.Contains("workspace: ", StringComparison.Ordinal));
            Assert.DoesNotContain("KernelGen.Generated", file, StringComparison.Ordinal);
            Assert.DoesNotContain("!:", file, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("<remarks/>")]
    [InlineData("<remarks />")]
    [InlineData("<remarks  \n/// />")]
    [InlineData("<remarks>Mine <!-- </remarks> --></remarks>")]
    [InlineData("<remarks><![CDATA[</remarks>]]></remarks  >")]
    [InlineData("<summary><remarks>no</remarks></summary><remarks a='b'>Mine</remarks> ")]
    public void Generated_remarks_are_added_to_the_users_remarks(string comment)
    {
        var (kernel, _) = Documentation(Compile(comment, DocumentationMode.Diagnose, notes: null));
        Assert.Contains("plan: ", Assert.Single(kernel.Elements("remarks")).Element("code")!.Value, StringComparison.Ordinal);
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);

    private static (XElement Kernel, XElement Ordinary) Documentation(Compilation compilation)
    {
        var type = compilation.GetTypeByMetadataName("Demo.Holder`1")!;
        return (Xml(type.GetMembers("Apply").Single()), Xml(type.GetMembers("Ordinary").Single()));
    }

    private static XElement Xml(ISymbol symbol) => XElement.Parse(symbol.GetDocumentationCommentXml(expandIncludes: true)!);

    private static string Words(XElement element) => string.Join(
        ' ', string.Concat(element.Nodes()).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))
        .Replace("> <", "><", StringComparison.Ordinal).Replace(" </", "</", StringComparison.Ordinal);

    private static string Published(Compilation compilation)
    {
        using var documentation = new MemoryStream();
        using var assembly = new MemoryStream();
        Assert.True(compilation.Emit(assembly, xmlDocumentationStream: documentation).Success);
        return System.Text.Encoding.UTF8.GetString(documentation.ToArray());
    }

    private Compilation Compile(string comment, DocumentationMode mode, string? notes, string attribute = "[BoxKernel(3, 3)]")
    {
        var sources = Directory.CreateDirectory(Path.Combine(folder, "Sources")).FullName;
        File.WriteAllText(Path.Combine(sources, "words.xml"), """
            <doc>
              <words name="a"><summary>Included <see cref="T:System.String"/>.</summary></words>
              <words name="b"><remarks>Included remarks.</remarks></words>
            </doc>
            """);
        const string parameters = "(ReadOnlySpan<byte> source, Span<byte> destination, int width, int height)";
        return Compile(
            [
                (Path.Combine(folder, "Globals.cs"), "global using System.IO;"),
                (Path.Combine(sources, "Holder.cs"), $$"""
                    using System;
                    using System.Collections.Generic;
                    using System.Numerics;
                    using V = System.Numerics.Vector3;
                    using Numbers = System.Numerics;
                    using static System.Math;
                    using KernelGen;
                    namespace Demo;
                    public partial class Holder<T>
                    {
                        public class Nested { public int Deep; }
                        /// <summary>Helps.</summary>
                        public void Helper() { }
                        public void Helper(int number) { }
                        public int this[int index] => index;
                        /// {{comment}}
                        {{attribute}}
                        public static partial void Apply{{parameters}};
                        /// {{comment}}
                        public static void Ordinary{{parameters}} { }
                    }
                    """),
            ],
            mode,
            notes);
    }

    private static Compilation Compile(IReadOnlyList<(string Path, string Text)> sources, DocumentationMode mode, string? notes)
    {
        var parse = new CSharpParseOptions(LanguageVersion.CSharp12, mode);
        var references = Program.Of("").Before.References;
        var compilation = CSharpCompilation.Create(
            "Library",
            sources.Select(source => CSharpSyntaxTree.ParseText(source.Text, parse, source.Path, System.Text.Encoding.UTF8)),
            references,
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, xmlReferenceResolver: XmlFileResolver.Default));
        CSharpGeneratorDriver.Create(
                [new KernelGenerator().AsSourceGenerator()], parseOptions: parse, optionsProvider: new Configuration(notes))
            .RunGeneratorsAndUpdateCompilation(compilation, out var after, out var problems);
        Assert.Empty(problems);
        return after;
    }

    private sealed class Configuration(string? notes) : AnalyzerConfigOptionsProvider
    {
        public override AnalyzerConfigOptions GlobalOptions => new Options(notes);
        public override AnalyzerConfigOptions GetOptions(SyntaxTree tree) => GlobalOptions;
        public override AnalyzerConfigOptions GetOptions(AdditionalText textFile) => GlobalOptions;

        private sealed class Options(string? notes) : AnalyzerConfigOptions
        {
            public override bool TryGetValue(string key, [System.Diagnostics.CodeAnalysis.NotNullWhen(true)] out string? value) =>
                (value = key == "kernelgen_documentation_notes" ? notes : null) is not null;
        }
    }
}
