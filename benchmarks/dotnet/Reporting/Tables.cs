using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;

namespace KernelGen.Peers;

/// <summary>Results as tables of Markdown.</summary>
internal static class Tables
{
    /// <summary>The rows of one group: our time, and the others' as multiples of it. A column that would be empty is left out.</summary>
    public static string Of(IReadOnlyList<Row> rows)
    {
        var libraries = Libraries(rows);
        var (hasSize, hasCopies) = (rows.Any(static row => row.Size.Length > 0), rows.Any(static row => row.Copies is not null));
        var hasShare = rows.Any(static row => row.PeakShare is not null);
        IEnumerable<string> Cells(string task, string size, string time, string copies, string share, IEnumerable<string> ratios)
        {
            string[] left = [task, .. hasSize ? [size] : Array.Empty<string>(), time];
            return [.. left, .. hasCopies ? [copies] : Array.Empty<string>(), .. hasShare ? [share] : Array.Empty<string>(), .. ratios];
        }
        string Cell(Row row, string library) => row.Rivals.Find(rival => rival.Library == library) is { } rival ? Ratio(rival) : "";
        var head = Cells("task", "size", "µs", "copies", "of FMA peak", libraries);
        return Lines(head, rows.Select(row => Cells(
            row.Name, row.Size, Time(row.Microseconds), row.Copies is { } copies ? Goal.Number(copies) : "",
            row.PeakShare?.ToString("0.00", CultureInfo.InvariantCulture) ?? "", libraries.Select(library => Cell(row, library)))));
    }

    /// <summary>What each library was asked to do, and how its results differ.</summary>
    public static string Functions(IReadOnlyList<Row> rows)
    {
        var libraries = Libraries(rows).Where(static library => library != Names.Generic).ToArray();
        string Cell(IEnumerable<Row> same, string library) => string.Join("; ", same
            .SelectMany(row => row.Rivals).Where(rival => rival.Library == library)
            .Select(static rival => $"{rival.Function}{(rival.Ratio is null ? " differs," : "")} {rival.Agreement}").Distinct());
        return Lines(libraries.Prepend("task"), rows.GroupBy(static row => row.Name).Select(
            same => libraries.Select(library => Cell(same, library)).Prepend(same.Key)));
    }

    /// <summary>For each library and group, the geometric mean and the least of its ratios.</summary>
    public static string Means(IReadOnlyList<Row> rows)
    {
        var groups = Names.Groups.Where(group => rows.Any(row => row.Group == group)).ToArray();
        string Cell(string library, string group) => Ratios(rows.Where(row => row.Group == group), library) is { Count: > 0 } ratios
            ? $"{Ratio(Mean(ratios))} (from {Ratio(ratios.Min())})" : "";
        return Lines(
            groups.Prepend("library"), Libraries(rows).Select(library => groups.Select(group => Cell(library, group)).Prepend(library)));
    }

    public static string Of(Figures figures) => Lines(figures.Columns, figures.Rows);

    public static string Of(IReadOnlyList<Launch> launches) => Lines(
        ["task", "program", "first call, ms", "process to first result, ms"],
        launches.Select(static launch => new[] { launch.Task, launch.Program, Milliseconds(launch.First), Milliseconds(launch.Whole) }));

    public static string Of(IReadOnlyList<Deployment> deployments) => Lines(["program", "MB beyond an empty program"], deployments.Select(
        static one => new[] { one.Program, Megabytes(one.Bytes) }));

    /// <summary>The libraries that a group names, in order.</summary>
    public static string[] Libraries(IReadOnlyList<Row> rows) =>
        [.. Names.Columns.Where(library => rows.Any(row => row.Rivals.Exists(rival => rival.Library == library)))];

    /// <summary>A library's times over ours.</summary>
    public static List<double> Ratios(IEnumerable<Row> rows, string library) =>
        [.. rows.SelectMany(row => row.Rivals.Where(rival => rival.Library == library)).Select(static rival => rival.Ratio).OfType<double>()];

    public static double Mean(IReadOnlyCollection<double> ratios) => Math.Exp(ratios.Average(Math.Log));

    public static string Ratio(Rival rival) => rival.Ratio is { } ratio ? Ratio(ratio) + (rival.IsSlow ? "†" : "") : "differs";

    /// <summary>Two or three digits that count.</summary>
    public static string Ratio(double ratio) => ratio.ToString(ratio < 10 ? "0.0#" : ratio < 100 ? "0.0" : "#,0", CultureInfo.InvariantCulture);

    /// <summary>Microseconds.</summary>
    public static string Time(double time) => time.ToString(time < 10 ? "0.00" : time < 100 ? "0.0" : "0", CultureInfo.InvariantCulture);

    public static string Milliseconds(double time) => time.ToString(time < 1 ? "0.00" : time < 10 ? "0.0" : "0", CultureInfo.InvariantCulture);

    public static string Megabytes(long bytes) => (bytes / 1e6).ToString(bytes < 1_000_000 ? "0.00" : "0.0", CultureInfo.InvariantCulture);

    private static string Lines(IEnumerable<string> head, IEnumerable<IEnumerable<string>> rows)
    {
        var columns = head.ToArray();
        var lines = rows.Prepend(columns.Select(static _ => "---")).Prepend(columns);
        return string.Join('\n', lines.Select(static cells => $"| {string.Join(" | ", cells)} |"));
    }
}
