using System;
using System.Collections.Generic;
using System.CommandLine;
using System.Globalization;
using System.IO;
using System.Linq;

namespace KernelGen.Peers;

/// <summary>Compares KernelGen with what a .NET program gets from NuGet: filters, signals, networks, training, start and size.</summary>
internal static class Program
{
    private static readonly Option<string> Filter = new("--filter")
    {
        Description = "only tasks whose group or name contains this text", DefaultValueFactory = static _ => "",
    };

    private static readonly Option<string[]> Sizes = new("--sizes")
    {
        Description = "these sizes, such as 1920x1080 or, for a signal, 48000x1", AllowMultipleArgumentsPerToken = true,
    };

    private static readonly Option<int> Rounds = new("--rounds")
    {
        Description = "turns of each contestant", DefaultValueFactory = static _ => 15,
    };

    private static readonly Option<bool> Threads = new("--threads")
    {
        Description = "only what takes several threads, in a process that is not pinned to a core",
    };

    private static readonly Option<string?> Output = new("--results")
    {
        Description = "store what was measured in this file; otherwise print the tables",
    };

    private static int Main(string[] words)
    {
        var root = new RootCommand("Compares KernelGen with libraries from NuGet.") { Filter, Sizes, Rounds, Threads, Output };
        root.SetAction(line => Measure(line, line.GetValue(Filter)!, Math.Max(1, line.GetValue(Rounds))));

        var torch = new Option<bool>("--torch") { Description = "TorchSharp, too" };
        var start = new Command("start", "Publishes small programs; measures how they start and what they add to a folder.") { Output, torch };
        start.SetAction(line => Finish(new Recorder(StartContest.Hold(line.GetValue(torch))), line.GetValue(Output)));
        root.Add(start);

        var folder = new Argument<string>("folder") { Description = "where the page and its charts go; - to print the page" };
        var files = new Argument<string[]>("files") { Description = "what was measured" };
        var quote = new Option<string?>("--quote") { Description = "a page that quotes the rows in short, which are replaced" };
        var page = new Command("page", "Composes a page from what was measured.") { folder, files, quote };
        page.SetAction(line => Compose(line.GetValue(folder)!, line.GetValue(files)!, line.GetValue(quote)));
        root.Add(page);
        return root.Parse(words).Invoke();
    }

    /// <summary>Zero if every result of ours is right.</summary>
    private static int Measure(ParseResult line, string filter, int rounds)
    {
        var (peers, absent) = LibraryList.Load();
        var (networkPeers, absentToo) = LibraryList.LoadForNetworks();
        var peak = FmaPeak.Measure();
        string[] libraries = [.. peers.Select(static peer => peer.Description), .. networkPeers.Select(static peer => peer.Description)];
        var recorder = new Recorder(new Results
        {
            Processor = Machine.Processor,
            Bits = Machine.Bits,
            Conditions = Conditions([.. libraries, .. absent, .. absentToo], peak),
        });
        var training = new TrainingContest(rounds, networkPeers.OfType<Torch>().Any());
        if (line.GetValue(Threads))
        {
            recorder.Results.Conditions.Clear();        // those of the process that is pinned stand at the head
            foreach (var row in training.Hold(filter, 2)) recorder.Add(row);
            MeasureThreads(recorder, filter, rounds);
        }
        else
        {
            MeasureFilters(recorder, new Contest(peers, rounds, peak), filter, [.. (line.GetValue(Sizes) ?? []).Select(Size)]);
            MeasureNetworks(recorder, new NetworkContest(networkPeers, rounds), filter, peak);
            foreach (var row in training.Hold(filter, 1)) recorder.Add(row);
            MeasureShapes(recorder, filter, rounds);
        }
        return Finish(recorder, line.GetValue(Output));
    }

    private static List<string> Conditions(IEnumerable<string> libraries, double peak) =>
    [
        $"{Machine.Processor}, one core; {Machine.InstructionSets}; {Goal.Number(peak * 2 / 1000)} GFLOP/s measured in registers",
        $"{Machine.Framework}; {Recorder.Load}",
        .. libraries.Distinct(),
    ];

    private static void MeasureFilters(Recorder recorder, Contest contest, string filter, (int Width, int Height)[] sizes)
    {
        var asked = CaseList.All.Concat(Signals.All).Where(kernel => IsAsked(Names.GroupOf(kernel), kernel.Name, filter));
        foreach (var kernel in asked.OrderBy(static kernel => Array.IndexOf(Names.Groups, Names.GroupOf(kernel))))
            foreach (var (width, height) in SizesOf(kernel, sizes))
                try
                {
                    recorder.Add(contest.Hold(kernel with { Rival = null }, width, height));
                }
                catch (InvalidOperationException exception)
                {
                    recorder.Fail(exception.Message);
                }
    }

    private static void MeasureNetworks(Recorder recorder, NetworkContest contest, string filter, double peak)
    {
        foreach (var network in NetworkCaseList.All.Where(network => IsAsked(network.Section, network.Name, filter)))
            try
            {
                recorder.Add(contest.Hold(network with { Thrice = null }), peak);
            }
            catch (InvalidOperationException exception)
            {
                recorder.Fail(exception.Message);
            }
    }

    private static void MeasureShapes(Recorder recorder, string filter, int rounds)
    {
        var (contest, rows) = (new ShapeContest(rounds), new List<string[]>());
        foreach (var shape in AskedShapes(filter))
        {
            var (low, inStrips) = contest.Hold(shape);
            rows.Add([shape.Name, .. low.Concat(inStrips).Select(Goal.Number)]);
        }
        var lows = ShapeContest.LowHeights.Select(static height => $"4000x{height}");
        var strips = ShapeContest.StripRows.Select(static count => $"strips of {count}");
        Add(recorder, "Low images and strips: time per pixel as a multiple of a tall image's", lows.Concat(strips), rows);
    }

    private static void MeasureThreads(Recorder recorder, string filter, int rounds)
    {
        var contest = new ShapeContest(rounds);
        var columns = ShapeContest.Threads.Select(static at => $"{at.Width}x{at.Height}, {at.Threads} threads");
        List<string[]> rows = [.. AskedShapes(filter).Select(
            shape => (string[])[shape.Name, .. contest.HoldThreads(shape).Select(Goal.Number)])];
        Add(recorder, "Threads: wall time as a multiple of one thread's", columns, rows);
    }

    private static void Add(Recorder recorder, string title, IEnumerable<string> columns, List<string[]> rows)
    {
        if (rows.Count > 0) recorder.Results.Figures.Add(new Figures(title, [.. columns.Prepend("kernel")], rows));
    }

    private static int Finish(Recorder recorder, string? output)
    {
        if (output is null) Console.WriteLine(new Page([recorder.Results]).Text(hasCharts: false));
        else recorder.Results.Save(output);
        return recorder.Failures == 0 ? 0 : 1;
    }

    private static int Compose(string folder, string[] files, string? quote)
    {
        var page = new Page([.. files.Select(Results.Load)]);
        if (folder == "-") Console.WriteLine(page.Text(hasCharts: false));
        else page.Save(Directory.CreateDirectory(folder).FullName);
        if (quote is not null) page.Quote(quote);
        return 0;
    }

    private static bool IsAsked(string group, string name, string filter) =>
        $"{group} {name}".Contains(filter, StringComparison.OrdinalIgnoreCase);

    private static Shape[] AskedShapes(string filter) => [.. Shapes.All.Where(shape => IsAsked("shapes", shape.Name, filter))];

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
