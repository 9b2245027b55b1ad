using System.Linq;
using KernelGen.Generator.Kernels.Analysis;
using KernelGen.Generator.Kernels.Meaning;
using KernelGen.Generator.Support;

namespace KernelGen.Generator.Kernels.Planning.Algorithms;

/// <summary>The one pass that reads every tap from the picture and writes the result.</summary>
internal static class WholePass
{
    public static Pass Of(Stencil stencil, SumFacts facts, Arithmetic arithmetic, bool isLooped) => new(
        arithmetic.Lane,
        stencil.Source.Name,
        stencil.Destination.Name,
        PassTarget.Picture,
        PassTarget.Picture,
        facts.Reduction.Taps.NonZero().Select(tap => new Tap(tap.Row, tap.Column, tap.Coefficient * arithmetic.Scale)).ToEquatableArray(),
        facts.Reduction.Offset * arithmetic.Scale,
        arithmetic.Finish,
        stencil.ColumnStep,
        Margin: 0,
        isLooped)
    {
        IsEstimate = arithmetic.Estimate is not null,
    };
}
