using System;
using System.Globalization;
using System.Linq;
using System.Text;
using System.Threading.Tasks;
using KernelGen.Generator.Tests.Harness;
using Microsoft.CodeAnalysis;
using Xunit;

namespace KernelGen.Generator.Tests.Networks;

/// <summary>Whatever stands in the attributes: nothing throws, the output compiles, and a class is refused exactly when an error is reported.</summary>
public sealed class RandomNetworkTests
{
    private const int PerProgram = 60;

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public async Task Nothing_throws_and_the_output_compiles(int seed)
    {
        var random = new Random(seed);
        var classes = new StringBuilder("using KernelGen;\nnamespace Demo;\n");
        for (var i = 0; i < PerProgram; i++) classes.AppendLine(CultureInfo.InvariantCulture, $"{Attributes(random)} partial class N{i};");
        var program = Program.Of(classes.ToString());

        Assert.Null(program.GeneratorException);
        Assert.Equal(PerProgram, program.Files.Count);
        Assert.True(program.CompilerDiagnostics.Count == 0, string.Join("\n", program.CompilerDiagnostics));

        var diagnostics = await program.Analyze();
        Assert.DoesNotContain(diagnostics, diagnostic => diagnostic.Id == "AD0001");
        var refused = 0;
        foreach (var syntax in program.Before.SyntaxTrees[0].GetRoot().DescendantNodes().OfType<Microsoft.CodeAnalysis.CSharp.Syntax.ClassDeclarationSyntax>())
        {
            var text = program.Files[$"Demo.{syntax.Identifier.ValueText}.g.cs"];
            var isRefused = text.Contains("NotSupportedException", StringComparison.Ordinal);
            var errors = diagnostics.Where(found => found.DefaultSeverity == DiagnosticSeverity.Error && syntax.Span.Contains(found.Location.SourceSpan));
            Assert.True(isRefused == errors.Any(), syntax + "\n" + text);
            if (isRefused) refused++;
        }
        Assert.InRange(refused, PerProgram / 10, PerProgram * 9 / 10);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task A_fused_layer_does_not_throw_either(int seed)
    {
        var random = new Random(seed);
        var methods = new StringBuilder("using System;\nusing KernelGen;\nnamespace Demo;\npublic static partial class Layers\n{\n");
        for (var i = 0; i < PerProgram; i++) methods.AppendLine(CultureInfo.InvariantCulture, $"    {FusedLayer(random)} public static partial void L{i}({Parameters(random)});");
        var program = Program.Of(methods.Append('}').ToString());

        Assert.Null(program.GeneratorException);
        Assert.Equal(PerProgram, program.Files.Count);
        Assert.True(program.CompilerDiagnostics.Count == 0, string.Join("\n", program.CompilerDiagnostics));
        var diagnostics = await program.Analyze();
        var refused = 0;
        foreach (var syntax in program.Before.SyntaxTrees[0].GetRoot().DescendantNodes().OfType<Microsoft.CodeAnalysis.CSharp.Syntax.MethodDeclarationSyntax>())
        {
            var text = program.Files[$"Demo.Layers.{syntax.Identifier.ValueText}.g.cs"];
            var isRefused = text.Contains("NotSupportedException", StringComparison.Ordinal);
            var errors = diagnostics.Where(found => found.DefaultSeverity == DiagnosticSeverity.Error && syntax.Span.Contains(found.Location.SourceSpan));
            Assert.True(isRefused == errors.Any(), syntax + "\n" + text);
            if (isRefused) refused++;
        }
        Assert.InRange(refused, PerProgram / 10, PerProgram * 9 / 10);
    }

    /// <summary>Mostly what fuses: one layer with weights, an activation, a pool.</summary>
    private static string FusedLayer(Random random)
    {
        string[] layers = random.Next(4) switch
        {
            0 => [Layer(random), Layer(random)],
            1 => [$"Conv2D({Size(random)}, {random.Next(1, 4)}{Options(random)})", "LeakyReLU(0.1)", $"AvgPool2D({random.Next(1, 4)})"],
            2 => [$"Conv2D({random.Next(1, 5)}, 3, Padding = 1, Bias = {(random.Next(2) == 0 ? "true" : "false")})"],
            _ => [$"MaxPool2D({random.Next(1, 4)}, Stride = {random.Next(0, 3)})"],
        };
        return $"[Layer({random.Next(1, 9)}, {random.Next(4, 20)}, {random.Next(4, 20)})] [{string.Join(", ", layers)}]";
    }

    private static string Parameters(Random random) => random.Next(6) switch
    {
        0 => "ReadOnlySpan<float> input, Span<float> output",
        1 => "ReadOnlySpan<float> input, ReadOnlySpan<float> weight, Span<float> output",
        2 => "float[] input, ReadOnlySpan<double> weight, ReadOnlySpan<float> bias, in Span<float> output",
        _ => "ReadOnlySpan<float> input, ReadOnlySpan<float> weight, ReadOnlySpan<float> bias, Span<float> output",
    };

    private static string Attributes(Random random)
    {
        var input = random.Next(6) switch
        {
            0 => $"{Size(random)}",
            1 => $"{Size(random)}, {Size(random)}",
            _ => $"{random.Next(1, 9)}, {random.Next(4, 40)}, {random.Next(4, 40)}",
        };
        var layers = Enumerable.Range(0, random.Next(1, 5)).Select(_ => Layer(random));
        return $"[Network({input})] [{string.Join(", ", layers)}]";
    }

    private static string Layer(Random random) => random.Next(16) switch
    {
        0 or 1 or 2 => $"Conv2D({Size(random)}, {random.Next(1, 6)}{Options(random)})",
        3 => $"Conv1D({Size(random)}, {random.Next(1, 6)}, Stride = {random.Next(1, 4)})",
        4 => $"ConvTranspose2D({Size(random)}, {random.Next(1, 6)}{Options(random)})",
        5 => $"MaxPool2D({random.Next(1, 4)}, CeilMode = true)",
        6 => $"AvgPool2D({random.Next(1, 4)}, Padding = {random.Next(0, 3)}, CountIncludePad = false)",
        7 => "GlobalMaxPool2D",
        8 => "BatchNorm2D(As = \"a\")",
        9 => "Flatten",
        10 => $"Linear({Size(random)})",
        11 => "Add(\"a\")",
        12 => "Concat(\"a\")",
        13 => "Dropout",
        14 => $"LeakyReLU({random.Next(-1, 3)}e-1)",
        _ => "HardSwish(As = \"a\")",
    };

    private static string Options(Random random)
    {
        string[] names = ["KernelHeight", "KernelWidth", "Stride", "StrideHeight", "StrideWidth", "Padding", "PaddingTop", "PaddingRight", "Dilation", "DilationWidth", "Groups"];
        return string.Concat(names.Where(_ => random.Next(6) == 0).Select(name => $", {name} = {Size(random)}"));
    }

    /// <summary>Mostly small, now and then beyond every limit.</summary>
    private static int Size(Random random) => random.Next(40) switch
    {
        0 => 0,
        1 => -random.Next(1, 9),
        2 => int.MaxValue,
        3 => int.MinValue,
        4 => random.Next(1, int.MaxValue),
        _ => random.Next(1, 9),
    };
}
