using System;
using System.Collections.Generic;
using System.CommandLine;
using System.Globalization;
using System.Linq;

namespace KernelGen.Peers;

/// <summary>Compares KernelGen with what a .NET program gets from NuGet: filters, signals, low images, strips, threads and networks.</summary>
internal static class Program
{
    private static int Main(string[] words)
    {
        var filter = new Option<string>("--filter") { Description = "only cases whose name contains this text", DefaultValueFactory = _ => "" };
        var sizes = new Option<string[]>("--sizes") { Description = "these sizes, such as 1920x1080 or, for a signal, 48000x1", AllowMultipleArgumentsPerToken = true };
        var rounds = new Option<int>("--rounds") { Description = "turns of each contestant", DefaultValueFactory = _ => 15 };
        var threads = new Option<bool>("--threads") { Description = "only several threads against one, which needs a process that is not pinned to a core" };
        var output = new Option<string?>("--out") { Description = "also write the tables to this Markdown file" };
        var command = new RootCommand("Compares KernelGen with libraries from NuGet.") { filter, sizes, rounds, threads, output };
        command.SetAction(line =>
        {
            var (text, turns, path) = (line.GetValue(filter)!, Math.Max(1, line.GetValue(rounds)), line.GetValue(output));
            return line.GetValue(threads) ? MeasureThreads(text, turns, path) : Measure(text, (line.GetValue(sizes) ?? []).Select(Size).ToArray(), turns, path);
        });
        return command.Parse(words).Invoke();
    }

    /// <summary>Zero if every result is right.</summary>
    private static int Measure(string filter, (int Width, int Height)[] sizes, int rounds, string? output)
    {
        var (peers, absent) = LibraryList.Load();
        var (networkPeers, absentToo) = LibraryList.LoadForNetworks();
        var (peak, table, ratios, wrong) = (FmaPeak.Measure(), new Table(), new List<double>(), 0);
        var contest = new Contest(peers, rounds, peak);
        string[] libraries = [.. peers.Select(peer => peer.Description), .. networkPeers.Select(peer => peer.Description), .. absent, .. absentToo];
        table.WriteHead(libraries, peak, rounds);
        foreach (var kernel in CaseList.All.Concat(Signals.All).Where(kernel => IsAsked($"{kernel.Section} {kernel.Name}", filter)))
            foreach (var (width, height) in SizesOf(kernel, sizes))
                try
                {
                    var outcome = contest.Hold(kernel with { Rival = null }, width, height);
                    table.Write(outcome);
                    if (outcome.Over(Family.OpenCv) is { } ratio) ratios.Add(ratio);
                }
                catch (InvalidOperationException exception)
                {
                    wrong++;
                    table.WriteFailure(exception.Message);
                }
        table.WriteMean(ratios);
        var shapes = new ShapeContest(rounds);
        foreach (var shape in AskedShapes(filter))
        {
            var (low, strips) = shapes.Hold(shape);
            table.Write(shape.Name, low, strips);
        }
        wrong += MeasureNetworks(new NetworkContest(networkPeers, rounds), table, filter, peak);
        if (output is not null) table.Save(output);
        return wrong == 0 ? 0 : 1;
    }

    /// <summary>How many results were wrong.</summary>
    private static int MeasureNetworks(NetworkContest contest, Table table, string filter, double peak)
    {
        var wrong = 0;
        foreach (var network in NetworkCaseList.All.Where(network => IsAsked($"{network.Section} {network.Name}", filter)))
            try
            {
                table.Write(contest.Hold(network with { Thrice = null }), peak);
            }
            catch (InvalidOperationException exception)
            {
                wrong++;
                table.WriteFailure(exception.Message);
            }
        return wrong;
    }

    private static int MeasureThreads(string filter, int rounds, string? output)
    {
        var (table, contest) = (new Table(), new ShapeContest(rounds));
        foreach (var shape in AskedShapes(filter)) table.WriteThreads(shape.Name, contest.HoldThreads(shape));
        if (output is not null) table.Append(output);
        return 0;
    }

    private static bool IsAsked(string name, string filter) => name.Contains(filter, StringComparison.OrdinalIgnoreCase);

    private static Shape[] AskedShapes(string filter) => Shapes.All.Where(shape => IsAsked($"shapes {shape.Name}", filter)).ToArray();

    /// <summary>The sizes that were asked for, of a signal or of an image; those of the case if there are none.</summary>
    private static (int Width, int Height)[] SizesOf(Case kernel, (int Width, int Height)[] asked)
    {
        var own = kernel.Sizes ?? CaseList.Sizes;
        var isSignal = own[0].Height == 1;
        var fitting = asked.Where(size => size.Height == 1 == isSignal).ToArray();
        return fitting is [] ? own : fitting;
    }

    private static (int, int) Size(string text) =>
        text.Split('x') is [var width, var height] && int.TryParse(width, NumberStyles.None, CultureInfo.InvariantCulture, out var columns)
            && int.TryParse(height, NumberStyles.None, CultureInfo.InvariantCulture, out var rows) && columns > 0 && rows > 0
            ? (columns, rows)
            : throw new FormatException($"'{text}' is not a size such as 1920x1080.");
}
