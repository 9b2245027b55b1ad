using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using KernelGen.Generator.Kernels.Analysis;
using KernelGen.Generator.Kernels.Bodies;
using KernelGen.Generator.Kernels.Meaning;
using KernelGen.Generator.Kernels.Planning.Algorithms;
using KernelGen.Generator.Machine;
using KernelGen.Generator.Support;
using KernelGen.Shared;

namespace KernelGen.Generator.Kernels.Planning;

/// <summary>Asks every algorithm for every target and takes the cheapest body; what the others answered is kept and shown.</summary>
internal static class Planner
{
    /// <summary>The list of all algorithms.</summary>
    public static IReadOnlyList<IAlgorithm> Algorithms { get; } =
        [new Direct(), new OneRow(), new ColumnOuter(), new LowRank(), new WidenedPairs(), new SeparableWords(), new SplitWords(), new UpperWords(), new BytesAsWords(), new Separable(), new Fused(), new RunningBox(), new PairedBox(), new TapLoop(), new VanHerk()];

    /// <summary>Taps of floats that machines without vectors add one after the other: of more, sums are nearer in another order.</summary>
    private const int MostLoopedFloats = 64;

    /// <param name="stencil">What is computed.</param>
    /// <param name="facts">What is true of it.</param>
    /// <param name="widths">The vectors that bodies are written for.</param>
    /// <param name="cancellation">Asked between the algorithms.</param>
    public static Plan Choose(Stencil stencil, Facts facts, VectorWidths widths = default, CancellationToken cancellation = default)
    {
        var targets = widths.Of(Targets.ForKernels, target => target);
        var plan = Cheapest(stencil, facts, targets, cancellation);
        return facts is SumFacts { NonZeroTaps: > 0 } sums ? WithFiniteMean(plan, stencil, sums, targets, cancellation) : plan;
    }

    /// <summary>A mean of finite floats must not round to infinity: where it could, the same plan for taps a little smaller.</summary>
    private static Plan WithFiniteMean(
        Plan plan, Stencil stencil, SumFacts facts, IReadOnlyList<Target> targets, CancellationToken cancellation)
    {
        if (PrecisionOfMean(stencil, facts, plan.Usual.Body) is not { } precision) return plan;
        var taps = facts.Reduction.Taps;
        var scale = FiniteMean.Scale(taps.SumOfMagnitudes, plan.Table.Max(row => row.Body.RoundingErrors(precision)), precision);
        if (scale == Rational.One) return plan;
        var smaller = stencil with { Reduction = facts.Reduction with { Taps = taps.Over(Rational.One / scale) } };
        return Cheapest(smaller, Facts.Of(smaller, cancellation), targets, cancellation);
    }

    /// <summary>The bits in which a mean may round to more than its greatest pixel; null: it does not.</summary>
    private static int? PrecisionOfMean(Stencil stencil, SumFacts facts, Body body)
    {
        var taps = facts.Reduction.Taps;
        return RoundingErrors.Precision(stencil, body.Passes[body.Passes.Count - 1].Lane) is { } precision
            && !FiniteMean.IsExact(taps.SumOfMagnitudes, taps.CommonDenominator, precision) ? precision : null;
    }

    private static Plan Cheapest(Stencil stencil, Facts facts, IReadOnlyList<Target> targets, CancellationToken cancellation)
    {
        var arithmetic = Arithmetic.Choose(stencil, facts);
        var subject = new Subject(stencil, facts, arithmetic);
        var candidates = Algorithms.Select(algorithm => (Algorithm: algorithm, Candidate: Try(algorithm))).ToArray();
        var isExact = stencil.Source.IsInteger && stencil.Destination.IsInteger;
        // the runner makes all runs long enough for any vectors but the widest of several
        var onlyLongRuns = targets.Count(target => !target.IsScalar) > 1 ? targets[0] : null;
        var table = new List<Dispatch>();
        foreach (var target in targets) table.Add(Row(target, candidates, isExact, target == onlyLongRuns, Loops));
        var declined = candidates
            .Where(entry => table.All(row => row.Choice.Algorithm != entry.Algorithm.Name))
            .Select(entry => (entry.Algorithm.Name, Reason: Reason(entry.Candidate, table)))
            .Where(entry => entry.Reason.Length > 0);
        return new Plan(table, declined.Select(entry => $"{entry.Name}: {entry.Reason}").ToEquatableArray());

        // means of other machines are not scaled because of one that rounds more often
        bool Loops(Body loop) => isExact || (facts is SumFacts { NonZeroTaps: <= MostLoopedFloats } sums
            && (PrecisionOfMean(stencil, sums, loop) is not { } precision || loop.RoundingErrors(precision) <= table.Max(row => row.Body.RoundingErrors(precision))));

        Candidate Try(IAlgorithm algorithm)
        {
            cancellation.ThrowIfCancellationRequested();
            return algorithm.Try(subject);
        }
    }

    /// <summary>
    /// The cheapest body of a machine. Where results are integers, they are the same whatever the algorithm: single rows may take another
    /// one, and all rows do where that costs no more.
    /// </summary>
    private static Dispatch Row(
        Target target, IEnumerable<(IAlgorithm Algorithm, Candidate Candidate)> candidates, bool isExact, bool onlyLongRuns,
        Func<Body, bool> loops)
    {
        var proposals = candidates
            .Select(entry => (entry.Algorithm.Name, Proposal: entry.Candidate.On(target) as Answer<Body>.Proposal))
            .Where(entry => entry.Proposal is not null)
            .OrderBy(entry => entry.Proposal!.Cost)
            .Select(entry => (entry.Name, entry.Proposal!.Cost, Build: new Func<Choice>(() => new Choice(entry.Name, entry.Proposal.Cost, entry.Proposal.Build()))))
            .ToArray();
        // hardly any machine is without vectors, and all pay for what is compiled
        var loop = target.IsScalar ? proposals.FirstOrDefault(proposal => proposal.Name == TapLoop.ShortName).Build?.Invoke() : null;
        var choice = loop is not null && loops(loop.Body) ? loop : proposals[0].Build();
        if (target.IsScalar && choice.OfSingleRows is { } rows) return Of(rows);
        if (!isExact || choice.OfSingleRows is not { } own) return Of(choice);
        var single = proposals.Skip(1).Where(other => other.Cost < own.Cost).Select(other => other.Build())
            .Select(other => other.OfSingleRows ?? other with { Cost = other.Body.CostOfSingleRow ?? double.PositiveInfinity })
            .Prepend(own).OrderBy(other => other.Cost).First();
        return single.Cost <= choice.Cost * choice.Body.Overlap ? Of(single) : Of(choice) with { SingleRows = single };

        Dispatch Of(Choice choice) =>
            new(target, onlyLongRuns && !choice.Body.TakesShortRuns ? choice.Body.Lanes : 0, choice);
    }

    /// <summary>Why a candidate was taken on no machine: what the machine answers whose costs people are told, or the one that can most.</summary>
    private static string Reason(Candidate candidate, IReadOnlyList<Dispatch> table)
    {
        var (usual, widest) = (Of(Plan.UsualOf(table)), Of(table[0]));
        var (answer, best) = usual.Answer is Answer<Body>.Proposal ? usual : widest;
        return answer switch
        {
            Answer<Body>.Proposal proposal => $"{Invariant.Short(proposal.Cost)} operations per pixel against {Invariant.Short(best)}",
            Answer<Body>.Declined declined => declined.Reason,
            _ => "",
        };

        (Answer<Body> Answer, double Best) Of(Dispatch row) => (candidate.On(row.Target), row.Choice.Cost);
    }
}
