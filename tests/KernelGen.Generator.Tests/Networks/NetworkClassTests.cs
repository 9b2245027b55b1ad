using System;
using System.Globalization;
using System.Linq;
using System.Threading.Tasks;
using KernelGen.Generator.Tests.Harness;
using Microsoft.CodeAnalysis.CSharp;
using Xunit;

namespace KernelGen.Generator.Tests.Networks;

/// <summary>Which classes can be networks, and what the user sees of one that cannot.</summary>
public sealed class NetworkClassTests
{
    private const string Layers = "[KernelGen.Network(1, 8, 8), KernelGen.Conv2D(2, 3), KernelGen.ReLU]";

    [Theory]
    [InlineData($"{Layers} sealed partial class C;")]
    [InlineData($"namespace A {{ namespace B.C {{ {Layers} public partial class D {{ }} }} }}")]
    [InlineData($"namespace N; partial class Outer<T> where T : class {{ private partial struct Inner {{ {Layers} internal sealed partial class Net; }} }}")]
    [InlineData($"namespace @namespace; {Layers} partial class @class {{ public int Own => InputLength; }}")]
    [InlineData($"partial class P {{ int x; public int X => x++; }} {Layers} partial class P {{ }} partial class P {{ public P(int y) => x = y; }}")]
    [InlineData($"interface IThing {{ }} class Thing {{ }} {Layers} sealed partial class Net<T> : Thing, IThing where T : struct;")]
    [InlineData($"{Layers} partial class Net; {Layers} partial class NET; {Layers} partial class Größe;")]
    [InlineData("[KernelGen.ReLU, KernelGen.Tanh] partial class Net; [KernelGen.Network(4)] partial class Net;")]
    public async Task The_generated_class_compiles(string source)
    {
        foreach (var language in new[] { LanguageVersion.CSharp12, LanguageVersion.Latest })
        {
            var program = Program.Of(language, checkOverflow: true, source);
            Assert.Null(program.GeneratorException);
            Assert.True(program.CompilerDiagnostics.Count == 0, string.Join("\n", program.CompilerDiagnostics));
            Assert.NotEmpty(program.Files);
            Assert.Empty(await program.Analyze());
            Assert.DoesNotContain(program.Files.Values, text => text.Contains("NotSupportedException", StringComparison.Ordinal));
        }
    }

    [Theory]
    [InlineData($"{Layers} static partial class C;", "KG1001", "C", "is static")]
    [InlineData($"{Layers} abstract partial class C;", "KG1001", "C", "is abstract")]
    [InlineData($"{Layers} sealed partial record C;", "KG1001", "C", "is a record")]
    [InlineData($"{Layers} partial class C {{ public C() {{ }} }}", "KG1001", "C", "has a parameterless or primary constructor")]
    [InlineData($"{Layers} partial class C(int x) {{ public int X => x; }}", "KG1001", "C", "has a parameterless or primary constructor")]
    [InlineData($"{Layers} file partial class C;", "KG1002", "C", "file-local")]
    [InlineData("[KernelGen.Network(4), KernelGen.ReLU] partial class C; [KernelGen.Tanh] partial class C;", "KG1010", "KernelGen.Tanh", "Tanh is on another part of 'C'")]
    [InlineData("[KernelGen.Tanh] partial class C; [KernelGen.Network(4), KernelGen.ReLU] partial class C;", "KG1010", "KernelGen.Tanh", "Tanh is on another part of 'C'")]
    [InlineData("[KernelGen.Network(4)] partial class C; [KernelGen.Tanh] partial class C; [KernelGen.ReLU] partial class C;", "KG1010", "KernelGen.ReLU", "write all layers on one part")]
    public async Task A_class_that_cannot_be_a_network_is_reported(string source, string id, string place, string words)
    {
        var program = Program.Of(source);
        Assert.Null(program.GeneratorException);
        Assert.True(program.CompilerDiagnostics.Count == 0, string.Join("\n", program.CompilerDiagnostics));
        var diagnostic = Assert.Single(await program.Analyze());
        Assert.Equal(id, diagnostic.Id);
        Assert.Equal(place, Program.TextAt(diagnostic));
        Assert.Contains(words, diagnostic.GetMessage(CultureInfo.InvariantCulture), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData($"{Layers} class C;")]
    [InlineData($"class C {{ {Layers} partial class D; }}")]
    public async Task Where_the_compiler_reports_an_error_it_reports_no_other(string source)
    {
        var program = Program.Of(source);
        var diagnostic = Assert.Single(await program.Analyze());
        Assert.Equal("KG1002", diagnostic.Id);
        Assert.Equal("C", Program.TextAt(diagnostic));
        Assert.Equal(["CS0260"], program.CompilerDiagnostics.Select(found => found.Id).Distinct());
    }

    [Fact]
    public async Task A_refused_network_has_all_members_and_no_other_error()
    {
        var program = Program.Of("""
            using System;
            using System.IO;
            using System.Threading.Tasks;
            using KernelGen;
            [Network(1, 28, 28), Conv2D(8, 5), Linear(10)] sealed partial class Net;
            static class Use
            {
                public static long All(Stream stream)
                {
                    var net = new Net().Clone();
                    net.Initialize(1);
                    net.Load(stream); net.Load("a"); net.Save(stream); net.Save("a");
                    net.Parameters["0.weight"].Clear();
                    net.Commit();
                    net.Forward(new float[Net.InputLength], new float[Net.OutputLength]);
                    net.Forward(new byte[Net.InputLength], new float[Net.OutputLength]);
                    net.ForwardBatch(new float[Net.InputLength], new float[Net.OutputLength], 1, new ParallelOptions());
                    net.ComputeFeatureMap(new float[Net.InputLength], 0, new float[Net.LayerLengths[0]]);
                    return net.Predict(new float[Net.InputLength]) + Net.ParameterCount + Net.WorkspaceLength + Net.MultiplyAdds;
                }
            }
            """);
        Assert.True(program.CompilerDiagnostics.Count == 0, string.Join("\n", program.CompilerDiagnostics));
        var diagnostic = Assert.Single(await program.Analyze());
        Assert.Equal("KG2007", diagnostic.Id);
        Assert.Contains(diagnostic.GetMessage(CultureInfo.InvariantCulture), program.Files["Net.g.cs"], StringComparison.Ordinal);
    }

    [Fact]
    public void The_documentation_shows_the_layers_as_a_table()
    {
        var program = Program.Of(Nets.Class("/// <summary>Reads digits.</summary>\n" + Nets.Digits));
        var text = program.Files["Demo.Net.g.cs"];
        Assert.StartsWith(
            """
            // <auto-generated/>
            // Net: [Network] from (1,28,28) to (10)
            //
            //    layer                    output      parameters  multiply-adds
            //    input                    (1,28,28)
            // 0  Conv2D 5x5, padding 2    (8,28,28)          208         156800
            // 1  ReLU                     (8,28,28)
            // 2  MaxPool2D 2x2, stride 2  (8,14,14)
            // 3  Conv2D 5x5, padding 2    (16,14,14)        3216         627200
            // 4  ReLU                     (16,14,14)
            // 5  MaxPool2D 3x3, stride 3  (16,4,4)
            // 6  Flatten                  (256)
            // 7  Linear                   (10)              2570           2560
            //    in all                                     5994         786560
            """.ReplaceLineEndings("\n"),
            text,
            StringComparison.Ordinal);
        var documentation = program.After.GetTypeByMetadataName("Demo.Net")!.GetDocumentationCommentXml()!;
        Assert.Contains("Reads digits.", documentation, StringComparison.Ordinal);
        Assert.Contains("7  Linear", documentation, StringComparison.Ordinal);
    }
}
