using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using KernelGen.Generator.Diagnostics;
using KernelGen.Generator.Kernels.Declarations;
using KernelGen.Generator.Kernels.Meaning;
using KernelGen.Generator.Kernels.Planning;
using KernelGen.Generator.Kernels.Planning.Algorithms;
using KernelGen.Generator.Kernels.Rules;
using KernelGen.Generator.Machine;
using KernelGen.Generator.Networks.Declarations;
using KernelGen.Generator.Networks.Meaning;
using KernelGen.Generator.Networks.Planning.Algorithms;
using KernelGen.Generator.Roslyn;
using KernelGen.Generator.Support;
using KernelGen.Generator.Tests.Harness;
using KernelGen.Generator.Tests.Networks;
using Microsoft.CodeAnalysis;
using Xunit;

namespace KernelGen.Generator.Tests.Rules;

/// <summary>Every option over every kind of kernel, signature and pair of element types: what has no effect is refused, all else is not.</summary>
public sealed class OptionEffectTests
{
    private static readonly (string Attribute, Definition Definition)[] Kinds =
    [
        ("Kernel3x3", new DenseDefinition(3, 3, Numbers(9))),
        ("Kernel5x5", new DenseDefinition(5, 5, Numbers(25))),
        ("Kernel7x7", new DenseDefinition(7, 7, Numbers(49))),
        ("Kernel", new DenseDefinition(3, 5, Numbers(15))),
        ("Kernel1D", new DenseDefinition(1, 3, Numbers(3))),
        ("SeparableKernel", new SeparableDefinition(Numbers(3), Numbers(5))),
        ("BoxKernel", new BoxDefinition(3, 5, Normalize: true)),
        ("GaussianKernel", new GaussianDefinition(3, 3, 1, 1, null)),
    ];

    /// <summary>Each option with a value that is not its default, beside what it needs to mean something.</summary>
    private static readonly (string Option, Options Said)[] Said =
    [
        ("Divisor", new() { Divisor = 2 }),
        ("Offset", new() { Offset = 1 }),
        ("Absolute", new() { Absolute = true }),
        ("Flip", new() { Flip = true }),
        ("Mode", new() { Mode = Kernels.Declarations.ConvolutionMode.Full }),
        ("Border", new() { Border = Kernels.Declarations.BorderMode.Wrap }),
        ("BorderValue", new() { Border = Kernels.Declarations.BorderMode.Constant, BorderValue = 1 }),
        ("Padding", new() { Padding = 1 }),
        ("Stride", new() { Stride = 2 }),
        ("Dilation", new() { Dilation = 2 }),
        ("AnchorRow", new() { AnchorRow = 0 }),
        ("AnchorColumn", new() { AnchorColumn = 0 }),
        ("Rounding", new() { Rounding = Kernels.Declarations.MidpointRounding.ToZero }),
        ("Channels", new() { Channels = 3 }),
        ("PreserveAlpha", new() { Channels = 4, PreserveAlpha = true }),
        ("Width", new() { Width = 100 }),
        ("Height", new() { Height = 100 }),
        ("DropRemainder", new() { DropRemainder = true }),
    ];

    [Fact]
    public void Every_option_and_every_attribute_has_its_row()
    {
        Assert.Equal(typeof(Options).GetProperties().Where(property => property.Name != "EqualityContract").Select(property => property.Name).Order(), Said.Select(row => row.Option).Order());
        Assert.Equal(Kernels.Declarations.AttributeReaders.All.Select(reader => reader.Name).Order(), Kinds.Select(kind => kind.Attribute).Order());
    }

    [Fact]
    public void An_option_is_refused_where_it_has_no_effect_and_nowhere_else()
    {
        var count = 0;
        foreach (var (attribute, definition) in Kinds)
            foreach (var shape in Enum.GetValues<PictureShape>().Where(shape => shape != PictureShape.Signal || attribute == "Kernel1D"))
                foreach (var (source, destination) in ElementType.Pairs)
                    foreach (var (option, said) in Said)
                    {
                        var signature = new Signature(shape, source.Name, destination.Name, Trailer.None);
                        var isInert = option switch
                        {
                            "Height" => shape == PictureShape.Signal,
                            "Rounding" => !destination.IsInteger,
                            "PreserveAlpha" => source != destination,
                            _ => false,
                        };
                        Check(attribute, definition, said, signature, isInert ? option : null);
                        count++;
                    }
        Assert.True(count > 4500, $"{count} declarations");
    }

    [Fact]
    public void WeightBits_has_no_effect_for_floats()
    {
        foreach (var (source, destination) in ElementType.Pairs)
            Check(
                "GaussianKernel", new GaussianDefinition(3, 3, 1, 1, 8), new(), new Signature(PictureShape.Plane, source.Name, destination.Name, Trailer.None),
                source.IsInteger ? null : "WeightBits");
    }

    /// <summary>Options of layers that the layer, or the network, does not read; a word of the message; and a neighbor that is read.</summary>
    [Theory]
    [InlineData("[Network(3, 8, 8), AvgPool2D(2, CountIncludePad = false)]", "CountIncludePad = false", "without padding", "[Network(3, 8, 8), AvgPool2D(2, Padding = 1, CountIncludePad = false)]")]
    [InlineData("[Network(3, 8, 8), AvgPool2D(2, CountIncludePad = true)]", "CountIncludePad = true", "without padding", "[Network(3, 8, 8), AvgPool2D(2, PaddingTop = 0, CountIncludePad = true)]")]
    [InlineData("[Network(3, 8, 8), BatchNorm2D(Momentum = 0.25)]", "Momentum = 0.25", "say Trainable = true", "[Network(3, 8, 8, Trainable = true), BatchNorm2D(Momentum = 0.25)]")]
    [InlineData("[Network(4, 8, 8), Conv2D(4, 3, Groups = 2, Algorithm = ConvolutionAlgorithm.Winograd)]", "Algorithm = ConvolutionAlgorithm.Winograd", "one group", "[Network(4, 8, 8), Conv2D(4, 3, Groups = 2, Algorithm = ConvolutionAlgorithm.Direct)]")]
    [InlineData("[Network(4, 8, 8), Conv2D(4, 2, Algorithm = ConvolutionAlgorithm.Winograd)]", "Algorithm = ConvolutionAlgorithm.Winograd", "3 to 5 taps", "[Network(4, 8, 8), Conv2D(4, 5, Algorithm = ConvolutionAlgorithm.Winograd)]")]
    [InlineData("[Network(4, 8, 8), Conv2D(4, 3, KernelHeight = 5, Algorithm = ConvolutionAlgorithm.Winograd)]", "Algorithm = ConvolutionAlgorithm.Winograd", "square window", "[Network(4, 8, 8), Conv2D(4, 3, KernelHeight = 3, Algorithm = ConvolutionAlgorithm.Winograd)]")]
    [InlineData("[Network(4, 8, 8), Conv2D(4, 3, Dilation = 2, DilationHeight = 1, DilationWidth = 1)]", "Dilation = 2", "beside DilationHeight and DilationWidth", "[Network(4, 8, 8), Conv2D(4, 3, Dilation = 2, DilationHeight = 1)]")]
    public async Task A_layer_option_without_effect_is_refused(string wrong, string place, string words, string correct)
    {
        var diagnostic = Assert.Single(await Program.Of(Nets.Class(wrong)).Analyze());
        Assert.Equal("KG1009", diagnostic.Id);
        Assert.Equal(place, Program.TextAt(diagnostic));
        Assert.Contains(words, diagnostic.GetMessage(System.Globalization.CultureInfo.InvariantCulture), StringComparison.Ordinal);
        Assert.Empty(await Program.Of(Nets.Class(correct)).Analyze());
    }

    /// <summary>What is harmless by the contract, or without effect by the kernel's values alone, is left in peace.</summary>
    [Theory]
    [InlineData("[BoxKernel(3, 3, Flip = true)] public static partial void A(ReadOnlyPlane<byte> source, Plane<byte> destination);")]
    [InlineData("[Kernel1D(1, 2, 1, Divisor = 4, AnchorRow = 0)] public static partial void A(ReadOnlySpan<byte> source, Span<byte> destination);")]
    [InlineData("[BoxKernel(3, 3, DropRemainder = true)] public static partial void A(ReadOnlyPlane<byte> source, Plane<byte> destination);")]
    public async Task What_is_harmless_is_not_reported(string member) =>
        Assert.DoesNotContain(await Program.Of(Program.Class(member)).Analyze(), diagnostic => diagnostic.Severity >= DiagnosticSeverity.Warning);

    private static void Check(string attribute, Definition definition, Options said, Signature signature, string? refused)
    {
        var declaration = new Declaration(MethodModel.OfCall("A"), attribute, 1, definition, said, signature);
        var problems = RuleList.Declarations.SelectMany(rule => rule.Check(declaration)).ToArray();
        var what = $"{attribute} {signature} {said}: {string.Join("; ", problems.Select(problem => problem.Message))}";
        if (refused is null) Assert.True(problems.Length == 0, what);
        else Assert.True(problems is [{ Id: "KG1009" } problem] && problem.Place == Place.Option(refused), what);
    }

    private static EquatableArray<double> Numbers(int count) => Enumerable.Range(1, count).Select(number => (double)number).ToEquatableArray();
}
