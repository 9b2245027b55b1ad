using System;
using System.Linq;
using KernelGen.Execution.Tests.GenericLayers;
using Xunit;
using Xunit.Abstractions;

namespace KernelGen.Execution.Tests.GeneratedNetworks;

/// <summary>Whole networks that people know, against the definition in double precision.</summary>
public sealed class NamedNetworkTests(ITestOutputHelper output)
{
    private const double Bound = 1e-5;

    [Theory]
    [InlineData(typeof(DigitNet))]
    [InlineData(typeof(LeNet5))]
    [InlineData(typeof(ResNet8))]
    [InlineData(typeof(MobileNet))]
    [InlineData(typeof(Vgg6))]
    public void A_known_network_computes_what_its_layers_are_defined_to(Type type)
    {
        var network = new GeneratedNetwork(Activator.CreateInstance(type)!);
        network.Initialize(7);
        var random = new Random(7);
        foreach (var name in network.Parameters.Names.Where(name => name.EndsWith("running_mean", StringComparison.Ordinal)))
            foreach (ref var mean in network.Parameters[name]) mean = random.NextSingle() - 0.5f;
        foreach (var name in network.Parameters.Names.Where(name => name.EndsWith("running_var", StringComparison.Ordinal)))
            foreach (ref var variance in network.Parameters[name]) variance = random.NextSingle() + 0.5f;
        network.Commit();

        var input = LayerNumbers.Fractions(random, network.InputLength);
        var want = new TextbookNetwork(type, network.Parameters).Compute(input);
        var got = network.Forward(input);
        var error = want.Zip(got, (a, b) => Math.Abs(a - b)).Max() / want.Max(Math.Abs);
        output.WriteLine($"{type.Name}: {error:E1}");
        Assert.True(error <= Bound, $"{type.Name}: {error:E2}");
    }
}
