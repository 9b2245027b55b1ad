using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Threading.Tasks;
using KernelGen.Execution.Tests.GeneratedNetworks;
using Xunit;
using Xunit.Abstractions;

namespace KernelGen.Execution.Tests.Training;

/// <summary>
/// The emitted gradients against central differences of the definition in double precision: of every layer and option, alone and
/// between others.
/// </summary>
public sealed class GradientTests(ITestOutputHelper output)
{
    private const int Batch = 3;
    private const double Step = 1e-7;                  // kinks of ReLU and maximum are rarely stepped over
    private const double Bound = 2e-4;
    private const int Probes = 60;                      // of each tensor, spread evenly

    [Fact]
    public void Gradients_of_convolutions_are_central_differences() => Check(GradientCases.Convolutions);

    [Fact]
    public void Gradients_of_transposed_convolutions_are_central_differences() => Check(GradientCases.Transposed);

    [Fact]
    public void Gradients_of_pools_are_central_differences() => Check(GradientCases.Pools);

    [Fact]
    public void Gradients_of_functions_are_central_differences() => Check(GradientCases.Functions);

    [Fact]
    public void Gradients_of_whole_networks_are_central_differences() => Check(GradientCases.Networks);

    private void Check(IReadOnlyList<DefinedNetwork> definitions)
    {
        using var compiled = new CompiledNetworks(definitions.Select(definition => definition.Declaration));
        var (failures, worst) = (new List<string>(), 0.0);
        for (var i = 0; i < definitions.Count; i++)
        {
            var network = compiled.Network(i)?.Trainable;
            Assert.True(network is not null, "refused: " + definitions[i].Declaration);
            var error = Error(definitions[i], network, new Random(i));
            worst = Math.Max(worst, error);
            if (!(error < Bound)) failures.Add(string.Create(CultureInfo.InvariantCulture, $"{error:E1} {definitions[i].Declaration}"));
        }
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{definitions.Count} networks, greatest error {worst:E1}"));
        Assert.True(failures.Count == 0, string.Join("\n", failures));
    }

    /// <summary>The greatest difference between the gradients, relative to the greatest of a tensor.</summary>
    private static double Error(DefinedNetwork definition, ITrainable network, Random random)
    {
        network.Initialize(7);
        var weights = new Dictionary<string, double[]>();
        foreach (var name in network.Parameters.Names)
        {
            foreach (ref var value in network.Parameters[name]) value += 0.3f * (random.NextSingle() - 0.5f);
            weights[name] = Array.ConvertAll(network.Parameters[name].ToArray(), value => (double)value);
        }
        var input = Enumerable.Range(0, Batch * network.InputLength).Select(_ => 2 * random.NextSingle() - 1).ToArray();
        var inputs = Array.ConvertAll(input, value => (double)value);
        var outputs = new float[Batch * network.OutputLength];
        network.ForwardTraining(input, outputs, Batch);
        var defined = definition.Train(inputs, Batch, weights);
        var outputError = Difference(outputs, defined);

        // the loss is Σ g·y for random g: its derivatives by the outputs are g
        var g = Enumerable.Range(0, outputs.Length).Select(_ => 2 * random.NextSingle() - 1).ToArray();
        var inputGradient = new float[input.Length];
        network.ZeroGradients();
        network.Backward(g, inputGradient, new ParallelOptions { MaxDegreeOfParallelism = 2 });
        var probes = network.Parameters.Names.Where(name => !network.Parameters.IsBuffer(name))
            .Select(name => Probe(weights[name], network.Gradients[name].ToArray())).Append(Probe(inputs, inputGradient)).ToArray();
        // a gradient that is 0, as that of a bias before a normalization, is a difference of others: their rounding errors remain
        var greatest = probes.Max(probe => probe.Greatest);
        var errors = probes.Select(probe => probe.Error / Math.Max(Math.Max(probe.Greatest, greatest / 100), 1e-30));
        return Relative(outputError) + errors.Max();

        (double Error, double Greatest) Probe(double[] numbers, float[] gradient)
        {
            var count = Math.Min(Probes, numbers.Length);
            var places = Enumerable.Range(0, count).Select(n => (int)((long)n * numbers.Length / count));
            var (found, wanted) = (new List<float>(), new List<double>());
            foreach (var place in places)
            {
                found.Add(gradient[place]);
                wanted.Add((Loss(numbers, place, Step) - Loss(numbers, place, -Step)) / (2 * Step));
            }
            return Difference([.. found], [.. wanted]);
        }

        double Loss(double[] numbers, int place, double step)
        {
            var known = numbers[place];
            numbers[place] = known + step;
            var loss = definition.Train(inputs, Batch, weights).Zip(g, (y, d) => y * d).Sum();
            numbers[place] = known;
            return loss;
        }
    }

    private static double Relative((double Error, double Greatest) difference) => difference.Error / Math.Max(difference.Greatest, 1e-30);

    /// <summary>The greatest difference, and the greatest number.</summary>
    private static (double Error, double Greatest) Difference(float[] found, double[] wanted)
    {
        Assert.Equal(wanted.Length, found.Length);
        var error = 0.0;
        for (var i = 0; i < found.Length; i++)
            error = double.IsNaN(found[i]) ? double.PositiveInfinity : Math.Max(error, Math.Abs(found[i] - wanted[i]));
        return (error, wanted.Max(Math.Abs));
    }
}
