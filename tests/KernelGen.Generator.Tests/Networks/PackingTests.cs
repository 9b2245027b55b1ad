using System;
using System.Linq;
using KernelGen.CompilerServices;
using KernelGen.Shared;
using Xunit;

namespace KernelGen.Generator.Tests.Networks;

/// <summary>What the runtime lays out for whole vectors of channels has the bits of the definition, by which weights are baked.</summary>
public sealed class PackingTests
{
    [Fact]
    public void Taps_at_run_time_have_the_bits_of_taps_at_compile_time()
    {
        var random = new Random(1);
        for (var trial = 0; trial < 400; trial++)
        {
            var (rows, columns) = (random.Next(1, 8), random.Next(1, 8));
            if (trial % 3 == 0) (rows, columns) = (1, 1);
            var (outChannels, inChannels, taps) = (random.Next(1, 90), random.Next(1, 50), rows * columns);
            var lanes = random.Next(6) switch { 0 => 8, 5 => 4, var blocks => 16 * blocks };
            var block = random.Next(3) switch { 0 => 1, 1 => 16, _ => inChannels };
            var packing = (trial % 4) switch
            {
                // a transposed convolution, and one whose rows are transformed
                1 => new TapPacking(
                    outChannels, inChannels, lanes, block, rows, columns, First: taps - 1, OutStep: taps, InStep: outChannels * taps,
                    RowStep: -columns, ColumnStep: -1),
                2 => new TapPacking(
                    outChannels, 1, 16, 16, rows, 4, First: 0, OutStep: rows * 3, InStep: 0, RowStep: 3, ColumnStep: 1, RowOutputs: 2),
                _ => new TapPacking(
                    outChannels, inChannels, lanes, block, rows, columns, First: 0, OutStep: inChannels * taps, InStep: taps,
                    RowStep: columns, ColumnStep: 1),
            };
            var weight = Numbers(random, outChannels * inChannels * Math.Max(taps, 3 * rows));
            var (bias, fold) = (random.Next(2) == 0 ? [] : Numbers(random, outChannels), Fold(random, outChannels));
            var (want, got) = (new float[packing.Length], Enumerable.Repeat(float.NaN, (int)packing.Length).ToArray());
            packing.Pack(weight, bias, fold, want);
            LayerPacking.Taps(
                weight, bias, fold, got, packing.OutChannels, packing.InChannels, packing.Lanes, packing.Block, packing.Rows,
                packing.Columns, packing.First, packing.OutStep, packing.InStep, packing.RowStep, packing.ColumnStep, packing.RowOutputs);
            AssertEqual(want, got, packing);
        }
    }

    [Fact]
    public void Transformed_filters_at_run_time_have_the_bits_of_those_at_compile_time()
    {
        var random = new Random(2);
        (int Outputs, int Taps)[] forms = [(2, 3), (4, 3), (5, 3), (6, 3), (3, 4), (4, 4), (5, 4), (2, 5), (3, 5), (4, 5)];
        for (var trial = 0; trial < 200; trial++)
        {
            var (outputs, taps) = forms[trial % forms.Length];
            var lanes = random.Next(6) switch { 0 => 8, 5 => 4, var blocks => 16 * blocks };
            var packing = new WinogradPacking(random.Next(1, 90), random.Next(1, 50), lanes, outputs, taps);
            var weight = Numbers(random, packing.OutChannels * packing.InChannels * taps * taps);
            var bias = random.Next(2) == 0 ? [] : Numbers(random, packing.OutChannels);
            var fold = Fold(random, packing.OutChannels);
            var (want, got) = (new float[packing.Length], Enumerable.Repeat(float.NaN, (int)packing.Length).ToArray());
            packing.Pack(weight, bias, fold, want);
            LayerPacking.Winograd(weight, bias, fold, got, packing.OutChannels, packing.InChannels, packing.Lanes, outputs, taps);
            AssertEqual(want, got, packing);
        }
    }

    private static void AssertEqual(float[] want, float[] got, object packing)
    {
        for (var i = 0; i < want.Length; i++)
            Assert.True(
                BitConverter.SingleToInt32Bits(want[i]) == BitConverter.SingleToInt32Bits(got[i]) || (float.IsNaN(want[i]) && float.IsNaN(got[i])),
                $"{packing}: number {i} is {got[i]:R}; it must be {want[i]:R}");
    }

    /// <summary>Ordinary numbers, and now and then one that is special: −0, a subnormal, ∞ or NaN.</summary>
    private static float[] Numbers(Random random, int count)
    {
        float[] special = [-0f, float.Epsilon, float.MaxValue, float.PositiveInfinity, float.NaN];
        return Enumerable.Range(0, count).Select(_ =>
            random.Next(500) == 0 ? special[random.Next(special.Length)] : (float)(random.NextDouble() - 0.5)).ToArray();
    }

    private static double[] Fold(Random random, int channels) => random.Next(2) == 0
        ? []
        : Enumerable.Range(0, 2 * channels).Select(_ => 2 * random.NextDouble() - 0.7).ToArray();
}
