using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text;

namespace KernelGen.Peers;

/// <summary>The page of one machine: its conditions, then for each group a chart and tables.</summary>
/// <param name="parts">What was measured, in any order.</param>
internal sealed class Page(IReadOnlyList<Results> parts)
{
    private const string Method = """
        Times are medians of alternated runs in one process over the same buffers: CPU time, on one thread if no other number is given
        (wall time on two). «µs» is ours; under the name of a library stands its time as a multiple of ours: above 1 KernelGen is faster,
        below 1 it is slower.
        «copies» is our time as a multiple of that of copying the source; «own generic» is our runtime with the same kernel. Before anything
        is timed, our result is compared with the definition and the others with ours; «differs»: another result, so it was not timed. Of
        several functions of a library that agree, the fastest counts. † a call takes more than 25 ms and was timed once.
        """;

    private readonly int widest = parts.Max(static part => part.Bits);

    /// <summary>Writes README.md and the charts into a folder.</summary>
    public void Save(string folder)
    {
        foreach (var (name, text) in Charts()) File.WriteAllText(Path.Combine(folder, name + ".svg"), text);
        File.WriteAllText(Path.Combine(folder, "README.md"), Text(hasCharts: true));
    }

    /// <summary>Puts the rows in short into another page, which has older ones.</summary>
    public void Quote(string path)
    {
        if (Quotation.Of(Rows(widest)) is { } table) Quotation.Replace(path, table);
    }

    /// <summary>The page as Markdown.</summary>
    public string Text(bool hasCharts)
    {
        var text = new StringBuilder();
        void Say(string words) => text.Append(words).Append("\n\n");
        void Show(string name, string words)
        {
            if (hasCharts) Say($"![{words}]({name}.svg)");
        }
        Say($"# KernelGen compared with libraries from NuGet: {Processor}");
        Say(string.Join('\n', Conditions(widest)));
        Say(Method);
        var rows = Rows(widest);
        if (Quotation.Of(rows) is { } quotation) Say($"## In short\n\n{quotation}");
        if (rows.Count > 0) Say($"## All groups: geometric mean of the ratios, and the least\n\n{Tables.Means(rows)}");
        foreach (var group in Names.Groups.Where(group => rows.Exists(row => row.Group == group)))
        {
            Say($"## {group}");
            Show(Names.File(group), $"{group}: times of other libraries as multiples of ours");
            WriteGroup(Say, [.. rows.Where(row => row.Group == group)], [.. Rows(Narrow).Where(row => row.Group == group)]);
        }
        WriteStart(Say, Show);
        foreach (var figures in parts.Where(part => part.Bits == widest).SelectMany(static part => part.Figures))
            Say($"## {figures.Title}\n\n{Tables.Of(figures)}");
        if (Narrow > 0)
            Say($"## Conditions at {Narrow} bits\n\n{string.Join('\n', Conditions(Narrow))}");
        return text.ToString().TrimEnd() + "\n";
    }

    private string Processor => parts.Select(static part => part.Processor).First(static name => name.Length > 0);

    /// <summary>The other width; 0 if there is none.</summary>
    private int Narrow => parts.Select(static part => part.Bits).Where(bits => bits > 0 && bits < widest).DefaultIfEmpty().Max();

    private List<Row> Rows(int bits) => [.. parts.Where(part => part.Bits == bits).SelectMany(static part => part.Rows)];

    private IEnumerable<string> Conditions(int bits) =>
        parts.Where(part => part.Bits == bits).SelectMany(static part => part.Conditions).Select(static condition => "- " + condition);

    private void WriteGroup(Action<string> say, List<Row> rows, List<Row> narrow)
    {
        say(Tables.Of(rows));
        if (narrow.Count > 0) say(Folded($"At {Narrow} bits, both sides limited{Unlimited(narrow)}", Tables.Of(narrow)));
        say(Folded("What each library computed, and how it agrees", Tables.Functions(rows)));
    }

    private string Unlimited(List<Row> rows)
    {
        var names = Tables.Libraries(rows).Where(Names.Unlimited.Contains).ToArray();
        return names.Length == 0 ? "" : $"; {string.Join(" and ", names)} cannot be limited";
    }

    private void WriteStart(Action<string> say, Action<string, string> show)
    {
        List<Launch> launches = [.. parts.SelectMany(static part => part.Launches)];
        List<Deployment> deployments = [.. parts.SelectMany(static part => part.Deployments)];
        if (launches.Count == 0) return;
        say("## Start");
        say(StartContest.Method);
        show("start", "Milliseconds of the first call");
        say(Tables.Of(launches));
        if (Conditions(0).Any()) say(string.Join('\n', Conditions(0)));
        say("## Deployed size");
        show("size", "Megabytes beyond an empty program");
        say(Tables.Of(deployments));
    }

    private IEnumerable<(string Name, string Text)> Charts()
    {
        foreach (var group in Names.Groups)
        {
            var (rows, narrow) = (Rows(widest).FindAll(row => row.Group == group), Rows(Narrow).FindAll(row => row.Group == group));
            var bars = Tables.Libraries(rows).Select(library => (library, Tables.Ratios(rows, library),
                Names.Unlimited.Contains(library) ? [] : Tables.Ratios(narrow, library))).ToArray();
            if (bars.Length > 0) yield return (Names.File(group), Chart.OfRatios(group, widest, Narrow, bars));
        }
        List<Launch> launches = [.. parts.SelectMany(static part => part.Launches)];
        if (launches.Count == 0) yield break;
        var starts = launches.Select(static one => ($"{one.Task}: {one.Program}", one.First)).ToArray();
        yield return ("start", Chart.OfAmounts("First call, milliseconds", starts, Tables.Milliseconds));
        var sizes = parts.SelectMany(static part => part.Deployments).Select(static one => (one.Program, (double)one.Bytes)).ToArray();
        yield return ("size", Chart.OfAmounts("Megabytes beyond an empty program", sizes, static bytes => Tables.Megabytes((long)bytes)));
    }

    private static string Folded(string summary, string text) => $"<details><summary>{summary}</summary>\n\n{text}\n\n</details>";
}
