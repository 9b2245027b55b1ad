using System;
using System.Linq;
using KernelGen.Generator.Networks.Declarations;
using KernelGen.Generator.Networks.Meaning;
using KernelGen.Generator.Networks.Rules;
using KernelGen.Generator.Support;
using Xunit;

namespace KernelGen.Generator.Tests.Networks;

/// <summary>Generator and runtime give a layer the same output, or both refuse it.</summary>
public sealed class AgreementTests
{
    private const int Cases = 3000;

    [Fact]
    public void A_convolution_has_one_output_shape() => Compare((random, window) =>
    {
        var (outChannels, groups) = (random.Next(1, 7), random.Next(1, 4));
        var options = new Conv2DOptions(outChannels, window.Size)
        {
            KernelHeight = window.KernelHeight,
            KernelWidth = window.KernelWidth,
            Stride = window.Stride ?? 1,
            StrideHeight = window.StrideHeight,
            StrideWidth = window.StrideWidth,
            Padding = window.Padding ?? 0,
            PaddingTop = window.PaddingTop,
            PaddingLeft = window.PaddingLeft,
            PaddingBottom = window.PaddingBottom,
            PaddingRight = window.PaddingRight,
            Dilation = window.Dilation ?? 1,
            DilationHeight = window.DilationHeight,
            DilationWidth = window.DilationWidth,
            Groups = groups,
        };
        return (new ConvolutionDeclaration(ConvolutionKind.Picture, outChannels, window) { Groups = groups }, options.OutputShape);
    });

    [Fact]
    public void A_transposed_convolution_has_one_output_shape() => Compare((random, window) =>
    {
        var (outChannels, groups, outputPadding) = (random.Next(1, 7), random.Next(1, 4), random.Next(0, 3));
        var options = new ConvTranspose2DOptions(outChannels, window.Size)
        {
            KernelHeight = window.KernelHeight,
            KernelWidth = window.KernelWidth,
            Stride = window.Stride ?? 1,
            StrideHeight = window.StrideHeight,
            StrideWidth = window.StrideWidth,
            Padding = window.Padding ?? 0,
            PaddingTop = window.PaddingTop,
            PaddingLeft = window.PaddingLeft,
            PaddingBottom = window.PaddingBottom,
            PaddingRight = window.PaddingRight,
            Dilation = window.Dilation ?? 1,
            DilationHeight = window.DilationHeight,
            DilationWidth = window.DilationWidth,
            Groups = groups,
            OutputPadding = outputPadding,
        };
        var declaration = new ConvolutionDeclaration(ConvolutionKind.Transposed, outChannels, window) { Groups = groups, OutputPadding = outputPadding };
        return (declaration, options.OutputShape);
    });

    [Fact]
    public void A_pool_has_one_output_shape() => Compare((random, said) =>
    {
        var window = said with { DilationHeight = null, DilationWidth = null };
        var isCeiled = random.Next(2) == 0;
        var options = new MaxPool2DOptions(window.Size)
        {
            KernelHeight = window.KernelHeight,
            KernelWidth = window.KernelWidth,
            Stride = window.Stride ?? 0,
            StrideHeight = window.StrideHeight,
            StrideWidth = window.StrideWidth,
            Padding = window.Padding ?? 0,
            PaddingTop = window.PaddingTop,
            PaddingLeft = window.PaddingLeft,
            PaddingBottom = window.PaddingBottom,
            PaddingRight = window.PaddingRight,
            Dilation = window.Dilation ?? 1,
            CeilMode = isCeiled,
        };
        return (new PoolingDeclaration(PoolingKind.Maximum, window) { CeilMode = isCeiled }, options.OutputShape);
    });

    private static void Compare(Func<Random, WindowOptions, (LayerDeclaration Layer, Func<global::KernelGen.TensorShape, global::KernelGen.TensorShape> Runtime)> make)
    {
        var random = new Random(1);
        var outputs = 0;
        for (var i = 0; i < Cases; i++)
        {
            int[] sizes = [random.Next(1, 7), random.Next(1, 14), random.Next(1, 14)];
            var (layer, runtime) = make(random, Window(random));
            var output = Output(new LayerSequence("Net", "Network", sizes.ToEquatableArray(), new[] { layer }.ToEquatableArray()));
            var expected = Expected(() => runtime(new global::KernelGen.TensorShape(sizes[0], sizes[1], sizes[2])));
            Assert.True(
                expected is null ? output is null : (expected.Value.Channels, expected.Value.Height, expected.Value.Width) == (output?.Channels, output?.Height, output?.Width),
                $"({string.Join(",", sizes)}) {layer}: runtime {expected}, generator {output}");
            if (output is not null) outputs++;
        }
        Assert.InRange(outputs, Cases / 10, Cases * 9 / 10);
    }

    /// <summary>Each option is said now and then; a padding that another rule would call useless is not.</summary>
    private static WindowOptions Window(Random random) => new()
    {
        Size = random.Next(1, 6),
        KernelHeight = Said(random, 1, 6),
        Stride = Said(random, 1, 4),
        StrideWidth = Said(random, 1, 4),
        Padding = Said(random, 0, 3),
        PaddingTop = Said(random, 0, 3),
        PaddingRight = Said(random, 0, 3),
        Dilation = Said(random, 1, 3),
        DilationHeight = Said(random, 1, 3),
    };

    private static int? Said(Random random, int least, int beyond) => random.Next(3) == 0 ? random.Next(least, beyond) : null;

    private static KernelGen.Generator.Networks.Meaning.TensorShape? Output(LayerSequence sequence)
    {
        if (LayerRuleList.Sequences.SelectMany(rule => rule.Check(sequence)).Any(problem => problem.IsError)) return null;
        var (network, problems) = NetworkBuilder.Build(sequence, LayerRuleList.Check);
        return problems.Any(problem => problem.IsError) ? null : network.Output;
    }

    private static global::KernelGen.TensorShape? Expected(Func<global::KernelGen.TensorShape> shape)
    {
        try
        {
            return shape();
        }
        catch (ArgumentException)
        {
            return null;
        }
    }
}
