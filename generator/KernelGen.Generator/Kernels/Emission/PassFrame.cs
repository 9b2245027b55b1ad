using System;
using System.Collections.Generic;
using System.Linq;
using KernelGen.Generator.Kernels.Planning;
using KernelGen.Generator.Machine;
using KernelGen.Generator.Support;
using KernelGen.Generator.Writing;
using KernelGen.Shared;

namespace KernelGen.Generator.Kernels.Emission;

/// <summary>What written-out and looped passes share: references to rows, the walk along the run, the store.</summary>
internal static class PassFrame
{
    /// <summary>The name of the reference to table row <paramref name="row"/>, or to the row of sums.</summary>
    public static string Row(Pass pass, int row) => pass.Reads == PassTarget.Sums ? "sums" : $"row{row}";

    public static string Index(string variable, int offset) => offset == 0 ? variable : $"{variable} + {offset}";

    /// <summary>A constant index.</summary>
    public static string Offset(int offset) => $"{offset}";

    /// <summary>A coefficient with its sign, as a comment shows it.</summary>
    public static string Signed(Rational value) =>
        (value.Sign > 0 ? "+" : "") + (value.IsInteger ? value.ToString() : Invariant.Short(value.ToDouble()));

    /// <summary>What a tap row is made of, as a comment shows it.</summary>
    public static string Multiples(IReadOnlyCollection<RowUse> uses) => uses.Count == 0 ? "0" : string.Join(" ", uses.Select(use => Signed(use.Factor)));

    /// <summary>The sum before the first tap.</summary>
    public static SignedSum Begin(Pass pass) => new(pass.Bias.IsZero ? null : new Constant(pass.Bias), false);

    /// <summary>A sum, or nothing yet, plus a value times a coefficient.</summary>
    public static Expression Add(Lane lane, Expression? sum, Expression value, Rational coefficient) =>
        new SignedSum(sum, false).Add(lane, value, coefficient).Resolved;

    public static void References(CodeWriter writer, Pass pass, IEnumerable<int> rows)
    {
        if (pass.Reads == PassTarget.Sums) writer.Line($"ref {pass.Input} sums = ref ScratchRow.Of<{pass.Input}>(scratch);");
        else foreach (var row in rows) writer.Line($"ref {pass.Input} row{row} = ref source[row + {row}];");

        if (pass.Writes == PassTarget.Sums) writer.Line($"ref {pass.Output} output = ref ScratchRow.Of<{pass.Output}>(scratch);");
        else writer.Line($"ref {pass.Output} output = ref destination[row];");
    }

    /// <summary>The walk along the run: whole steps, the last one overlapping where they do not divide the length.</summary>
    public static IDisposable Loop(CodeWriter writer, Pass pass, int step)
    {
        if (step == 1) return writer.Block($"for (nuint x = 0; x < {Index("count", pass.Margin)}; x++)");
        writer.Line($"nuint last = {Index("count", pass.Margin)} - {step};");
        return writer.Block($"for (nuint x = 0; ; x = Math.Min(x + {step}, last))");
    }

    public static void EndOfStep(CodeWriter writer, Spelling spelling)
    {
        if (spelling is ScalarSpelling) return;
        writer.Line();
        writer.Line("if (x == last) break;     // the last step overlaps the one before: the same pixels, the same bits");
    }

    /// <param name="writer">Where to write.</param>
    /// <param name="plan">The plan, which may settle estimates.</param>
    /// <param name="pass">The pass.</param>
    /// <param name="spelling">How vectors are spelled.</param>
    /// <param name="sum">The finished sum.</param>
    /// <param name="row">The reference that the sum is stored by.</param>
    /// <param name="index">The element from that reference on.</param>
    /// <param name="at">The element of the run.</param>
    /// <param name="stores">How vectors are stored that need no conversion.</param>
    public static void Store(CodeWriter writer, Plan plan, Pass pass, Spelling spelling, string sum, string row, string index, string at, string stores = "CachedStores")
    {
        if (plan.Estimate is not { } estimate || pass.Writes == PassTarget.Sums)
        {
            writer.Line(stores != "CachedStores" ? $"{stores}.Store({sum}, ref {row}, {index});" : spelling.Store(pass.Lane, pass.Output, sum, row, index));
            return;
        }
        writer.Line($"if ({Estimated(pass, estimate, spelling, sum, row, index)} != 0)");
        writer.Line($"    Exact(source, destination, row, {at}, {spelling.Width(pass.Lane)});     // a pixel lies too near a rounding boundary");
    }

    /// <summary>A call that stores a rounded estimate and tells which lanes are in doubt.</summary>
    public static string Estimated(Pass pass, Estimate estimate, Spelling spelling, string sum, string row, string index)
    {
        var bound = pass.Lane == Lane.Single ? Invariant.Literal((float)estimate.Bound) : Invariant.Literal(estimate.Bound);
        var absolute = estimate.Absolute ? "true" : "false";
        var isNearest = pass.Lane == Lane.Single && estimate.Largest < 1 << 21
            && (estimate.Rounding is Declarations.MidpointRounding.ToEven or Declarations.MidpointRounding.AwayFromZero);
        return isNearest
            ? $"{spelling.Words.StoreNearest}({sum}, {bound}, {absolute}, ref {row}, {index})"
            : $"{spelling.Words.StoreEstimate}({sum}, {bound}, MidpointRounding.{estimate.Rounding}, {absolute}, ref {row}, {index})";
    }

    /// <summary>A step as a statement, with a compound operator where the target is the left operand.</summary>
    public static string Text(Spelling spelling, Lane lane, Assignment step)
    {
        var text = spelling.Print(lane, step.Value);
        if (step.Value is OperatorExpression { Operator: Operator.Add or Operator.Subtract } operation && operation.Operands[0] is Variable variable && variable.Name == step.Target)
            return $"{step.Target} {text.Substring(step.Target.Length + 1, 1)}= {Trim(text.Substring(step.Target.Length + 3))};";
        return $"{step.Target} = {text};";
    }

    /// <summary>Without the parentheses that enclose the whole.</summary>
    private static string Trim(string text)
    {
        if (!text.StartsWith("(", StringComparison.Ordinal) || !text.EndsWith(")", StringComparison.Ordinal)) return text;
        for (int i = 0, depth = 0; i < text.Length - 1; i++)
        {
            depth += text[i] == '(' ? 1 : text[i] == ')' ? -1 : 0;
            if (depth == 0) return text;
        }
        return text.Substring(1, text.Length - 2);
    }
}
