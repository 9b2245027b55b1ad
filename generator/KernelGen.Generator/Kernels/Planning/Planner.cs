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
        [new Direct(), new ColumnOuter(), new LowRank(), new WidenedPairs(), new Separable(), new Fused(), new RunningBox(), new TapLoop(), new VanHerk()];

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
        var choices = new List<Choice> { Chosen(ranking[0].Algorithm, (Answer<Body>.Proposal)ranking[0].Answer) };

        // all targets have the same cost table, and rank alike: the first that can is the cheapest
        foreach (var target in Targets.ForKernels.Skip(1))
        {
            var (algorithm, answer) = ranking.Select(entry => (entry.Algorithm, Answer: Try(entry.Algorithm, target))).First(entry => entry.Answer is Answer<Body>.Proposal);
            choices.Add(Chosen(algorithm, (Answer<Body>.Proposal)answer));
        }
        var table = Rows(choices).ToArray();
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

    private static Choice Chosen(IAlgorithm algorithm, Answer<Body>.Proposal proposal) => new(algorithm.Name, proposal.Cost, proposal.Build());

    /// <summary>
    /// The rows of the table: for a body that computes rows together there is another, of single rows. The runner makes all runs long
    /// enough for any vectors but the widest.
    /// </summary>
    private static IEnumerable<Dispatch> Rows(IReadOnlyList<Choice> choices)
    {
        var step = choices.Max(choice => choice.Body.RowStep);      // all are powers of two
        foreach (var choice in choices)
        {
            var single = choice.Body.OfSingleRows;
            yield return Row(choice, single is null ? 0 : step, 0);
            if (single is not null) yield return Row(choice with { Body = single }, 0, step - 1);
        }

        static Dispatch Row(Choice choice, int leastRows, int mostRows)
        {
            var target = choice.Body.Target;
            return new Dispatch(target, target == Targets.ForKernels[0] ? choice.Body.Lanes : 0, leastRows, mostRows, choice);
        }
    }

    /// <summary>Why an answer was not taken where the best costs so much.</summary>
    private static string Reason(Answer<Body> answer, double best) => answer switch
    {
        Answer<Body>.Proposal proposal => $"{Invariant.Short(proposal.Cost)} operations per pixel against {Invariant.Short(best)}",
        Answer<Body>.Declined declined => declined.Reason,
        _ => "",
    };
}
