using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;

namespace KernelGen.Peers;

/// <summary>Times steps of training, alternated with TorchSharp where it loads.</summary>
/// <param name="rounds">Turns of each.</param>
/// <param name="hasTorch">Whether TorchSharp loads.</param>
internal sealed class TrainingContest(int rounds, bool hasTorch)
{
    private const double Turn = 0.1;            // seconds, about
    private const int ComparedSteps = 3;
    private const double Bound = 2e-4;          // of the weights after these steps

    private static readonly (string Name, Func<ITrainable> Network, int Batch)[] Cases =
    [
        ("digits 28x28, batch 64", static () => new Training.Digits(), 64),
        ("digits 28x28, batch 256", static () => new Training.Digits(), 256),
        ("two 3x3 of 64 channels, 28x28, batch 32", static () => new Training.Wide(), 32),
    ];

    /// <summary>The cases whose name contains a text, on so many threads: CPU time on one, wall time on several.</summary>
    public IEnumerable<Row> Hold(string filter, int threads) =>
        Cases.Where(one => $"{Names.Training} {one.Name}".Contains(filter, StringComparison.OrdinalIgnoreCase))
            .Select(one => Hold(one.Name, one.Network(), one.Batch, threads));

    private Row Hold(string name, ITrainable network, int batch, int threads)
    {
        var ours = new Training.Contestant(network, batch, threads);
        var topology = Topology.Of(network.GetType()) with { Batch = batch };
        var torch = hasTorch ? new TorchTraining(topology, ours.Weights(), ours.Input, ours.Classes, threads) : null;
        Func<double> clock = threads == 1 ? static () => Clock.ProcessMicroseconds : static () => Clock.WallMicroseconds;
        double Ours(int steps)
        {
            var start = clock();
            ours.Steps(steps);
            return (clock() - start) / 1e6;
        }
        var size = threads == 1 ? "1 thread" : $"{threads} threads";
        Ours(ComparedSteps);
        torch?.Steps(ComparedSteps, clock);
        var difference = torch is null ? 0 : ours.Weights().Zip(torch.Weights(), static (left, right) => Math.Abs(left - right)).Max();
        var agreement = string.Create(CultureInfo.InvariantCulture, $"weights after {ComparedSteps} steps ±{difference:0.0e-0}");
        var isTimed = torch is not null && difference < Bound;
        var (mine, theirs) = (new List<double>(), new List<double>());
        var (steps, others) = (Count(Ours(ComparedSteps)), Count(torch?.Steps(ComparedSteps, clock) ?? 1));
        for (var round = 0; round < rounds; round++)
        {
            mine.Add(Ours(steps) / steps);
            if (isTimed) theirs.Add(torch!.Steps(others, clock) / others);
        }
        var time = Median(mine);
        return new Row(Names.Training, name, size, time * 1e6)
        {
            Rivals = torch is null ? [] : [new Rival("TorchSharp", isTimed ? Median(theirs) / time : null, "SGD", agreement)],
        };

        static int Count(double seconds) => Math.Max(1, (int)(Turn * ComparedSteps / Math.Max(seconds, 1e-3)));

        static double Median(List<double> times) => times.Order().ElementAt(times.Count / 2);
    }
}
