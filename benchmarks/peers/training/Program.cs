using System;
using System.Globalization;
using System.IO;
using System.Linq;

namespace KernelGen.Peers.Training;

/// <summary>Compares training with PyTorch: the same network, weights, samples, batch and threads; medians of alternating runs.</summary>
internal static class Program
{
    private const int Rounds = 15;
    private const double Turn = 0.2;                    // seconds, about
    private const int ComparedSteps = 3;
    private const double Bound = 2e-4;

    private static readonly (string Name, Func<ITrainable> Network, int Batch)[] Cases =
        [("digits", () => new Digits(), 64), ("digits", () => new Digits(), 256), ("normalized", () => new Normalized(), 32), ("wide", () => new Wide(), 32)];

    private static int Main(string[] words)
    {
        using var torch = TorchPeer.Start();
        Console.WriteLine(torch is null ? "PyTorch is not installed: KernelGen only." : $"PyTorch {torch.Version}");
        Console.WriteLine("| network | batch | threads | KernelGen samples/s | PyTorch samples/s | ratio |");
        Console.WriteLine("|---|---|---|---|---|---|");
        var threads = words.Length > 0 ? words.Select(word => int.Parse(word, CultureInfo.InvariantCulture)) : [1, Environment.ProcessorCount];
        foreach (var (name, make, batch) in Cases)
            foreach (var count in threads.Distinct())
                if (!Race(torch, name, make(), batch, count)) return 1;
        return 0;
    }

    /// <summary>False if the weights of both differ.</summary>
    private static bool Race(TorchPeer? torch, string name, ITrainable network, int batch, int threads)
    {
        var ours = new Contestant(network, batch, threads);
        if (torch is not null && !Agree(torch, ours, name, batch, threads)) return false;

        var (first, second) = (new double[Rounds], new double[Rounds]);
        var steps = Math.Max(1, (int)(Turn * ComparedSteps / ours.Steps(ComparedSteps)));
        var others = torch is null ? 0 : Math.Max(1, (int)(Turn / torch.Steps(1)));
        for (var round = 0; round < Rounds; round++)
        {
            first[round] = ours.Steps(steps) / steps;
            if (torch is not null) second[round] = torch.Steps(others) / others;
        }
        var (mine, theirs) = (first.Order().ElementAt(Rounds / 2), second.Order().ElementAt(Rounds / 2));
        var beside = torch is null ? "| | |" : string.Create(CultureInfo.InvariantCulture, $"| {batch / theirs:N0} | {theirs / mine:F1} |");
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| {name} | {batch} | {threads} | {batch / mine:N0} {beside}"));
        return true;
    }

    private static bool Agree(TorchPeer torch, Contestant ours, string name, int batch, int threads)
    {
        var path = Path.GetTempFileName();
        try
        {
            ours.Write(path);
            torch.Ask(string.Create(CultureInfo.InvariantCulture, $"net {name} {batch} {threads} {path}"));
            ours.Steps(ComparedSteps);
            torch.Steps(ComparedSteps);
            torch.Ask($"weights {path}");
            var bytes = File.ReadAllBytes(path);
            var theirs = Enumerable.Range(0, bytes.Length / sizeof(float)).Select(i => BitConverter.ToSingle(bytes, i * sizeof(float)));
            var difference = ours.Weights().Zip(theirs, (a, b) => Math.Abs(a - b)).Max();
            if (difference < Bound) return true;
            Console.Error.WriteLine($"{name}: after {ComparedSteps} steps the weights differ by {difference:E1}.");
            return false;
        }
        finally
        {
            File.Delete(path);
        }
    }
}
