using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using KernelGen.Execution.Tests.GenericLayers;
using Xunit;

namespace KernelGen.Execution.Tests.GeneratedNetworks;

/// <summary>Every layer with a window by itself, with options at random, against the textbook in double precision.</summary>
public sealed class SingleLayerTests
{
    private const int Cases = 150;

    [Fact]
    public void Convolutions_are_exact_for_integers() => Check(1, random =>
    {
        var groups = LayerNumbers.Pick(random, 1, 1, 1, 2, 3, 16);
        var (inGroup, outGroup) = (LayerNumbers.Pick(random, 1, 1, 2, 3, 16, 17), LayerNumbers.Pick(random, 1, 1, 2, 3, 10, 16, 33));
        var input = new TensorShape(groups * inGroup, random.Next(1, 18), random.Next(1, 33));
        var (rows, columns) = (Axis(random, input.Height), Axis(random, input.Width));
        var outChannels = groups * outGroup;
        return new Case(
            input,
            Text($"Conv2D({outChannels}, Groups = {groups}, {Window(rows, columns)}, {Dilation(rows, columns)}, Algorithm = ConvolutionAlgorithm.Direct)"),
            rows.Outputs > 0 && columns.Outputs > 0,
            (x, tensors) => Textbook.Convolve(input, rows, columns, outChannels, groups, x, tensors[0], tensors[1]).Sums);
    });

    [Fact]
    public void Transposed_convolutions_are_exact_for_integers() => Check(2, random =>
    {
        var groups = LayerNumbers.Pick(random, 1, 1, 1, 2);
        var input = new TensorShape(groups * LayerNumbers.Pick(random, 1, 3, 16, 18), random.Next(1, 9), random.Next(1, 20));
        var (rows, columns) = (Axis(random, input.Height), Axis(random, input.Width));
        var outputPadding = random.Next(0, 2);
        var outChannels = groups * LayerNumbers.Pick(random, 1, 2, 9, 16);
        var (height, width) = (Spread(rows, outputPadding), Spread(columns, outputPadding));
        return new Case(
            input,
            Text($"ConvTranspose2D({outChannels}, Groups = {groups}, OutputPadding = {outputPadding}, {Window(rows, columns)}, {Dilation(rows, columns)})"),
            height > 0 && width > 0,
            (x, tensors) => Textbook.Spread(input, rows, columns, new(outChannels, height, width), groups, x, tensors[0], tensors[1]).Sums);
    });

    [Fact]
    public void Pools_are_exact_for_integers() => Check(3, random =>
    {
        var input = new TensorShape(LayerNumbers.Pick(random, 1, 3, 16, 20, 32), random.Next(1, 14), random.Next(1, 20));
        var kind = LayerNumbers.Pick(random, "Max", "Avg", "Sum");
        var (rows, columns) = (Halved(Axis(random, input.Height)), Halved(Axis(random, input.Width)));
        var (ceil, counts) = (random.Next(2) == 0, random.Next(2) == 0);
        var (height, width) = ceil ? (rows.CeilOutputs, columns.CeilOutputs) : (rows.Outputs, columns.Outputs);
        var options = Window(rows, columns) + (ceil ? ", CeilMode = true" : "")
            + (kind == "Avg" && !counts ? ", CountIncludePad = false" : "");
        return new Case(
            input,
            $"{kind}Pool2D({options}, DropRemainder = true)",
            height > 0 && width > 0,
            (x, _) => kind switch
            {
                "Max" => Textbook.Greatest(input, rows, columns, height, width, x),
                "Sum" => Textbook.Sum(input, rows, columns, height, width, x),
                _ => Textbook.Mean(input, rows, columns, height, width, x, counts).Select(mean => (double)(float)mean).ToArray(),
            });
    });

    private sealed record Case(TensorShape Input, string Layer, bool HasOutput, Func<float[], float[][], double[]> Definition);

    private static void Check(int seed, Func<Random, Case> next)
    {
        var random = new Random(seed);
        var cases = Enumerable.Range(0, Cases).Select(_ => next(random)).Where(one => one.HasOutput).ToArray();
        using var compiled = new CompiledNetworks(
            cases.Select(one => $"[Network({one.Input.Channels}, {one.Input.Height}, {one.Input.Width}), {one.Layer}]"));
        var compared = 0;
        for (var i = 0; i < cases.Length; i++)
        {
            if (compiled.Network(i) is not { } network) continue;
            var tensors = new List<float[]>();
            foreach (var name in network.Parameters.Names)
            {
                tensors.Add(LayerNumbers.Integers(random, network.Parameters[name].Length));
                tensors[^1].CopyTo(network.Parameters[name]);
            }
            network.Commit();
            for (var sample = 0; sample < 2; sample++)
            {
                var input = LayerNumbers.Integers(random, network.InputLength);
                LayerNumbers.AreEqual(
                    cases[i].Definition(input, [.. tensors]), network.Forward(input), $"{cases[i].Input} {cases[i].Layer}");
            }
            compared++;
        }
        Assert.True(compared > Cases / 2, $"only {compared} were accepted");
    }

    private static TextbookAxis Axis(Random random, int input)
    {
        var (window, dilation) = (random.Next(1, 6), LayerNumbers.Pick(random, 1, 1, 2, 3));
        var extent = dilation * (window - 1) + 1;
        return new(input, window, random.Next(1, 4), dilation, random.Next(0, Math.Min(extent, 4)), random.Next(0, Math.Min(extent, 4)));
    }

    /// <summary>As pools have it: padding up to half the window, no dilation.</summary>
    private static TextbookAxis Halved(TextbookAxis axis) => axis with
    {
        Dilation = 1,
        Before = Math.Min(axis.Before, axis.Window / 2),
        After = Math.Min(axis.After, axis.Window / 2),
    };

    private static int Spread(TextbookAxis axis, int outputPadding) =>
        (axis.Input - 1) * axis.Stride - axis.Before - axis.After + axis.Extent + outputPadding;

    private static string Window(TextbookAxis rows, TextbookAxis columns) => Text(
        $"KernelHeight = {rows.Window}, KernelWidth = {columns.Window}, StrideHeight = {rows.Stride}, StrideWidth = {columns.Stride}, PaddingTop = {rows.Before}, PaddingBottom = {rows.After}, PaddingLeft = {columns.Before}, PaddingRight = {columns.After}");

    private static string Dilation(TextbookAxis rows, TextbookAxis columns) =>
        Text($"DilationHeight = {rows.Dilation}, DilationWidth = {columns.Dilation}");

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
