using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Text;

namespace KernelGen.Peers;

/// <summary>The table as Markdown, written to the console line by line, and stored for a file.</summary>
internal sealed class Report
{
    private readonly StringBuilder text = new();
    private string section = "";

    public void WriteHead(IReadOnlyList<IPeer> peers, IReadOnlyList<string> absent, double peak, int rounds)
    {
        Write("# KernelGen compared with other libraries");
        Write("");
        Write($"- {Machine.Processor}, one core; {Machine.InstructionSets}; {Goal.Number(peak * 2 / 1000)} GFLOP/s measured in registers");
        Write($"- {Machine.Framework}");
        foreach (var peer in peers) Write($"- {peer.Description}");
        foreach (var sentence in absent) Write($"- {sentence}");
        Write("");
        Write($"""
            Medians of {rounds} alternated runs in one process over the same buffers; {Clock.Name}. The whole image,
            borders included. memcpy copies the source once; generic is `Convolution.Apply` with the same kernel.

            Before a time is quoted, the generated result is compared with the definition, and every other result with the generated one:
            equal for integers, ±1 where the other library divides or has decimal coefficients, and for floats within 1e-5 (f64: 1e-12) of
            the largest possible sum.

            A contestant whose call takes more than 25 ms is timed once.

            Small is good against memcpy, large against the others. Goals are our own: hand-written programs set them, and they lie far above
            what a user needs. {Marks.Target} reaches the target, {Marks.Floor} the minimum in parentheses, {Marks.Missed} neither; it does
            not mean that another library is faster, which only a ratio below 1 does.
            """);
    }

    public void Write(Outcome outcome)
    {
        var (kernel, size) = (outcome.Case, Array.IndexOf(CaseList.Sizes, (outcome.Width, outcome.Height)));
        if (section != kernel.Section)
        {
            section = kernel.Section;
            Write("");
            Write($"## {section}");
            Write("");
            Write("| case | size | µs | time / memcpy | OpenCV / ours | Halide / ours | generic / ours | other goal | compared |");
            Write("|---|---|---|---|---|---|---|---|---|");
        }
        string Against(Family family, Goal goal) => outcome.Over(family) is { } ratio ? goal.Describe(ratio, size) : "";
        var copy = 1 / outcome.Over(Family.Memcpy)!.Value;
        string[] cells =
        [
            kernel.Name,
            $"{outcome.Width}x{outcome.Height}",
            outcome.Generated.ToString(outcome.Generated < 100 ? "0.0" : "0", CultureInfo.InvariantCulture),
            kernel.Memcpy?.Describe(copy, size) ?? Goal.Number(copy),
            Against(Family.OpenCv, kernel.OverOpenCv),
            Against(Family.Halide, kernel.OverHalide),
            outcome.Over(Family.Generic) is { } generic ? Goal.Number(generic) : "",
            Besides(outcome, size),
            Compared(outcome),
        ];
        Write($"| {string.Join(" | ", cells)} |");
    }

    /// <summary>A failure, in place of the row.</summary>
    public void WriteFailure(string message) => Write($"| {message} |");

    /// <summary>Notes with other measurements.</summary>
    public void WriteNotes() => Write("\n" + File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Notes.md")).TrimEnd());

    public void Save(string path) => File.WriteAllText(path, text.ToString());

    /// <summary>Replaces a section of the file by the new text, or appends it.</summary>
    /// <param name="path">The file.</param>
    /// <param name="title">The section's heading.</param>
    public void SaveSection(string path, string title)
    {
        const string Section = "\n## ";
        var old = File.Exists(path) ? File.ReadAllText(path) : "";
        var start = old.IndexOf("\n" + title, StringComparison.Ordinal);
        var end = start < 0 ? -1 : old.IndexOf(Section, start + Section.Length, StringComparison.Ordinal);
        var (before, after) = (start < 0 ? old : old[..start], end < 0 ? "" : old[end..]);
        File.WriteAllText(path, $"{before.TrimEnd()}\n{text.ToString().TrimEnd()}\n{after}");
    }

    private static string Besides(Outcome outcome, int size)
    {
        if (outcome.Case.PeakShare is { } share) return $"{share.Describe(outcome.PeakShare, size)} of FMA peak";
        if (outcome.Case.Rival is not { } rival) return "";
        return $"{rival.Goal.Describe(1 / outcome.Over(Family.Rival)!.Value, size)} of {rival.Case.Name}";
    }

    private static string Compared(Outcome outcome)
    {
        var peers = new[] { Family.OpenCv, Family.Halide }.Select(outcome.Best).OfType<Measurement>()
            .Select(best => $"{best.Contestant.Name} {best.Agreement}");
        var wrong = outcome.Refused.Select(refused => $"{refused.Contestant.Family} {refused.Contestant.Name} WRONG, {refused.Agreement}");
        return string.Join("; ", peers.Concat(wrong));
    }

    public void Write(string line)
    {
        Console.WriteLine(line);
        text.Append(line).Append('\n');
    }
}
