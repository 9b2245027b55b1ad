using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;

namespace KernelGen.Peers;

/// <summary>The few rows that the first page of the repository quotes.</summary>
internal static class Quotation
{
    private const string Head = "| task | KernelGen | time of others / KernelGen |";

    private static readonly (string Name, string Size, string Words)[] Tasks =
    [
        ("sharpen 3x3 u8", "1920x1080", "sharpen 3x3, bytes, 1920x1080"),
        ("box 21x21 u8", "1920x1080", "box 21x21, bytes, 1920x1080"),
        ("Gaussian 5x5 sigma 1.1 u8", "1920x1080", "Gaussian 5x5, bytes, 1920x1080"),
        ("dense 7x7 f32", "1920x1080", "dense 7x7, floats, 1920x1080"),
        ("31 taps f32", "48000", "31 taps, floats, a signal of 48000"),
        ("digits 28x28", "", "network that reads a digit, 28x28"),
        ("3x3 64 to 64, 56x56", "", "layer 3x3, 64 to 64 channels, 56x56, Winograd"),
        ("3x3 64 to 64, 56x56, direct", "", "the same layer without Winograd"),
        ("1x1 64 to 128, 56x56", "", "layer 1x1, 64 to 128 channels, 56x56"),
        ("digits 28x28, batch 64", "1 thread", "a step of training the digit network, 64 samples"),
    ];

    /// <summary>The rows as a table; null unless all were measured. A row beside which no library was measured is left out.</summary>
    public static string? Of(List<Row> rows)
    {
        var found = Tasks.Select(task => rows.Find(row => row.Name == task.Name && row.Size == task.Size)).ToArray();
        if (found.Contains(null)) return null;
        var lines = Tasks.Zip(found, static (task, row) => (task.Words, Row: row!, Others: Others(row!)))
            .Where(static one => one.Others.Length > 0)
            .Select(static one => $"| {one.Words} | {Time(one.Row.Microseconds)} | {one.Others} |");
        return string.Join('\n', lines.Prepend("|---|---|---|").Prepend(Head));
    }

    /// <summary>Puts the table in place of the one that a page has.</summary>
    public static void Replace(string path, string table)
    {
        var lines = File.ReadAllLines(path);
        var start = Array.IndexOf(lines, Head);
        var end = Array.FindIndex(lines, start, static line => !line.StartsWith('|'));
        File.WriteAllText(path, string.Join('\n', [.. lines[..start], table, .. lines[end..], ""]));
    }

    private static string Others(Row row) => string.Join(", ", row.Rivals
        .Where(static rival => rival.Ratio is not null && rival.Library != Names.Generic)
        .Select(static rival => (rival.Library, Ratio: rival.Ratio!.Value))
        .Select(static one => $"{one.Library} {(one.Ratio < 1 ? $"**{Tables.Ratio(one.Ratio)}**" : Tables.Ratio(one.Ratio))}"));

    private static string Time(double time) => time < 1000 ? $"{Tables.Time(time)} µs" : $"{Tables.Milliseconds(time / 1000)} ms";
}
