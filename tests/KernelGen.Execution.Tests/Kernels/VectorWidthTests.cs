using System;
using System.Collections.Generic;
using System.Linq;
using KernelGen.Execution.Tests.GeneratedNetworks;
using KernelGen.Execution.Tests.Harness;
using Xunit;

namespace KernelGen.Execution.Tests.Kernels;

/// <summary>
/// Projects that name some of the vector widths compute what all others do: kernels of all element types equal the definition, narrow
/// pictures too, and networks over integers give the same numbers.
/// </summary>
public sealed class VectorWidthTests
{
    private const int KernelsOfPair = 3;

    /// <summary>Integers stay integers.</summary>
    private const string Exact = ", Algorithm = ConvolutionAlgorithm.Direct";

    public static TheoryData<string> Lists => ["512", "256", "128", "512,128", "256,128"];

    [Theory]
    [MemberData(nameof(Lists))]
    public void Random_declarations_compute_the_definition(string list)
    {
        var random = new Random(list.Sum(character => character));
        var declarations = Pair.All.SelectMany(pair => Enumerable.Range(0, KernelsOfPair).Select(_ => RandomDeclaration.Next(random, pair))).ToArray();
        Differentials.Check(7, declarations, widths: list);
    }

    [Fact]
    public void Networks_over_integers_give_the_same_numbers()
    {
        string[] networks =
        [
            $"[Network(1, 12, 12), Conv2D(8, 3, Padding = 1{Exact}), ReLU, MaxPool2D(2), Conv2D(20, 3{Exact}), ReLU, Flatten, Linear(7)]",
            $"[Network(3, 9, 9), Conv2D(3, 3, Groups = 3{Exact}), Conv2D(16, 1), MaxPool2D(7), Flatten, Linear(33), Linear(5)]",
            $"[Network(16, 16, 16), Conv2D(16, 3, Padding = 1{Exact}), ConvTranspose2D(4, 2, Stride = 2)]",
        ];
        var wanted = Outputs(networks, "");
        foreach (var list in (string[])["512", "256", "128", "512,128", "256,128"])
            Assert.Equal(wanted, Outputs(networks, list));
    }

    private static List<float[]> Outputs(string[] networks, string widths)
    {
        using var compiled = new CompiledNetworks(CompiledNetworks.Image(networks, widths: widths));
        var outputs = new List<float[]>();
        for (var index = 0; index < networks.Length; index++)
        {
            var (network, random) = (compiled.Network(index)!, new Random(index));
            foreach (var name in network.Parameters.Names)
                foreach (ref var value in network.Parameters[name]) value = random.Next(-2, 3);
            network.Commit();
            outputs.Add(network.Forward([.. Enumerable.Range(0, network.InputLength).Select(_ => (float)random.Next(-2, 3))]));
        }
        return outputs;
    }
}
