using System;
using System.Collections.Generic;
using System.CommandLine;
using System.Globalization;
using System.Linq;

namespace KernelGen.Peers;

/// <summary>Compares KernelGen with what a .NET program gets from NuGet: filters, signals, low images, strips and threads.</summary>
internal static class Program
{
    private static int Main(string[] words)
    {
        var filter = new Option<string>("--filter") { Description = "only cases whose name contains this text", DefaultValueFactory = _ => "" };
        var sizes = new Option<string[]>("--sizes") { Description = "these sizes, such as 1920x1080 or, for a signal, 48000x1", AllowMultipleArgumentsPerToken = true };
        var rounds = new Option<int>("--rounds") { Description = "turns of each contestant", DefaultValueFactory = _ => 15 };
        var output = new Option<string?>("--out") { Description = "also write the tables to this Markdown file" };
        var command = new RootCommand("Compares KernelGen with libraries from NuGet.") { filter, sizes, rounds, output };
        command.SetAction(line => Measure(
            line.GetValue(filter)!, (line.GetValue(sizes) ?? []).Select(Size).ToArray(), Math.Max(1, line.GetValue(rounds)), line.GetValue(output)));
        return command.Parse(words).Invoke();
    }

    /// <summary>Zero if every result is right.</summary>
    private static int Measure(string filter, (int Width, int Height)[] sizes, int rounds, string? output)
    {
        bool Asked(string name) => name.Contains(filter, StringComparison.OrdinalIgnoreCase);

        var (peers, absent) = LibraryList.Load();
        var (peak, table, ratios, wrong) = (FmaPeak.Measure(), new Table(), new List<double>(), 0);
        var contest = new Contest(peers, rounds, peak);
        table.WriteHead(peers, absent, peak, rounds);
        foreach (var kernel in CaseList.All.Concat(Signals.All).Where(kernel => Asked($"{kernel.Section} {kernel.Name}")))
            foreach (var (width, height) in sizes is [] ? kernel.Sizes ?? CaseList.Sizes : sizes)
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
        var asked = Shapes.All.Where(shape => Asked($"shapes {shape.Name}")).ToArray();
        foreach (var shape in asked)
        {
            var (low, strips) = shapes.Hold(shape);
            table.Write(shape.Name, low, strips);
        }
        foreach (var shape in asked) table.WriteThreads(shape.Name, shapes.HoldThreads(shape));
        if (output is not null) table.Save(output);
        return wrong == 0 ? 0 : 1;
    }

    private static (int, int) Size(string text) =>
        text.Split('x') is [var width, var height] && int.TryParse(width, NumberStyles.None, CultureInfo.InvariantCulture, out var columns)
            && int.TryParse(height, NumberStyles.None, CultureInfo.InvariantCulture, out var rows) && columns > 0 && rows > 0
            ? (columns, rows)
            : throw new FormatException($"'{text}' is not a size such as 1920x1080.");
}
