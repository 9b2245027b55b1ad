using System.Collections.Generic;
using System.Linq;
using KernelGen.Generator.Kernels.Analysis;
using KernelGen.Generator.Kernels.Declarations;
using KernelGen.Generator.Kernels.Meaning;
using KernelGen.Generator.Kernels.Planning;
using KernelGen.Generator.Support;

namespace KernelGen.Generator.Kernels.Emission;

/// <summary>Every stage in plain lines: what stands in the file's header and in the documentation on hover.</summary>
internal static class Description
{
    /// <summary>The kernel as a grid, the facts beside it, then the plan and why the others declined.</summary>
    public static IReadOnlyList<string> Of(Stencil stencil, Facts facts, Plan plan)
    {
        var notes = new List<string>
        {
            Found(stencil, facts),
            plan.Usual.Body.Why,
            $"plan: {plan.Summary}{(plan.Special is { } special ? $"; with 512-bit vectors {special.Summary}" : "")}",
            Work(stencil, facts, plan),
            Accuracy(stencil, facts),
            $"gain {Invariant.Short(facts.Gain.ToDouble())}{Offset(stencil)}; {Frame(stencil)}",
        };
        return Drawing.Lines(stencil, facts, notes)
            .Concat(plan.Declined.Select(reason => "not " + reason))
            .ToArray();
    }

    /// <summary>What a pixel costs, and on which machines there are vectors for it.</summary>
    private static string Work(Stencil stencil, Facts facts, Plan plan)
    {
        var taps = facts.NonZeroTaps == 1 ? "1 multiplication" : $"{facts.NonZeroTaps} multiplications";
        var planned = Invariant.Short(System.Math.Round(plan.Usual.Cost, 2));
        return $"per {(stencil.Channels > 1 ? "element" : "pixel")}: {taps} by the definition, {planned} operations of 256-bit vectors as planned; "
            + "bodies for 512, 256 and 128 bits and scalars";
    }

    /// <summary>The range of the results, and how far they may be off.</summary>
    private static string Accuracy(Stencil stencil, Facts facts)
    {
        var range = ResultRange.Of(stencil, facts) is { } results
            ? $"results lie in {results}{(results.Within(stencil.Destination) ? "" : $", saturated to {stencil.Destination.Name}")}; "
            : "";
        var offset = stencil.Offset.IsZero ? "" : " + |offset|";
        return range + (stencil.Destination.IsInteger
            ? "exact, rounded once"
            : $"error at most {stencil.Taps.Count + 2}·2^-{stencil.Destination.FractionBits}·(Σ|k·x|/|divisor|{offset})");
    }

    private static string Found(Stencil stencil, Facts facts)
    {
        var taps = stencil.Rows * stencil.Columns;
        var found = new List<string>
        {
            $"{facts.NonZeroTaps} of {taps} taps",
            facts.Symmetry switch
            {
                Symmetry.Symmetric => "equal to itself turned by 180°",
                Symmetry.Antisymmetric => "the negative of itself turned by 180°",
                _ => "no symmetry",
            },
        };
        if (facts.IsBox && taps > 1) found.Add("a box");
        if (stencil.Rows > 1 && stencil.Columns > 1) found.Add(facts.Factors is not null ? "separable" : facts.RowSpace is { } space ? $"not separable: rank {space.Rank}" : "not separable");
        return string.Join("; ", found);
    }

    private static string Offset(Stencil stencil) =>
        stencil.Offset.IsZero ? "" : $", offset {Invariant.Short(stencil.Offset.ToDouble())}";

    private static string Frame(Stencil stencil)
    {
        var frame = new List<string>();
        if (stencil.Padding is { } padding) frame.Add($"padding: {padding}");
        else if (stencil.Mode == ConvolutionMode.Valid) frame.Add("valid");
        else
        {
            if (stencil.Mode == ConvolutionMode.Full) frame.Add("full");
            frame.Add("border: " + (stencil.Border == BorderMode.Constant
                ? $"constant {Invariant.Short(stencil.BorderValue)}"
                : stencil.Border.ToString().ToLowerInvariant()));
        }
        if (stencil.Stride > 1) frame.Add($"stride {stencil.Stride}");
        if (stencil.Dilation > 1) frame.Add($"dilation {stencil.Dilation}");
        if (stencil.Channels > 1) frame.Add($"{stencil.Channels} channels{(stencil.PreserveAlpha ? ", alpha kept" : "")}");
        return string.Join(", ", frame);
    }
}
