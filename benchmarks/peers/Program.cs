using System;
using System.IO;
using System.Linq;

namespace KernelGen.Peers;

/// <summary>Compares KernelGen with a copy, its generic runtime, and the installed native libraries.</summary>
internal static class Program
{
    private static int Main(string[] words)
    {
        try
        {
            var options = CommandLine.Parse(words);
            if (options.HalideKernels is not { } list) return Measure(options);
            File.WriteAllLines(list, CaseList.All.Where(Halide.Takes).Select(Halide.Describe));
            return 0;
        }
        catch (FormatException exception)
        {
            Console.Error.WriteLine(exception.Message);
            Console.Error.WriteLine(CommandLine.Usage);
            return 2;
        }
    }

    /// <summary>Zero if every result is correct.</summary>
    private static int Measure(CommandLine options)
    {
        var (peak, report) = (FmaPeak.Measure(), new Report());
        if (options.Part == CommandLine.Networks)
        {
            var failed = MeasureNetworks(options, peak, report);
            if (options.Output is { } table) report.SaveSection(table, NetworkTable.Title);
            return failed == 0 ? 0 : 1;
        }
        var (peers, absent) = NativePeers.Load(options.Shims);
        var contest = new Contest(peers, options.Rounds, peak);
        report.WriteHead(peers, absent, peak, options.Rounds);
        var wrong = 0;
        foreach (var kernel in CaseList.All.Where(kernel => kernel.Name.Contains(options.Filter, StringComparison.OrdinalIgnoreCase)))
            foreach (var (width, height) in options.Sizes ?? kernel.Sizes ?? CaseList.Sizes)
                try
                {
                    var outcome = contest.Hold(kernel, width, height);
                    wrong += outcome.Refused.Count;
                    report.Write(outcome);
                }
                catch (InvalidOperationException exception)
                {
                    wrong++;
                    report.WriteFailure(exception.Message);
                }
        if (options.Part != CommandLine.Pictures) wrong += MeasureNetworks(options, peak, report);
        report.WriteNotes();
        if (options.Output is { } path) report.Save(path);
        return wrong == 0 ? 0 : 1;
    }

    /// <summary>The number of wrong results.</summary>
    private static int MeasureNetworks(CommandLine options, double peak, Report report)
    {
        var cases = NetworkCaseList.All.Where(
            network => $"{network.Section} {network.Name}".Contains(options.Filter, StringComparison.OrdinalIgnoreCase)).ToArray();
        if (cases.Length == 0) return 0;
        var (peers, absent) = NetworkPeers.Load(options.Shims);
        foreach (var line in NetworkTable.Head(peers, absent, peak, options.Rounds)) report.Write(line);
        var contest = new NetworkContest(peers, options.Rounds);
        var wrong = 0;
        foreach (var section in cases.GroupBy(static network => network.Section))
        {
            foreach (var line in NetworkTable.Columns(section.Key)) report.Write(line);
            foreach (var network in section)
                try
                {
                    var outcome = contest.Hold(network);
                    wrong += outcome.Refused.Count;
                    report.Write(NetworkTable.Row(outcome, peak));
                }
                catch (InvalidOperationException exception)
                {
                    wrong++;
                    report.WriteFailure(exception.Message);
                }
        }
        foreach (var peer in peers.OfType<IDisposable>()) peer.Dispose();
        return wrong;
    }
}
