using System;
using System.Collections.Generic;
using System.Linq;

namespace KernelGen.Peers;

/// <summary>The time of one contestant in microseconds, and its error.</summary>
internal sealed record NetworkMeasurement(NetworkFamily Family, string Name, double Median, double Error);

/// <summary>One network, measured.</summary>
/// <param name="Case">The row.</param>
/// <param name="MultiplyAdds">The multiply-adds of a call by the definition.</param>
/// <param name="Measurements">The measurements.</param>
/// <param name="Thrice">The times of three such layers in sequence; empty if one cannot follow another.</param>
/// <param name="Refused">Contestants with a wrong result; they are not measured.</param>
internal sealed record NetworkOutcome(
    NetworkCase Case, long MultiplyAdds, IReadOnlyList<NetworkMeasurement> Measurements, IReadOnlyList<NetworkMeasurement> Thrice,
    IReadOnlyList<NetworkMeasurement> Refused)
{
    public double Generated => Best(NetworkFamily.Generated)!.Median;

    /// <summary>The time of a layer inside a network; null if one cannot follow another, or the family does not take part.</summary>
    public double? Inside(NetworkFamily family) => Best(family) is { } once
        && Thrice.Where(one => one.Family == family).MinBy(one => one.Median) is { } thrice ? (thrice.Median - once.Median) / 2 : null;

    /// <summary>The fastest of a family; null if none took part.</summary>
    public NetworkMeasurement? Best(NetworkFamily family) => Measurements.Where(one => one.Family == family).MinBy(one => one.Median);
}

/// <summary>Runs all libraries for one network: compares their results with the definition, then measures alternating runs.</summary>
internal sealed class NetworkContest(IReadOnlyList<INetworkPeer> peers, int rounds)
{
    private const double Sample = 2000;             // minimal duration of a run, in microseconds
    private const double Patience = 1_500_000;      // limit for all runs of one contestant beyond three, in microseconds

    /// <exception cref="InvalidOperationException">The result of KernelGen is wrong.</exception>
    public NetworkOutcome Hold(NetworkCase found)
    {
        var refused = new List<NetworkMeasurement>();
        var errors = new Dictionary<NetworkEntry, double>();
        var once = Enter(found.Type, found.Batch, errors, refused);
        var thrice = found.Thrice is { } type ? Enter(type, found.Batch, errors, refused) : [];
        var times = Time([.. once, .. thrice]);
        var multiplyAdds = found.Batch * (long)found.Type.GetField("MultiplyAdds")!.GetValue(null)!;
        var outcome = new NetworkOutcome(found, multiplyAdds, once.ConvertAll(Measured), thrice.ConvertAll(Measured), refused);
        foreach (var entry in once.Concat(thrice)) entry.Dispose();
        return outcome;

        NetworkMeasurement Measured(NetworkEntry entry) => new(entry.Family, entry.Name, times[entry], errors[entry]);
    }

    /// <summary>All implementations of a network with correct results.</summary>
    private List<NetworkEntry> Enter(Type type, int batch, Dictionary<NetworkEntry, double> errors, List<NetworkMeasurement> refused)
    {
        var network = OwnNetwork.Of(type, batch);
        var sample = Peers.Sample.Of(Topology.Of(type) with { Batch = batch }, network.Parameters);
        var output = new float[batch * sample.Topology.Last.Length];
        var entered = new List<NetworkEntry>
        {
            new OwnEntry(NetworkFamily.Generated, "generated", network.Forward, sample.Input, output.Length),
            new OwnEntry(NetworkFamily.Generic, "layer by layer", network.LayerByLayer, sample.Input, output.Length),
        };
        entered.AddRange(peers.SelectMany(peer => peer.Enter(sample)));
        foreach (var entry in entered.ToArray())
        {
            Array.Fill(output, float.NaN);
            entry.Compute(output);
            errors[entry] = sample.Error(output);
            if (errors[entry] <= NetworkCase.Tolerance) continue;
            if (entry is OwnEntry) throw new InvalidOperationException($"{type.Name}, {entry.Name}: an error of {errors[entry]:0.#e-0}.");
            refused.Add(new(entry.Family, entry.Name, double.NaN, errors[entry]));
            entered.Remove(entry);
        }
        return entered;
    }

    private Dictionary<NetworkEntry, double> Time(List<NetworkEntry> entered)
    {
        var calls = new Dictionary<NetworkEntry, int>();
        foreach (var entry in entered)
        {
            entry.Time(3);
            calls[entry] = (int)Math.Clamp(Sample / Math.Max(entry.Time(3), 0.1), 1, 10_000);
        }
        var times = entered.ToDictionary(static entry => entry, static _ => new List<double>());
        for (var round = 0; round < rounds; round++)
            foreach (var entry in entered)
            {
                if (round >= 3 && times[entry].Sum() * calls[entry] > Patience) continue;
                entry.Time(1);      // not counted: the caches hold the data of another contestant
                times[entry].Add(entry.Time(calls[entry]));
            }
        return times.ToDictionary(static one => one.Key, static one => one.Value.Order().ElementAt(one.Value.Count / 2));
    }
}
