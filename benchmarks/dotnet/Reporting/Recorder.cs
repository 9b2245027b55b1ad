using System;
using System.Globalization;
using System.IO;
using System.Linq;

namespace KernelGen.Peers;

/// <summary>Takes what was measured, and says so on standard error, line by line.</summary>
/// <param name="results">Where rows are collected.</param>
internal sealed class Recorder(Results results)
{
    /// <summary>How often a result was wrong.</summary>
    public int Failures { get; private set; }

    public Results Results => results;

    /// <summary>How busy the machine is now.</summary>
    public static string Load =>
        File.Exists("/proc/loadavg") ? $"load {File.ReadAllText("/proc/loadavg").Split(' ')[0]} at the start" : "load unknown";

    /// <summary>A filter or a signal at one size.</summary>
    public void Add(Outcome outcome)
    {
        var kernel = outcome.Case;
        var rivals = Names.Families.Select(family => Of(outcome, family)).OfType<Rival>();
        var size = outcome.Height == 1 ? $"{outcome.Width}" : $"{outcome.Width}x{outcome.Height}";
        Add(new Row(Names.GroupOf(kernel), kernel.Name, size, outcome.Generated)
        {
            Copies = 1 / outcome.Over(Family.Memcpy)!.Value,
            PeakShare = kernel.Source.IsFloat ? outcome.PeakShare : null,
            Rivals = [.. rivals],
        });
    }

    /// <summary>A network or a layer.</summary>
    /// <param name="outcome">What was measured.</param>
    /// <param name="peak">Multiply-adds per microsecond that the machine can do.</param>
    public void Add(NetworkOutcome outcome, double peak)
    {
        var timed = outcome.Measurements.Select(static one => one.Family).Where(static family => Names.Of(family) is not null).Distinct()
            .Select(family => outcome.Best(family)!).Select(best => Of(best, best.Median / outcome.Generated));
        var refused = outcome.Refused.DistinctBy(static one => one.Family).Where(one => outcome.Best(one.Family) is null)
            .Select(static one => Of(one, null));
        Add(new Row(outcome.Case.Section, outcome.Case.Name, "", outcome.Generated)
        {
            PeakShare = outcome.MultiplyAdds / outcome.Generated / peak,
            Rivals = [.. timed.Concat(refused)],
        });
    }

    /// <summary>A row of any group.</summary>
    public void Add(Row row)
    {
        results.Rows.Add(row);
        var rivals = row.Rivals.Select(rival => $"{rival.Library} {Tables.Ratio(rival)}");
        Console.Error.WriteLine($"{row.Name} {row.Size}: {Tables.Time(row.Microseconds)} µs; {string.Join(", ", rivals)}");
    }

    /// <summary>A wrong result of ours.</summary>
    public void Fail(string message)
    {
        Failures++;
        Console.Error.WriteLine(message);
    }

    private static Rival? Of(Outcome outcome, Family family)
    {
        var name = Names.Of(family);
        if (outcome.Best(family) is { } best)
            return new Rival(name, outcome.Over(family), best.Contestant.Name, Agreement(best)) { IsSlow = best.IsSlow };
        var refused = outcome.Refused.Where(one => one.Contestant.Family == family).MinBy(static one => one.Agreement.Differing);
        return refused is null ? null : new Rival(name, null, refused.Contestant.Name, Agreement(refused));
    }

    private static string Agreement(Measurement one) => one.Contestant.IsInterior ? $"{one.Agreement}, interior" : one.Agreement.ToString();

    private static Rival Of(NetworkMeasurement one, double? ratio) =>
        new(Names.Of(one.Family)!, ratio, one.Name, string.Create(CultureInfo.InvariantCulture, $"{one.Error:0.0e-0}"));
}
