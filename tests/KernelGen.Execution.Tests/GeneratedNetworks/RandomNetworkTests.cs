using System;
using System.Collections.Generic;
using System.Linq;
using Xunit;
using Xunit.Abstractions;

namespace KernelGen.Execution.Tests.GeneratedNetworks;

/// <summary>Networks at random: the emitted code gives what the generic runtime gives layer by layer.</summary>
public sealed class RandomNetworkTests(ITestOutputHelper output)
{
    private const int Networks = 60;

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Integers_give_equal_outputs(int seed) => Compare(seed, isExact: true);

    [Theory]
    [InlineData(11)]
    [InlineData(12)]
    [InlineData(13)]
    public void Fractions_give_outputs_within_the_bound(int seed) => Compare(seed, isExact: false);

    [Theory]
    [InlineData(21)]
    [InlineData(22)]
    public void What_is_not_finite_reaches_the_same_outputs(int seed) => Compare(seed, isExact: true, isFinite: false);

    private void Compare(int seed, bool isExact, bool isFinite = true)
    {
        var random = new Random(seed);
        var networks = new RandomNetworks(random);
        var attributes = Enumerable.Range(0, Networks).Select(_ => networks.Next(random.Next(1, 7), isExact)).ToArray();
        using var compiled = new CompiledNetworks(attributes);
        var (compared, complaints) = (0, new List<string>());
        for (var i = 0; i < attributes.Length; i++)
        {
            if (compiled.Network(i) is not { } network) continue;
            Fill(network, random, isExact);
            for (var sample = 0; sample < 2; sample++)
            {
                var input = Numbers(random, network.InputLength, isExact);
                if (!isFinite) input[random.Next(input.Length)] = (sample, random.Next(2)) switch
                {
                    (0, _) => float.NaN,
                    (_, 0) => float.PositiveInfinity,
                    _ => float.NegativeInfinity
                };
                var want = network.FeatureMap(input, network.LayerLengths.Length - 1);
                var got = network.Forward(input);
                if (Difference(want, got, isExact) is { } difference) complaints.Add($"{attributes[i]}\n    sample {sample}: {difference}");
            }
            compared++;
        }
        output.WriteLine($"{compared} of {Networks} networks are accepted");
        Assert.True(complaints.Count == 0, $"{complaints.Count} differ\n{string.Join("\n", complaints.Take(5))}");
        Assert.True(compared > Networks / 2, $"only {compared} networks were accepted");
    }

    /// <summary>Small integers keep every sum exact; they stay below 2^24 because most weights are 0.</summary>
    private static void Fill(GeneratedNetwork network, Random random, bool isExact)
    {
        network.Initialize(random.Next());
        foreach (var name in network.Parameters.Names)
        {
            var values = network.Parameters[name];
            if (isExact) values.Clear();
            for (var i = 0; isExact && i < values.Length; i++) values[i] = random.Next(8) == 0 ? random.Next(-1, 2) : 0;
            if (!isExact && name.EndsWith("running_var", StringComparison.Ordinal)) foreach (ref var value in values) value = 0.5f
                + random.NextSingle();
            if (!isExact && name.EndsWith("running_mean", StringComparison.Ordinal)) foreach (
                ref var value in values) value = random.NextSingle() - 0.5f;
        }
        network.Commit();
    }

    private static float[] Numbers(Random random, int length, bool isExact) =>
        Enumerable.Range(0, length).Select(_ => isExact ? random.Next(-2, 3) : 2 * random.NextSingle() - 1).ToArray();

    private static string? Difference(float[] want, float[] got, bool isExact)
    {
        var allowed = isExact ? 0 : 1e-5 * want.Max(Math.Abs) + 1e-6;
        bool Agrees(float a, float b) => a.Equals(b) || Math.Abs((double)a - b) <= allowed;
        for (var i = 0; i < want.Length; i++)
            if (!Agrees(want[i], got[i])) return $"number {i} of {want.Length} is {got[i]}, layer by layer {want[i]}";
        return null;
    }
}
