using System.Collections.Generic;
using System.Linq;
using KernelGen.Generator.Analysis;
using KernelGen.Generator.Planning.Algorithms;
using KernelGen.Generator.Stencils;
using KernelGen.Generator.Support;

namespace KernelGen.Generator.Planning;

/// <summary>Asks every algorithm and takes the cheapest plan; what the others answered is kept and shown.</summary>
internal static class Planner
{
    /// <summary>The list of all algorithms.</summary>
    public static IReadOnlyList<IAlgorithm> Algorithms { get; } = [new Direct(), new LowRank(), new WidenedPairs(), new Separable(), new RunningBox(), new TapLoop()];

    public static Plan Choose(Stencil stencil, Facts facts)
    {
        var arithmetic = Arithmetic.Choose(stencil, facts);
        var answers = Algorithms.Select(algorithm => (algorithm.Name, Answer: algorithm.Try(stencil, facts, arithmetic))).ToArray();
        var best = answers.Where(entry => entry.Answer.Plan is not null).OrderBy(entry => entry.Answer.Plan!.Cost).First();
        var declined = answers
            .Where(entry => entry.Name != best.Name)
            .Select(entry => entry.Answer.Plan is { } plan
                ? $"{entry.Name}: {Invariant.Short(plan.Cost)} operations per pixel against {Invariant.Short(best.Answer.Plan!.Cost)}"
                : $"{entry.Name}: {entry.Answer.Reason}");
        return best.Answer.Plan! with { Declined = declined.ToEquatableArray() };
    }
}
