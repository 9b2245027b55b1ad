using System.Collections.Generic;
using System.Globalization;
using System.Linq;

namespace KernelGen.Peers;

/// <summary>The networks as a table of Markdown, line by line.</summary>
internal static class NetworkTable
{
    public const string Title = "## Networks and layers";

    public static IEnumerable<string> Head(IEnumerable<INetworkPeer> peers, IEnumerable<string> absent, double peak, int rounds)
    {
        yield return "";
        yield return Title;
        yield return "";
        yield return $"- {Machine.Processor}, one core; {Machine.InstructionSets}; {Goal.Number(peak * 2 / 1000)} GFLOP/s measured in registers";
        yield return $"- {Machine.Framework}";
        foreach (var peer in peers) yield return $"- {peer.Description}";
        foreach (var sentence in absent) yield return $"- {sentence}";
        yield return "";
        yield return $"""
            Medians of {rounds} alternated runs; {Clock.Name}. float32, one sample unless said, one thread. Every library gets the same weights and inputs, and its result is compared with the definition
            in double precision before a time is quoted: errors are at most 1e-5 of the largest value. «µs» is the whole call of the
            generated network, from NCHW input to NCHW output. «inside» is the time of a layer between others, where tensors already have
            the layout that the code prefers: half of the difference between three such layers, each with its own weights, and one. Small
            is good: ours / theirs. The goals were set on another machine, whose processor computes half as fast relative to its memory.
            «whole» is oneDNN's fastest chain from NCHW input to NCHW output; «direct» and «Winograd» are its primitives alone, with tensors
            in the layout that they prefer; they are compared with «inside» where that is known, otherwise with our whole call.
            """;
    }

    public static IEnumerable<string> Columns(string section)
    {
        yield return "";
        yield return $"### {section}";
        yield return "";
        yield return "| case | µs | inside | share of FMA peak | / oneDNN whole | / direct | / Winograd | / PyTorch | / generic | errors |";
        yield return "|---|---|---|---|---|---|---|---|---|---|";
    }

    /// <param name="outcome">The network.</param>
    /// <param name="peak">Multiply-adds per microsecond that the machine can do.</param>
    public static string Row(NetworkOutcome outcome, double peak)
    {
        var inside = outcome.Inside(NetworkFamily.Generated);
        var bare = inside ?? outcome.Generated;
        string Of(NetworkFamily family, Goal? goal) => outcome.Best(family) is { } best
            ? Ratio(outcome.Generated / best.Median, goal) : "";
        string Bare(NetworkFamily family, Goal? goal) =>
            outcome.Inside(family) is { } theirs ? Ratio(bare / theirs, goal) : Of(family, goal);
        string[] cells =
        [
            outcome.Case.Name,
            Microseconds(outcome.Generated),
            inside is { } time ? Microseconds(time) : "",
            (outcome.MultiplyAdds / bare / peak).ToString("0 %", CultureInfo.InvariantCulture),
            Of(NetworkFamily.OneDnn, Goal.AtMost("1")),
            Bare(NetworkFamily.OneDnnDirect, outcome.Case.OfOneDnn),
            Bare(NetworkFamily.OneDnnWinograd, outcome.Case.OfWinograd),
            Of(NetworkFamily.PyTorch, outcome.Case.OfPyTorch),
            Of(NetworkFamily.Generic, null),
            Errors(outcome),
        ];
        return $"| {string.Join(" | ", cells)} |";
    }

    private static string Ratio(double ratio, Goal? goal) => goal?.Describe(ratio, -1) ?? Goal.Number(ratio);

    private static string Errors(NetworkOutcome outcome)
    {
        var ours = outcome.Best(NetworkFamily.Generated)!;
        var others = new[] { NetworkFamily.OneDnn, NetworkFamily.OneDnnDirect, NetworkFamily.OneDnnWinograd, NetworkFamily.PyTorch }
            .Select(outcome.Best).OfType<NetworkMeasurement>().Select(best => $"{best.Family} {Error(best.Error)}");
        var wrong = outcome.Refused.Select(refused => $"{refused.Family} ({refused.Name}) WRONG, {Error(refused.Error)}");
        return string.Join("; ", others.Prepend($"ours {Error(ours.Error)}").Concat(wrong));
    }

    private static string Error(double error) => error == 0 ? "0" : error.ToString("0.#e-0", CultureInfo.InvariantCulture);

    private static string Microseconds(double time) =>
        time.ToString(time < 10 ? "0.00" : time < 100 ? "0.0" : "0", CultureInfo.InvariantCulture);
}
