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
        [new Direct(), new OneRow(), new ColumnOuter(), new LowRank(), new WidenedPairs(), new Separable(), new Fused(), new RunningBox(), new TapLoop(), new VanHerk()];

    public static Plan Choose(Stencil stencil, Facts facts, CancellationToken cancellation = default)
    {
        var plan = Cheapest(stencil, facts, cancellation);
        return facts is SumFacts { NonZeroTaps: > 0 } sums ? WithFiniteMean(plan, stencil, sums, cancellation) : plan;
    }

    /// <summary>A mean of finite floats must not round to infinity: where it could, the same plan for taps a little smaller.</summary>
    private static Plan WithFiniteMean(Plan plan, Stencil stencil, SumFacts facts, CancellationToken cancellation)
    {
        var passes = plan.Usual.Body.Passes;
        if (RoundingErrors.Precision(stencil, passes[passes.Count - 1].Lane) is not { } precision) return plan;
        var taps = facts.Reduction.Taps;
        var sum = taps.SumOfMagnitudes;
        if (FiniteMean.IsExact(sum, taps.CommonDenominator, precision)) return plan;
        var scale = FiniteMean.Scale(sum, plan.Table.Max(row => row.Body.RoundingErrors(precision)), precision);
        if (scale == Rational.One) return plan;
        var smaller = stencil with { Reduction = facts.Reduction with { Taps = taps.Over(Rational.One / scale) } };
        return Cheapest(smaller, Facts.Of(smaller, cancellation), cancellation);
    }

    private static Plan Cheapest(Stencil stencil, Facts facts, CancellationToken cancellation)
    {
        var arithmetic = Arithmetic.Choose(stencil, facts);
        var answers = Algorithms.Select(algorithm => (Algorithm: algorithm, Answer: Try(algorithm, Targets.ForKernels[0]))).ToArray();
        var ranking = answers.Where(entry => entry.Answer is Answer<Body>.Proposal)
            .OrderBy(entry => ((Answer<Body>.Proposal)entry.Answer).Cost).ToArray();
        var table = new List<Dispatch> { Row(Targets.ForKernels[0], ranking[0].Algorithm, (Answer<Body>.Proposal)ranking[0].Answer) };

        // all targets have the same cost table, and rank alike: the first that can is the cheapest
        foreach (var target in Targets.ForKernels.Skip(1))
        {
            var (algorithm, answer) = ranking.Select(entry => (entry.Algorithm, Answer: Try(entry.Algorithm, target))).First(entry => entry.Answer is Answer<Body>.Proposal);
            table.Add(Row(target, algorithm, (Answer<Body>.Proposal)answer));
        }
        var declined = answers
            .Where(entry => table.All(row => row.Choice.Algorithm != entry.Algorithm.Name))
            .Select(entry => (entry.Algorithm.Name, Reason: Reason(entry.Answer, table[0].Choice.Cost)))
            .Where(entry => entry.Reason.Length > 0);
        return new Plan(table, declined.Select(entry => $"{entry.Name}: {entry.Reason}").ToEquatableArray());

        Answer<Body> Try(IAlgorithm algorithm, Target target)
        {
            cancellation.ThrowIfCancellationRequested();
            return algorithm.Try(stencil, facts, arithmetic, target);
        }
    }

    /// <summary>A row of the table. The runner makes all runs long enough for any vectors but the widest, unless they take short runs too.</summary>
    private static Dispatch Row(Target target, IAlgorithm algorithm, Answer<Body>.Proposal proposal)
    {
        var body = proposal.Build();
        return new Dispatch(target, target == Targets.ForKernels[0] && !body.TakesShortRuns ? body.Lanes : 0, new Choice(algorithm.Name, proposal.Cost, body));
    }

    /// <summary>Why an answer was not taken where the best costs so much.</summary>
    private static string Reason(Answer<Body> answer, double best) => answer switch
    {
        Answer<Body>.Proposal proposal => $"{Invariant.Short(proposal.Cost)} operations per pixel against {Invariant.Short(best)}",
        Answer<Body>.Declined declined => declined.Reason,
        _ => "",
    };
}
