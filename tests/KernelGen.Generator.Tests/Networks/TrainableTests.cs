using System;
using System.Linq;
using KernelGen.Generator.Tests.Harness;
using Xunit;

namespace KernelGen.Generator.Tests.Networks;

/// <summary>What <c>Trainable = true</c> adds to a network, and to one that is refused.</summary>
public sealed class TrainableTests
{
    private const string Uses = """

        public static class User
        {
            public static void Step(Net net, float[] x, float[] y)
            {
                KernelGen.ITrainable trainable = net;
                trainable.ZeroGradients();
                net.ForwardTraining(x, y, 1);
                net.Backward(y);
                net.Backward(y, x);
                new KernelGen.Sgd(0.1).Step(net);
                _ = net.Gradients["0.weight"][0] + trainable.InputLength + trainable.LayerNames.Count + net.FindNonFiniteLayer(x, 1);
            }
        }
        """;

    [Fact]
    public void Networks_of_every_kind_compile_without_warnings()
    {
        foreach (var net in new[] { Nets.Digits, Nets.LeNet5, Nets.Vgg, Nets.ResNet8, Nets.MobileNet })
        {
            var program = Program.Of(Nets.Class(Trainable(net)) + Uses);
            Assert.Null(program.GeneratorException);
            Assert.Empty(program.CompilerDiagnostics);
            Assert.Contains("ITrainingCode", program.Files["Demo.Net.g.cs"], StringComparison.Ordinal);
        }
    }

    [Fact]
    public void A_network_that_is_not_trainable_has_none_of_these_members()
    {
        var file = Program.Of(Nets.Class(Nets.Digits)).Files["Demo.Net.g.cs"];
        foreach (var word in new[] { "ITrainable", "Backward", "Grade" }) Assert.DoesNotContain(word, file, StringComparison.Ordinal);
    }

    [Fact]
    public void A_refused_network_has_its_members()
    {
        var program = Program.Of(Nets.Class("[Network(1, 4, 4, Trainable = true), Conv2D(2, 9)]") + Uses);
        Assert.DoesNotContain(program.CompilerDiagnostics, diagnostic => diagnostic.Id.StartsWith("CS", StringComparison.Ordinal));
        Assert.Contains("was refused: KG2002", program.Files["Demo.Net.g.cs"], StringComparison.Ordinal);
    }

    [Fact]
    public void Equal_declarations_are_written_with_equal_bytes() => Assert.Equal(
        Program.Of(Nets.Class(Trainable(Nets.ResNet8))).Files["Demo.Net.g.cs"],
        Program.Of(Nets.Class(Trainable(Nets.ResNet8))).Files["Demo.Net.g.cs"]);

    [Fact]
    public void Equal_layers_share_the_methods_of_the_backward_pass()
    {
        const string Layer = "Conv2D(32, 3, Padding = 1), ReLU";
        var (two, twenty) = (Lines(2), Lines(20));
        Assert.InRange(twenty - two, 1, 18 * 90);

        int Lines(int count) => Program.Of(Nets.Class(
            $"[Network(32, 16, 16, Trainable = true), {string.Join(", ", Enumerable.Repeat(Layer, count))}]"))
            .Files["Demo.Net.g.cs"].Split('\n').Length;
    }

    private static string Trainable(string net)
    {
        var end = net.IndexOf(')', StringComparison.Ordinal);
        return $"{net[..end]}, Trainable = true{net[end..]}";
    }
}
