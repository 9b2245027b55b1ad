using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using KernelGen.Execution.Tests.GeneratedNetworks;
using KernelGen.Execution.Tests.Harness;
using Xunit;
using Xunit.Abstractions;

namespace KernelGen.Execution.Tests.Training;

/// <summary>The emitted gradients against PyTorch's: of one network with numbers that PyTorch gave, and of many where it is installed.</summary>
public sealed partial class TorchTests(ITestOutputHelper output)
{
    private const int Batch = 4;
    private const double Bound = 1e-4;

    [Network(2, 6, 6, Trainable = true)]
    [Conv2D(4, 3, Padding = 1), BatchNorm2D, ReLU, MaxPool2D(2), Flatten, Linear(3)]
    public sealed partial class Known;

    /// <summary>The weights and the input are sin(0.7·i + tensor), the targets the classes 2, 0 and 1; PyTorch 1.13 in double precision.</summary>
    [Fact]
    public void Gradients_are_those_that_PyTorch_gave()
    {
        var network = new Known();
        var tensor = 0;
        foreach (var name in network.Parameters.Names.Where(name => !network.Parameters.IsBuffer(name))) Fill(network.Parameters[name], tensor++);
        var (input, outputs, gradient, inputGradient) = (new float[3 * 72], new float[9], new float[9], new float[3 * 72]);
        Fill(input, tensor);
        network.ForwardTraining(input, outputs, 3);
        Assert.Equal(TorchNumbers.Loss, new CrossEntropyLoss().Compute(outputs, [2, 0, 1], gradient), 1e-5);
        network.Backward(gradient, inputGradient);
        foreach (var (name, first, sum) in TorchNumbers.Gradients)
        {
            var found = name == "input" ? inputGradient : network.Gradients[name].ToArray();
            for (var i = 0; i < first.Length; i++) Assert.Equal(first[i], found[i], 5e-6);
            Assert.Equal(sum, found.Select((value, i) => value * Math.Sin(i)).Sum(), 2e-4);
        }

        static void Fill(Span<float> numbers, int tensor)
        {
            for (var i = 0; i < numbers.Length; i++) numbers[i] = (float)Math.Sin(0.7 * i + tensor);
        }
    }

    [Fact]
    public void Gradients_are_those_of_an_installed_PyTorch()
    {
        if (Python.WithTorch() is not { } python)
        {
            output.WriteLine("Skipped: no python3 has torch.");
            return;
        }
        DefinedNetwork[] definitions =
        [
            .. GradientCases.Convolutions.Concat(GradientCases.Transposed).Concat(GradientCases.Pools).Concat(GradientCases.Functions)
                .Concat(GradientCases.Networks).Where(definition => definition.Torch is not null),
        ];
        using var compiled = new CompiledNetworks(definitions.Select(definition => definition.Declaration));
        var folder = Directory.CreateTempSubdirectory("kernelgen-torch-").FullName;
        try
        {
            var found = new List<float[]>();
            var script = new List<string> { "import torch, sys", "import torch.nn.functional as F", "torch.set_num_threads(1)", "results = []" };
            for (var i = 0; i < definitions.Length; i++) found.AddRange(Run(compiled.Network(i)!.Trainable, definitions[i], folder, i, script));
            script.Add("open(sys.argv[1], 'w').write('\\n'.join(' '.join('%.9g' % v for v in r.flatten().tolist()) for r in results))");
            File.WriteAllLines(Path.Combine(folder, "script.py"), script);
            Python.Execute(python, Path.Combine(folder, "script.py"), Path.Combine(folder, "results"));
            var wanted = File.ReadAllLines(Path.Combine(folder, "results"));
            Assert.Equal(found.Count, wanted.Length);
            var worst = found.Zip(wanted, Difference).Max();
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{definitions.Length} networks, greatest difference {worst:E1}"));
            Assert.True(worst < Bound, string.Create(CultureInfo.InvariantCulture, $"{worst:E1}"));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    /// <summary>Runs a network, and adds what PyTorch must do to the script: in double precision, from the same numbers.</summary>
    private static IEnumerable<float[]> Run(ITrainable network, DefinedNetwork definition, string folder, int index, List<string> script)
    {
        var random = new Random(index);
        network.Initialize(index);
        var names = network.Parameters.Names.Where(name => !network.Parameters.IsBuffer(name)).ToArray();
        var (input, g) = (Numbers(Batch * network.InputLength), Numbers(Batch * network.OutputLength));
        var (outputs, inputGradient) = (new float[g.Length], new float[input.Length]);
        network.ForwardTraining(input, outputs, Batch);
        network.Backward(g, inputGradient);

        var numbers = Path.Combine(folder, index.ToString(CultureInfo.InvariantCulture));
        File.WriteAllBytes(numbers, names.Select(name => network.Parameters[name].ToArray()).Append(input).Append(g)
            .SelectMany(tensor => tensor).SelectMany(BitConverter.GetBytes).ToArray());
        script.Add($"numbers = torch.frombuffer(bytearray(open(r'{numbers}', 'rb').read()), dtype=torch.float32).double()");
        script.Add("at, weights, leaves = 0, {}, []");
        foreach (var name in names)
        {
            var shape = string.Join(", ", network.Parameters.Shape(name).Select(size => size.ToString(CultureInfo.InvariantCulture)));
            script.Add(string.Create(CultureInfo.InvariantCulture, $"t = numbers[at:at + {network.Parameters[name].Length}].reshape({shape}).clone().requires_grad_(); at += t.numel()"));
            script.Add($"weights.setdefault({name[..name.IndexOf('.', StringComparison.Ordinal)]}, []).append(t); leaves.append(t)");
        }
        script.Add(string.Create(CultureInfo.InvariantCulture, $"x = numbers[at:at + {input.Length}].clone().requires_grad_(); at += x.numel(); leaves.append(x)"));
        script.AddRange(definition.Torch!);
        script.Add("results.append(x.detach()); x.flatten().backward(numbers[at:]); results += [torch.zeros(1) if l.grad is None else l.grad for l in leaves]");
        return [outputs, .. names.Select(name => network.Gradients[name].ToArray()), inputGradient];

        float[] Numbers(int count) => Enumerable.Range(0, count).Select(_ => 2 * random.NextSingle() - 1).ToArray();
    }

    private static double Difference(float[] found, string line)
    {
        var wanted = line.Split(' ').Select(word => double.Parse(word, CultureInfo.InvariantCulture)).ToArray();
        if (wanted is [0]) wanted = new double[found.Length];       // nothing depends on it
        Assert.Equal(wanted.Length, found.Length);
        var scale = Math.Max(wanted.Max(Math.Abs), 1e-2);
        return found.Zip(wanted, (a, b) => double.IsNaN(a) ? double.PositiveInfinity : Math.Abs(a - b) / scale).Max();
    }
}
