using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using KernelGen.Generator.Diagnostics;
using KernelGen.Generator.Kernels.Planning;
using KernelGen.Generator.Networks.Meaning;
using KernelGen.Generator.Networks.Planning;
using KernelGen.Generator.Networks.Planning.Training;
using KernelGen.Generator.Roslyn;
using Xunit;

namespace KernelGen.Generator.Tests.Networks;

/// <summary>Where tensors lie: two that live at the same time never share memory, and what reads zeros around a tensor finds zeros.</summary>
public sealed class WorkspaceTests
{
    private const int MostBytesOfDenseNet = 30_000_000;
    private const int SmallWorkspace = 1 << 18;

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void DenseNet121_needs_a_few_images_of_memory_however_it_is_declared(bool growsBehind)
    {
        var plan = LayerPlanner.Plan(Nets.Build(DenseNet(growsBehind)), takesBatches: true);
        Assert.InRange(4 * plan.WorkspaceLength, 1, MostBytesOfDenseNet);
        Check(plan.Steps, plan.Output);
    }

    [Fact]
    public void A_small_workspace_is_never_cleared()
    {
        foreach (var net in new[] { Nets.Digits, Nets.LeNet5, Nets.ResNet8, Nets.MobileNet })
        {
            var plan = LayerPlanner.Plan(Nets.Build(net), takesBatches: true);
            if (plan.WorkspaceLength <= SmallWorkspace) Assert.DoesNotContain(plan.Steps, step => step is BorderStep);
            Check(plan.Steps, plan.Output);
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    [InlineData(6)]
    public void Tensors_of_any_network_do_not_disturb_each_other(int seed)
    {
        var network = Nets.Build(RandomNetwork(new Random(seed)));
        var plan = LayerPlanner.Plan(network, takesBatches: true);
        Assert.True(plan.WorkspaceLength > SmallWorkspace, "the network is too small to show anything");
        Assert.Contains(plan.Steps, step => step is BorderStep);
        Check(plan.Steps, plan.Output);

        var training = TrainingPlanner.Plan(network);
        Check(training.Steps, training.Output);
    }

    [Fact]
    public void Planning_time_grows_as_the_layers_do()
    {
        // of equal work, so that a machine that is busy is busy for both
        var (small, large) = (Nets.Build(Residual(500)), Nets.Build(Residual(4000)));
        var ratio = Enumerable.Range(0, 5).Min(_ => Milliseconds(large, 1) / Milliseconds(small, 8));
        Assert.True(ratio < 3, $"eight times the layers take {ratio:0.0} times as long for each layer");
    }

    private static double Milliseconds(KernelGen.Generator.Networks.Meaning.Network network, int times)
    {
        var watch = System.Diagnostics.Stopwatch.StartNew();
        for (var i = 0; i < times; i++) LayerPlanner.Plan(network, takesBatches: true);
        return watch.Elapsed.TotalMilliseconds;
    }

    /// <summary>Runs through the steps and keeps for every float of the workspace which tensor was written there last.</summary>
    private static void Check(IReadOnlyList<LayerStep> steps, PlannedTensor output)
    {
        var last = new Dictionary<PlannedTensor, int>();
        for (var i = 0; i < steps.Count; i++) foreach (var use in steps[i].Inputs) last[use.Tensor.Root] = i;
        last[output.Root] = steps.Count;
        var (live, cleared, all) = (new HashSet<PlannedTensor>(), new HashSet<PlannedTensor>(), new HashSet<PlannedTensor>());
        for (var i = 0; i < steps.Count; i++)
        {
            var step = steps[i];
            if (step is BorderStep) cleared.Add(step.Output);
            foreach (var tensor in step.Scratch.Append(step.Output.Root).Where(InWorkspace))
            {
                if (live.Contains(tensor)) continue;
                foreach (var other in live.Concat(step.Scratch).Where(other => other != tensor && InWorkspace(other)))
                    Assert.False(Overlap(tensor, other), $"step {i} ({step.Title}) writes where a tensor lies that is still read");
                live.Add(tensor);
                all.Add(tensor);
            }
            foreach (var scratch in step.Scratch) live.Remove(scratch);
            live.RemoveWhere(tensor => last.TryGetValue(tensor, out var end) && end <= i && tensor != output.Root && step is not BorderStep);
        }
        foreach (var tensor in all.Where(tensor => !tensor.Halo.IsNone && !cleared.Contains(tensor)))
            foreach (var other in all.Where(other => other != tensor && Overlap(tensor, other)))
                Assert.Equal(Form(tensor), Form(other));
    }

    private static bool InWorkspace(PlannedTensor tensor) => tensor.Place == TensorPlace.Workspace && tensor.Base is null;

    private static bool Overlap(PlannedTensor a, PlannedTensor b) => a.Start < b.Start + b.Length && b.Start < a.Start + a.Length;

    private static object Form(PlannedTensor tensor) =>
        (tensor.Start, tensor.Layout, tensor.Halo, tensor.Planes, tensor.Shape.Height, tensor.Shape.Width);

    private static string Residual(int blocks) => "[Network(16, 8, 8), ReLU(As = \"r0\")]\n" + string.Concat(Enumerable.Range(0, blocks).Select(
        block => $"[Conv2D(16, 3, Padding = 1), Add(\"r{block}\"), ReLU(As = \"r{block + 1}\")]\n"));

    /// <summary>Convolutions, pools and branches over pictures that are large enough for memory to be shared.</summary>
    private static string RandomNetwork(Random random)
    {
        var text = new StringBuilder("[Network(5, 70, 61), Conv2D(24, 3, Padding = 1, As = \"a0\")]\n");
        for (var i = 1; i <= 12; i++)
        {
            var before = $"a{random.Next(Math.Max(0, i - 3), i)}";
            text.AppendLine((random.Next(6), i) switch
            {
                (0, _) => $"[Conv2D(24, 5, Padding = 2), BatchNorm2D, Tanh(As = \"a{i}\")]",
                (1, _) => $"[MaxPool2D(3, Stride = 1, Padding = 1), Add(\"{before}\", As = \"a{i}\")]",
                (2, _) => $"[Conv2D(24, 3, Padding = 1, Groups = 24), ReLU6, Conv2D(24, 1), Add(\"{before}\", As = \"a{i}\")]",
                (3, _) => $"[Conv2D(9, 3, Padding = 3, Dilation = 3), Concat(\"{before}\"), Conv2D(24, 1, As = \"a{i}\")]",
                (4, _) => $"[Softmax, Conv2D(24, 3, Padding = 1, From = \"{before}\"), SiLU(As = \"a{i}\")]",
                _ => $"[Conv2D(40, 3, Padding = 1), ReLU, ConvTranspose2D(24, 3, Padding = 1), Add(\"{before}\", As = \"a{i}\")]",
            });
        }
        return text + "[GlobalAvgPool2D, Flatten, Linear(7)]";
    }

    private static string DenseNet(bool growsBehind)
    {
        var text = new StringBuilder("[Network(3, 224, 224), Conv2D(64, 7, Stride = 2, Padding = 3, Bias = false, DropRemainder = true), ")
            .AppendLine("BatchNorm2D, ReLU, MaxPool2D(3, Stride = 2, Padding = 1, DropRemainder = true, As = \"x0\")]");
        var (layer, channels, before) = (0, 64, "x0");
        int[] blocks = [6, 12, 24, 16];
        for (var block = 0; block < blocks.Length; block++)
        {
            for (var i = 0; i < blocks[block]; i++, channels += 32)
            {
                var after = $"x{++layer}";
                text.Append("[BatchNorm2D, ReLU, Conv2D(128, 1, Bias = false), BatchNorm2D, ReLU, Conv2D(32, 3, Padding = 1, Bias = false");
                text.AppendLine(growsBehind
                    ? $", As = \"g{layer}\"), Concat(\"g{layer}\", From = \"{before}\", As = \"{after}\")]"
                    : $"), Concat(\"{before}\", As = \"{after}\")]");
                before = after;
            }
            if (block == blocks.Length - 1) break;
            channels /= 2;
            before = $"t{block}";
            text.AppendLine($"[BatchNorm2D, ReLU, Conv2D({channels}, 1, Bias = false), AvgPool2D(2, As = \"{before}\")]");
        }
        return text + "[BatchNorm2D, ReLU, GlobalAvgPool2D, Flatten, Linear(1000)]";
    }
}
