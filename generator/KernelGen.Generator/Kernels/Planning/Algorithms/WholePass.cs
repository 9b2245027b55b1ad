using System.Linq;
using KernelGen.Generator.Kernels.Analysis;
using KernelGen.Generator.Kernels.Bodies;
using KernelGen.Generator.Kernels.Meaning;
using KernelGen.Generator.Support;

namespace KernelGen.Generator.Kernels.Planning.Algorithms;

/// <summary>The one pass that reads every tap from the picture and writes the result.</summary>
internal static class WholePass
{
    public static Pass Of(Stencil stencil, SumFacts facts, Arithmetic arithmetic) => new(
        arithmetic.Lane,
        stencil.Source.Name,
        stencil.Destination.Name,
        facts.Reduction.Taps.NonZero().Select(tap => new Tap(tap.Row, tap.Column, tap.Coefficient * arithmetic.Scale)).ToEquatableArray(),
        stencil.ColumnStep)
    {
        Bias = facts.Reduction.Offset * arithmetic.Scale,
        Finish = arithmetic.Finish,
    };

    /// <summary>The body that computes one row after the other in this pass.</summary>
    public static Candidate RowByRow(Pass pass, Arithmetic arithmetic, bool isLooped)
    {
        var row = new RowPass(pass, isLooped);
        return Candidate.Propose(
            target => row.Cost(target) + arithmetic.EstimateCost(target),
            target => new RowByRowBody(target, [row]) { Why = arithmetic.Why, Estimate = arithmetic.Estimate });
    }
}
