using System.Linq;
using System.Threading;
using KernelGen.Generator.Networks.Declarations;
using KernelGen.Generator.Networks.Meaning;
using KernelGen.Generator.Networks.Rules;
using KernelGen.Generator.Tests.Harness;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Xunit;

namespace KernelGen.Generator.Tests.Networks;

/// <summary>Networks as users declare them, and what the pipeline makes of them.</summary>
internal static class Nets
{
    /// <summary>The net of the digits: two convolutions, two pools, one linear layer.</summary>
    public const string Digits = """
        [Network(1, 28, 28)]
        [Conv2D(8, 5, Padding = 2), ReLU, MaxPool2D(2)]
        [Conv2D(16, 5, Padding = 2), ReLU, MaxPool2D(3, DropRemainder = true)]
        [Flatten, Linear(10)]
        """;

    /// <summary>LeNet-5 of 1998, with full connections between its second pool and third convolution.</summary>
    public const string LeNet5 = """
        [Network(1, 32, 32)]
        [Conv2D(6, 5), Tanh, AvgPool2D(2)]
        [Conv2D(16, 5), Tanh, AvgPool2D(2)]
        [Conv2D(120, 5), Tanh]
        [Flatten, Linear(84), Tanh, Linear(10)]
        """;

    /// <summary>Six convolutions of VGG's kind over 32 x 32 pixels.</summary>
    public const string Vgg = """
        [Network(3, 32, 32)]
        [Conv2D(64, 3, Padding = 1), ReLU, Conv2D(64, 3, Padding = 1), ReLU, MaxPool2D(2)]
        [Conv2D(128, 3, Padding = 1), ReLU, Conv2D(128, 3, Padding = 1), ReLU, MaxPool2D(2)]
        [Conv2D(256, 3, Padding = 1), ReLU, Conv2D(256, 3, Padding = 1), ReLU, MaxPool2D(2)]
        [Flatten, Linear(10)]
        """;

    /// <summary>Eight layers with weights, three of them inside residuals.</summary>
    public const string ResNet8 = """
        [Network(3, 32, 32)]
        [Conv2D(16, 3, Padding = 1, Bias = false), BatchNorm2D, ReLU(As = "stem")]
        [Conv2D(16, 3, Padding = 1, Bias = false), BatchNorm2D, ReLU]
        [Conv2D(16, 3, Padding = 1, Bias = false), BatchNorm2D, Add("stem"), ReLU]
        [Conv2D(32, 3, Stride = 2, Padding = 1, Bias = false), BatchNorm2D, ReLU(As = "half")]
        [Conv2D(32, 3, Padding = 1, Bias = false), BatchNorm2D, Add("half"), ReLU]
        [Conv2D(64, 3, Stride = 2, Padding = 1, Bias = false), BatchNorm2D, ReLU(As = "quarter")]
        [Conv2D(64, 3, Padding = 1, Bias = false), BatchNorm2D, Add("quarter"), ReLU]
        [GlobalAvgPool2D, Flatten, Linear(10)]
        """;

    /// <summary>MobileNetV1 with a quarter of its channels, over 96 x 96 pixels.</summary>
    public static string MobileNet => "[Network(3, 96, 96)]\n[Conv2D(8, 3, Stride = 2, Padding = 1, Bias = false), BatchNorm2D, ReLU6]\n"
        + string.Concat(new (int In, int Out, int Stride)[]
        {
            (8, 16, 1), (16, 32, 2), (32, 32, 1), (32, 64, 2), (64, 64, 1), (64, 128, 2),
            (128, 128, 1), (128, 128, 1), (128, 128, 1), (128, 128, 1), (128, 128, 1), (128, 256, 2), (256, 256, 1),
        }
        .Select(block =>
            $"[Conv2D({block.In}, 3, Stride = {block.Stride}, Padding = 1, Groups = {block.In}, Bias = false), BatchNorm2D, ReLU6]\n"
            + $"[Conv2D({block.Out}, 1, Bias = false), BatchNorm2D, ReLU6]\n"))
        + "[GlobalAvgPool2D, Flatten, Dropout(0.001), Linear(1000), Softmax]";

    /// <summary>A program of one class with the given attributes.</summary>
    public static string Class(string attributes, string header = "public sealed partial class Net;") => $"""
        using System;
        using System.Threading.Tasks;
        using KernelGen;

        namespace Demo;

        {attributes}
        {header}
        """;

    /// <summary>What the reader makes of the class <c>Net</c>.</summary>
    public static NetworkDeclaration Read(string attributes, string header = "public sealed partial class Net;")
    {
        var compilation = Program.Of(Class(attributes, header)).Before;
        var tree = compilation.SyntaxTrees[0];
        var syntax = tree.GetRoot().DescendantNodes().OfType<ClassDeclarationSyntax>().First(type => type.Identifier.ValueText == "Net");
        return NetworkReader.Read(compilation.GetSemanticModel(tree).GetDeclaredSymbol(syntax)!, CancellationToken.None)!;
    }

    /// <summary>What a network without errors means.</summary>
    public static Network Build(string attributes)
    {
        var (network, problems) = NetworkBuilder.Build(Read(attributes).Sequence, LayerRuleList.Check);
        Assert.DoesNotContain(problems, problem => problem.IsError);
        return network;
    }
}
