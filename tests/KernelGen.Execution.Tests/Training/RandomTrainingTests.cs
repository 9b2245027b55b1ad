using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Threading.Tasks;
using KernelGen.Execution.Tests.GeneratedNetworks;
using Xunit;
using Xunit.Abstractions;

namespace KernelGen.Execution.Tests.Training;

/// <summary>Networks at random: gradients along a random direction are what the outputs do along it; threads change no bit.</summary>
public sealed class RandomTrainingTests(ITestOutputHelper output)
{
    private const int Networks = 60;
    private const int Batch = 5;
    private const int Directions = 3;
    private const double Length = 0.05;                 // of a step, in all directions together

    /// <summary>The outputs are floats, and some have a kink inside the step.</summary>
    private const double Bound = 0.05;

    [Fact]
    public void Gradients_are_what_outputs_do()
    {
        var random = new Random(11);
        var attributes = Enumerable.Range(0, Networks).Select(_ => Trainable(new RandomNetworks(random).Next(7, isExact: false))).ToArray();
        using var compiled = new CompiledNetworks(attributes);
        var (checkedNetworks, errors) = (0, new List<(double Error, string Attributes)>());
        for (var i = 0; i < attributes.Length; i++)
        {
            if (compiled.Network(i)?.Trainable is not { } network) continue;
            checkedNetworks++;
            errors.Add((Error(network, new Random(i), attributes[i]), attributes[i]));
        }
        var wrong = errors.Where(error => !(error.Error < Bound)).ToArray();
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{checkedNetworks} networks, median error {errors.Select(error => error.Error).Order().ElementAt(errors.Count / 2):E1}"));
        Assert.True(checkedNetworks > Networks / 3, $"only {checkedNetworks} were accepted");
        Assert.True(wrong.Length == 0, string.Join("\n\n", wrong.Select(error => FormattableString.Invariant($"{error.Error:E1} {error.Attributes}"))));
    }

    private static string Trainable(string attributes)
    {
        var end = attributes.IndexOf(')', StringComparison.Ordinal);
        return $"{attributes[..end]}, Trainable = true{attributes[end..]}";
    }

    /// <summary>The median over some directions: a kink spoils one of them, a mistake all.</summary>
    private static double Error(ITrainable network, Random random, string attributes)
    {
        network.Initialize(random.Next());
        var (input, outputs) = (Numbers(random, Batch * network.InputLength), new float[Batch * network.OutputLength]);
        network.ForwardTraining(input, outputs, Batch, dropoutSeed: 3);
        var g = Numbers(random, outputs.Length);
        var inputGradient = new float[input.Length];
        network.Backward(g, inputGradient);
        var names = network.Parameters.Names.Where(name => !network.Parameters.IsBuffer(name)).ToArray();
        var gradients = names.Select(name => network.Gradients[name].ToArray()).Append(inputGradient).ToArray();

        var again = new float[input.Length];
        network.ZeroGradients();
        network.ForwardTraining(input, outputs, Batch, dropoutSeed: 3, new ParallelOptions { MaxDegreeOfParallelism = 3 });
        network.Backward(g, again, new ParallelOptions { MaxDegreeOfParallelism = 2 });
        Assert.True(inputGradient.AsSpan().SequenceEqual(again), attributes);
        for (var i = 0; i < names.Length; i++) Assert.True(network.Gradients[names[i]].SequenceEqual(gradients[i]), $"{names[i]} of {attributes}");

        return Enumerable.Range(0, Directions).Select(_ => Along()).Order().ElementAt(Directions / 2);

        double Along()
        {
            var tensors = names.Select(name => network.Parameters[name].ToArray()).Append(input).ToArray();
            var directions = tensors.Select(tensor => Numbers(random, tensor.Length)).ToArray();
            var wanted = gradients.Zip(directions, (gradient, direction) => gradient.Zip(direction, (a, b) => (double)a * b).Sum()).Sum();
            var step = (float)(Length / Math.Sqrt(directions.Sum(direction => direction.Length)));
            var found = (Loss(step) - Loss(-step)) / (2.0 * step);
            for (var i = 0; i < names.Length; i++) tensors[i].CopyTo(network.Parameters[names[i]]);
            // what a direction at random gives, had the gradients nothing to do with it
            var scale = Math.Sqrt(gradients.Sum(gradient => gradient.Sum(d => (double)d * d)) / 3);
            return Math.Abs(found - wanted) / Math.Max(scale, 0.1);

            double Loss(float moved)
            {
                for (var i = 0; i < names.Length; i++)
                    tensors[i].Zip(directions[i], (value, direction) => value + moved * direction).ToArray().CopyTo(network.Parameters[names[i]]);
                var inputs = input.Zip(directions[^1], (value, direction) => value + moved * direction).ToArray();
                network.ForwardTraining(inputs, outputs, Batch, dropoutSeed: 3);
                return outputs.Zip(g, (y, d) => (double)y * d).Sum();
            }
        }
    }

    private static float[] Numbers(Random random, int count) => Enumerable.Range(0, count).Select(_ => 2 * random.NextSingle() - 1).ToArray();
}
