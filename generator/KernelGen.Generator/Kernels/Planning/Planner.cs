using System.Collections.Generic;
using System.Linq;
using System.Threading;
using KernelGen.Generator.Kernels.Analysis;
using KernelGen.Generator.Kernels.Meaning;
using KernelGen.Generator.Kernels.Planning.Algorithms;
using KernelGen.Generator.Support;
using KernelGen.Shared;

namespace KernelGen.Generator.Kernels.Planning;

/// <summary>Asks every algorithm and takes the cheapest plan, for 512-bit vectors perhaps another one; what the others answered is kept and shown.</summary>
internal static class Planner
{
    /// <summary>The list of all algorithms.</summary>
    public static IReadOnlyList<IAlgorithm> Algorithms { get; } = [new Direct(), new ColumnOuter(), new LowRank(), new WidenedPairs(), new Separable(), new Fused(), new RunningBox(), new TapLoop(), new VanHerk()];

    public static Plan Choose(Stencil stencil, Facts facts, CancellationToken cancellation = default)
    {
        var plan = Cheapest(stencil, facts, cancellation);
        return facts is SumFacts { NonZeroTaps: > 0 } sums ? WithFiniteMean(plan, stencil, sums, cancellation) : plan;
    }

    /// <summary>A mean of finite floats must not round to infinity: where it could, the same plan for taps a little smaller.</summary>
    private static Plan WithFiniteMean(Plan plan, Stencil stencil, SumFacts facts, CancellationToken cancellation)
    {
        if (RoundingErrors.Precision(stencil, plan.Passes[plan.Passes.Count - 1].Lane) is not { } precision) return plan;
        var taps = facts.Reduction.Taps;
        var sum = taps.SumOfMagnitudes;
        if (FiniteMean.IsExact(sum, taps.CommonDenominator, precision)) return plan;
        var scale = FiniteMean.Scale(sum, RoundingErrors.Of(plan, precision), precision);
        if (scale == Rational.One) return plan;
        var smaller = stencil with { Reduction = facts.Reduction with { Taps = taps.Over(Rational.One / scale) } };
        return Cheapest(smaller, Facts.Of(smaller, cancellation), cancellation);
    }

    private static Plan Cheapest(Stencil stencil, Facts facts, CancellationToken cancellation)
    {
        var arithmetic = Arithmetic.Choose(stencil, facts);
        var answers = Algorithms.Select(algorithm => (algorithm.Name, Answer: Try(algorithm))).ToArray();
        var plans = answers.Where(entry => entry.Answer.Plan is not null).Select(entry => entry.Answer.Plan!).OrderBy(plan => plan.Cost).ToArray();
        var best = plans.First(plan => !plan.IsWideOnly);
        var wide = plans[0] == best ? null : plans[0];
        var declined = answers
            .Where(entry => entry.Answer.IsMine && entry.Name != best.Algorithm && entry.Name != wide?.Algorithm)
            .Select(entry => entry.Answer.Plan is { } plan
                ? $"{entry.Name}: {Invariant.Short(plan.Cost)} operations per pixel against {Invariant.Short(plans[0].Cost)}"
                : $"{entry.Name}: {entry.Answer.Reason}");
        return best with { Declined = declined.ToEquatableArray(), Wide = wide };

        Answer Try(IAlgorithm algorithm)
        {
            cancellation.ThrowIfCancellationRequested();
            return algorithm.Try(stencil, facts, arithmetic);
        }
    }
}
