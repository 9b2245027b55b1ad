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
        [new Direct(), new ColumnOuter(), new LowRank(), new WidenedPairs(), new Separable(), new Fused(), new RunningBox(), new TapLoop()];

    public static Plan Choose(Stencil stencil, Facts facts, CancellationToken cancellation = default)
    {
        var plan = Cheapest(stencil, facts, cancellation);
        var passes = plan.Usual.Body.Passes;
        if (RoundingErrors.Precision(stencil, passes[passes.Count - 1].Lane) is not { } precision || facts.NonZeroTaps == 0) return plan;

        // a mean of finite floats must not round to infinity
        var sum = stencil.Taps.SumOfMagnitudes;
        if (FiniteMean.IsExact(sum, stencil.Taps.CommonDenominator, precision)) return plan;
        var scale = FiniteMean.Scale(sum, plan.Table.Max(row => row.Body.RoundingErrors(precision)), precision);
        if (scale == Rational.One) return plan;
        var smaller = stencil with { Taps = stencil.Taps.Over(Rational.One / scale) };
        return Cheapest(smaller, Study.Of(smaller, cancellation), cancellation);
    }

    private static Plan Cheapest(Stencil stencil, Facts facts, CancellationToken cancellation)
    {
        var arithmetic = Arithmetic.Choose(stencil, facts);
        var table = new List<Dispatch>();
        var declined = new List<(string Name, string Reason)>();
        foreach (var target in Targets.ForKernels)
        {
            var answers = Algorithms.Select(algorithm => (algorithm.Name, Answer: Try(algorithm, target))).ToArray();
            var proposals = answers.Where(entry => entry.Answer is Answer<Body>.Proposal)
                .Select(entry => (entry.Name, Proposal: (Answer<Body>.Proposal)entry.Answer)).OrderBy(entry => entry.Proposal.Cost).ToArray();
            var (name, best) = proposals[0];
            var body = best.Build();
            table.Add(new Dispatch(target, table.Count == 0 ? body.Lanes : 0, new Choice(name, best.Cost, body)));
            if (table.Count == 1) declined.AddRange(answers.Select(entry => (entry.Name, Reason(entry.Answer, best.Cost))));
        }
        var others = declined.Where(entry => entry.Reason.Length > 0 && table.All(row => row.Choice.Algorithm != entry.Name));
        return new Plan(table, others.Select(entry => $"{entry.Name}: {entry.Reason}").ToEquatableArray());

        Answer<Body> Try(IAlgorithm algorithm, Target target)
        {
            cancellation.ThrowIfCancellationRequested();
            return algorithm.Try(stencil, facts, arithmetic, target);
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
