using System.Collections.Generic;
using System.Linq;
using KernelGen.Generator.Kernels.Planning;
using KernelGen.Generator.Support;
using KernelGen.Shared;

namespace KernelGen.Generator.Kernels.Bodies;

/// <summary>
/// Taps that lie whole vectors apart: the vector that meets the first of them for one vector of sums meets the next for the vector of sums
/// before, so that one load feeds as many multiplications as there are taps.
/// </summary>
/// <param name="Distances">Vectors from the first tap to each, beginning with 0; the same for all members.</param>
/// <param name="Members">The groups of taps with these distances.</param>
internal sealed record TapGroups(EquatableArray<int> Distances, EquatableArray<GroupedTaps> Members)
{
    /// <summary>Kinds of groups that are written out; the taps of all others are taken one by one.</summary>
    private const int MostKinds = 4;

    /// <summary>The taps of a row in groups.</summary>
    /// <param name="pass">The pass, of one row of taps.</param>
    /// <param name="width">Elements of a vector.</param>
    /// <param name="sums">Vectors of sums that are computed together: taps farther apart share no load.</param>
    /// <param name="most">Taps of a group.</param>
    public static IReadOnlyList<TapGroups> Of(Pass pass, int width, int sums, int most)
    {
        var groups = pass.Taps.Select(tap => (Offset: tap.Column * pass.ColumnStep, tap.Coefficient))
            .GroupBy(tap => tap.Offset % width)
            .SelectMany(taps => Divide([.. taps], width, sums, most))
            .GroupBy(group => group.Distances, group => group.Taps)
            .Select(kind => new TapGroups(kind.Key, kind.ToEquatableArray())).ToArray();
        var kept = groups.Where(kind => kind.Distances.Count > 1)
            .OrderByDescending(kind => (kind.Distances.Count - 1) * kind.Members.Count).Take(MostKinds).ToArray();
        var single = groups.Except(kept).SelectMany(kind => kind.Members.SelectMany(member => member.Apart(kind.Distances, width))).ToEquatableArray();
        return single.Count == 0 ? kept : [.. kept, new TapGroups(new[] { 0 }.ToEquatableArray(), single)];
    }

    /// <summary>Divides taps that meet the same vectors into groups of nearly the same size.</summary>
    private static IEnumerable<(EquatableArray<int> Distances, GroupedTaps Taps)> Divide(
        (int Offset, Rational Coefficient)[] taps, int width, int sums, int most)
    {
        foreach (var stretch in Stretches(taps, width * sums))
        {
            var count = (stretch.Count + most - 1) / most;
            for (var group = 0; group < count; group++)
            {
                var (first, end) = (group * stretch.Count / count, (group + 1) * stretch.Count / count);
                var members = stretch.Skip(first).Take(end - first).ToArray();
                yield return (
                    members.Select(tap => (tap.Offset - members[0].Offset) / width).ToEquatableArray(),
                    new GroupedTaps(members[0].Offset, members.Select(tap => tap.Coefficient).ToEquatableArray()));
            }
        }
    }

    /// <summary>Taps each of which is less than so many elements after the one before.</summary>
    private static IEnumerable<List<(int Offset, Rational Coefficient)>> Stretches((int Offset, Rational Coefficient)[] taps, int apart)
    {
        List<(int Offset, Rational Coefficient)> stretch = [];
        foreach (var tap in taps)
        {
            if (stretch.Count > 0 && tap.Offset - stretch[stretch.Count - 1].Offset >= apart)
            {
                yield return stretch;
                stretch = [];
            }
            stretch.Add(tap);
        }
        yield return stretch;
    }
}

/// <summary>The taps of a group.</summary>
/// <param name="Start">Elements from the window's first to the first tap.</param>
/// <param name="Coefficients">The coefficients, in the order of the taps.</param>
internal sealed record GroupedTaps(int Start, EquatableArray<Rational> Coefficients)
{
    /// <summary>Each tap as a group of its own.</summary>
    public IEnumerable<GroupedTaps> Apart(EquatableArray<int> distances, int width) => Coefficients.Select((coefficient, tap) =>
        new GroupedTaps(Start + distances[tap] * width, new[] { coefficient }.ToEquatableArray()));
}
