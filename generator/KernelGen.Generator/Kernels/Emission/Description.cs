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
    public static IReadOnlyList<string> Of(Stencil stencil, Facts facts, Plan plan) =>
        (facts is SumFacts sums ? OfSum(stencil, sums, plan) : OfExtremum(stencil, plan))
        .Concat(plan.Declined
            .Select(declined => declined.Split([": "], 2, System.StringSplitOptions.None))
            .GroupBy(declined => declined[1], declined => declined[0])
            .Select(same => $"not {string.Join(", ", same)}: {same.Key}"))
        .ToArray();

    private static IEnumerable<string> OfExtremum(Stencil stencil, Plan plan) =>
    [
        $"{stencil.Rows} x {stencil.Columns} pixels",
        plan.Usual.Body.Why,
        $"plan: {plan.Summary}{string.Concat(plan.Special.Select(Special))}",
        $"per {Unit(stencil)}: {Work(plan)}",
        Frame(stencil),
    ];

    private static IEnumerable<string> OfSum(Stencil stencil, SumFacts facts, Plan plan)
    {
        var notes = new List<string>
        {
            Found(stencil, facts),
            plan.Usual.Body.Why,
            $"plan: {plan.Summary}{string.Concat(plan.Special.Select(Special))}",
            Work(stencil, facts, plan),
            Accuracy(stencil, facts),
            $"gain {Invariant.Short(facts.Gain.ToDouble())}{Offset(facts)}; {Frame(stencil)}",
        };
        return Drawing.Lines(stencil, facts, notes);
    }

    /// <summary>What a pixel costs, and on which machines there are vectors for it.</summary>
    private static string Work(Stencil stencil, SumFacts facts, Plan plan)
    {
        var taps = facts.NonZeroTaps == 1 ? "1 multiplication" : $"{facts.NonZeroTaps} multiplications";
        return $"per {Unit(stencil)}: {taps} by the definition, {Work(plan)}";
    }

    private static string Work(Plan plan)
    {
        var cost = Invariant.Short(System.Math.Round(plan.Usual.Cost, 2));
        var widths = plan.Table.Where(row => !row.Target.IsScalar).Select(row => row.Target.VectorBits).ToArray();
        var others = widths.Length > 1 ? $"{string.Join(", ", widths.Take(widths.Length - 1))} and " : "";
        return $"{cost} operations of {plan.UsualTarget.VectorBits}-bit vectors as planned; "
            + $"bodies for {others}{widths.Last()} bits and scalars";
    }

    private static string Special(Dispatch row) =>
        $"; {(row.Target.IsScalar ? "without vectors" : $"with {row.Target.VectorBits}-bit vectors")} {row.Choice.Summary}";

    private static string Unit(Stencil stencil) => stencil.Channels > 1 ? "element" : "pixel";

    /// <summary>The range of the results, and how far they may be off.</summary>
    private static string Accuracy(Stencil stencil, SumFacts facts)
    {
        var range = ResultRange.Of(stencil, facts) is { } results
            ? $"results lie in {results}{(results.Within(stencil.Destination) ? "" : $", saturated to {stencil.Destination.Name}")}; "
            : "";
        var offset = facts.Reduction.Offset.IsZero ? "" : " + |offset|";
        return range + (stencil.Destination.IsInteger
            ? "exact, rounded once"
            : $"error at most {facts.Reduction.Taps.Count + 2}·2^-{stencil.Destination.FractionBits}·(Σ|k·x|/|divisor|{offset})");
    }

    private static string Found(Stencil stencil, SumFacts facts)
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

    private static string Offset(SumFacts facts) =>
        facts.Reduction.Offset.IsZero ? "" : $", offset {Invariant.Short(facts.Reduction.Offset.ToDouble())}";

    private static string Frame(Stencil stencil)
    {
        var frame = new List<string>();
        if (stencil.Window.Padding is { } padding) frame.Add($"padding: {padding}");
        else if (stencil.Window.Mode == ConvolutionMode.Valid) frame.Add("valid");
        else
        {
            if (stencil.Window.Mode == ConvolutionMode.Full) frame.Add("full");
            frame.Add("border: " + (stencil.Window.Border == BorderMode.Constant
                ? $"constant {Invariant.Short(stencil.Window.BorderValue)}"
                : stencil.Window.Border.ToString().ToLowerInvariant()));
        }
        if (stencil.Stride > 1) frame.Add($"stride {stencil.Stride}");
        if (stencil.Dilation > 1) frame.Add($"dilation {stencil.Dilation}");
        if (stencil.Channels > 1) frame.Add($"{stencil.Channels} channels{(stencil.Window.PreserveAlpha ? ", alpha kept" : "")}");
        return string.Join(", ", frame);
    }
}
