using System;
using System.Linq;
using System.Threading.Tasks;
using Xunit;

namespace KernelGen.Execution.Tests.GeneratedNetworks;

/// <summary>Networks whose tensors share memory: zeros around a tensor are zeros whatever was computed there before.</summary>
public sealed class SharedMemoryTests
{
    private const int SmallWorkspace = 1 << 18;

    /// <summary>Paddings that differ, a branch that ends late, layers that only the generic runtime computes, and linear layers for blocks.</summary>
    private const string Layers = """
        Conv2D(20, 3, Padding = 1, As = "a"), BatchNorm2D, Tanh, Conv2D(33, 5, Padding = 2), ReLU,
        ConvTranspose2D(20, 3, Padding = 1), Add("a", As = "b"), MaxPool2D(3, Stride = 1, Padding = 1), Softmax,
        Conv2D(20, 3, Padding = 3, Dilation = 3), Concat("b"), Conv2D(40, 3, Padding = 1, Groups = 40), Conv2D(7, 3, Padding = 1, Groups = 1),
        AvgPool2D(2), Conv2D(18, 3, Padding = 1, As = "c"), SiLU, Conv2D(18, 4, PaddingTop = 1, PaddingLeft = 2, PaddingBottom = 2, PaddingRight = 1),
        Add("c"), MaxPool2D(2), Flatten, Linear(30), ReLU, Linear(5)
        """;

    private static readonly string[] Networks =
    [
        $"[Network(3, 84, 68), {Layers}]",
        $"[Network(3, 84, 68, Trainable = true), {Layers}]",
    ];

    [Fact]
    public void A_network_with_much_memory_gives_what_its_layers_give_one_by_one()
    {
        using var compiled = new CompiledNetworks(Networks);
        var network = compiled.Network(0)!;
        Assert.True(network.WorkspaceLength > SmallWorkspace);
        network.Initialize(3);
        var random = new Random(4);
        var inputs = Enumerable.Range(0, 3).Select(sample => Numbers(random, network.InputLength, 1 + 100 * sample)).ToArray();
        var outputs = inputs.Select(network.Forward).ToArray();
        foreach (var (input, got) in inputs.Zip(outputs))
        {
            var want = network.FeatureMap(input, network.LayerLengths.Length - 1);
            var bound = 1e-4 * want.Max(Math.Abs);
            for (var i = 0; i < want.Length; i++) Assert.Equal(want[i], got[i], bound);
            // what the other samples left in memory changes no bit
            Assert.Equal(got, network.Forward(input));
            Assert.Equal(got, network.Clone().Forward(input));
        }
    }

    [Fact]
    public void Gradients_do_not_depend_on_what_was_trained_before()
    {
        using var compiled = new CompiledNetworks(Networks);
        var (used, fresh) = (compiled.Network(1)!.Trainable!, compiled.Network(1)!.Trainable!);
        var random = new Random(5);
        var (first, second) = (Numbers(random, 2 * used.InputLength, 50), Numbers(random, 2 * used.InputLength, 1));
        var gradient = Numbers(random, 2 * used.OutputLength, 1);
        Step(used, first, gradient);
        var (want, got) = (Step(fresh, second, gradient), Step(used, second, gradient));
        Assert.Equal(want, got);
        Assert.Contains(want, value => value != 0);
        foreach (var name in used.Gradients.Names) Assert.Equal(fresh.Gradients[name].ToArray(), used.Gradients[name].ToArray());
    }

    private static float[] Step(ITrainable network, float[] input, float[] outputGradient)
    {
        network.Initialize(8);
        network.ZeroGradients();
        var inputGradient = new float[input.Length];
        network.ForwardTraining(input, new float[2 * network.OutputLength], 2, options: new ParallelOptions { MaxDegreeOfParallelism = 1 });
        network.Backward(outputGradient, inputGradient, new ParallelOptions { MaxDegreeOfParallelism = 1 });
        return inputGradient;
    }

    private static float[] Numbers(Random random, int count, float scale) =>
        Enumerable.Range(0, count).Select(_ => scale * (random.NextSingle() - 0.5f)).ToArray();
}
