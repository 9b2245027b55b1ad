using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Text;

namespace KernelGen.Peers;

/// <summary>The tables as Markdown, written to the console line by line, and stored for a file.</summary>
internal sealed class Table
{
    private readonly StringBuilder text = new();
    private string section = "";

    /// <param name="libraries">What is known of the libraries that load, and of the others.</param>
    /// <param name="peak">Multiply-adds per microsecond that the machine can do.</param>
    /// <param name="rounds">Turns of each contestant.</param>
    public void WriteHead(IEnumerable<string> libraries, double peak, int rounds)
    {
        Write("# KernelGen compared with libraries from NuGet");
        Write("");
        Write($"- {Machine.Processor}, one core; {Machine.InstructionSets}; {Goal.Number(peak * 2 / 1000)} GFLOP/s measured in registers");
        Write($"- {Machine.Framework}; {Load}");
        foreach (var sentence in libraries) Write($"- {sentence}");
        if (Environment.GetEnvironmentVariable("OPENCV_CPU_DISABLE") is { Length: > 0 } disabled) Write($"- OpenCV without {disabled}");
        Write("");
        Write($"""
            Medians of {rounds} alternated runs in one process over the same buffers; {Clock.Name}. Borders included. A copy copies the
            source once; generic is `Convolution.Apply` with the same kernel. Before a time is quoted, results are compared: ours with the
            definition, the others with ours. Of several functions of a library, the fastest that agrees counts.
            """);
    }

    /// <summary>A case at one size: our time, then the others' over ours.</summary>
    public void Write(Outcome outcome)
    {
        var kernel = outcome.Case;
        Begin(kernel.Section, "| case | size | µs | copies | share of FMA peak | OpenCV / ours | TensorPrimitives / ours | generic / ours | compared |");
        string Over(Family family) => outcome.Over(family) is { } ratio ? Goal.Number(ratio) : "";
        Write("| " + string.Join(" | ",
            kernel.Name,
            outcome.Height == 1 ? $"{outcome.Width}" : $"{outcome.Width}x{outcome.Height}",
            outcome.Generated.ToString(outcome.Generated < 100 ? "0.0" : "0", CultureInfo.InvariantCulture),
            Goal.Number(1 / outcome.Over(Family.Memcpy)!.Value),
            kernel.Source.IsFloat ? outcome.PeakShare.ToString("0.00", CultureInfo.InvariantCulture) : "",
            Over(Family.OpenCv),
            Over(Family.TensorPrimitives),
            Over(Family.Generic),
            Compared(outcome)) + " |");
    }

    /// <summary>A network or a layer: our time from input to output, then the others' over ours.</summary>
    public void Write(NetworkOutcome outcome, double peak)
    {
        Begin(outcome.Case.Section, "| case | µs | share of FMA peak | ONNX Runtime / ours | generic / ours | errors, of the largest output |");
        string Over(NetworkFamily family) => outcome.Best(family) is { } best ? Goal.Number(best.Median / outcome.Generated) : "";
        var measured = outcome.Measurements.Where(one => one.Family != NetworkFamily.Generic).Select(one => $"{one.Family} {one.Error:0.0e-0}");
        var refused = outcome.Refused.Select(one => $"{one.Family} differs, {one.Error:0.0e-0}");
        Write(string.Create(CultureInfo.InvariantCulture, $"| {outcome.Case.Name} | {outcome.Generated:0.0} | {outcome.MultiplyAdds / outcome.Generated / peak:0.00} | ")
            + $"{Over(NetworkFamily.OnnxRuntime)} | {Over(NetworkFamily.Generic)} | {string.Join("; ", measured.Concat(refused))} |");
    }

    /// <summary>Low images and strips, as multiples of a tall image's time per pixel.</summary>
    public void Write(string name, double[] low, double[] strips)
    {
        var columns = ShapeContest.LowHeights.Select(height => $"4000x{height}").Concat(ShapeContest.StripRows.Select(rows => $"strips of {rows}"));
        Begin("Low images and strips: time per pixel as a multiple of a tall image's", $"| kernel | {string.Join(" | ", columns)} |");
        Write($"| {name} | {string.Join(" | ", low.Concat(strips).Select(Goal.Number))} |");
    }

    /// <summary>Several threads, as multiples of one thread's wall time.</summary>
    public void WriteThreads(string name, double[] ratios)
    {
        var columns = ShapeContest.Threads.Select(at => $"{at.Width}x{at.Height}, {at.Threads} threads");
        Begin("Threads: wall time as a multiple of one thread's", $"| kernel | {string.Join(" | ", columns)} |");
        Write($"| {name} | {string.Join(" | ", ratios.Select(Goal.Number))} |");
    }

    /// <summary>How many times as fast we are as OpenCV, over all cases.</summary>
    public void WriteMean(IReadOnlyCollection<double> ratios)
    {
        if (ratios.Count == 0) return;
        var mean = Math.Exp(ratios.Average(Math.Log));
        Write($"\nOpenCV / ours over {ratios.Count} cases: geometric mean {Goal.Number(mean)}, least {Goal.Number(ratios.Min())}.");
    }

    /// <summary>A failure, in place of a row.</summary>
    public void WriteFailure(string message) => Write($"| {message} |");

    public void Save(string path) => File.WriteAllText(path, text.ToString());

    public void Append(string path) => File.AppendAllText(path, text.ToString());

    private static string Load => File.Exists("/proc/loadavg") ? $"load {File.ReadAllText("/proc/loadavg").Split(' ')[0]} at the start" : "load unknown";

    private static string Compared(Outcome outcome)
    {
        var best = outcome.Best(Family.OpenCv) is { } opencv ? $"{opencv.Contestant.Name} {opencv.Agreement}" : "";
        var wrong = outcome.Refused.Select(refused => $"{refused.Contestant.Family} {refused.Contestant.Name} differs, {refused.Agreement}");
        return string.Join("; ", wrong.Prepend(best).Where(words => words.Length > 0));
    }

    private void Begin(string heading, string columns)
    {
        if (section == heading) return;
        section = heading;
        Write($"\n## {heading}\n\n{columns}\n|{string.Concat(Enumerable.Repeat("---|", columns.Count(letter => letter == '|') - 1))}");
    }

    private void Write(string line)
    {
        Console.WriteLine(line);
        text.Append(line).Append('\n');
    }
}
