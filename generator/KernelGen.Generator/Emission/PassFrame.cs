using System;
using System.Collections.Generic;
using KernelGen.Generator.Planning;
using KernelGen.Generator.Support;

namespace KernelGen.Generator.Emission;

/// <summary>What written-out and looped passes share: references to rows, the walk along the run, the store.</summary>
internal static class PassFrame
{
    /// <summary>The name of the reference to table row <paramref name="row"/>, or to the row of sums.</summary>
    public static string Row(Pass pass, int row) => pass.Reads == PassTarget.Sums ? "sums" : Invariant.Text($"row{row}");

    public static string Index(string variable, int offset) => offset == 0 ? variable : Invariant.Text($"{variable} + {offset}");

    public static void References(CodeWriter writer, Pass pass, IEnumerable<int> rows, int outputs)
    {
        if (pass.Reads == PassTarget.Sums) writer.Line($"ref {pass.Input} sums = ref ScratchRow.Of<{pass.Input}>(scratch);");
        else foreach (var row in rows) writer.Line(Invariant.Text($"ref {pass.Input} row{row} = ref source[{row}];"));

        if (pass.Writes == PassTarget.Sums) writer.Line($"ref {pass.Output} out0 = ref ScratchRow.Of<{pass.Output}>(scratch);");
        else for (var output = 0; output < outputs; output++) writer.Line(Invariant.Text($"ref {pass.Output} out{output} = ref destination[{output}];"));
    }

    /// <summary>The walk along the run: whole steps, the last one overlapping where they do not divide the length.</summary>
    public static IDisposable Loop(CodeWriter writer, Pass pass, int step)
    {
        if (step == 1) return writer.Block(Invariant.Text($"for (nuint x = 0; x < {Index("count", pass.Margin)}; x++)"));
        writer.Line(Invariant.Text($"nuint last = {Index("count", pass.Margin)} - {step};"));
        return writer.Block(Invariant.Text($"for (nuint x = 0; ; x = Math.Min(x + {step}, last))"));
    }

    public static void EndOfStep(CodeWriter writer, Spelling spelling)
    {
        if (spelling is ScalarSpelling) return;
        writer.Line();
        writer.Line("if (x == last) break;     // the last step overlaps the one before: the same pixels, the same bits");
    }

    public static void Store(CodeWriter writer, Plan plan, Pass pass, Spelling spelling, string sum, string row, string index)
    {
        if (plan.Estimate is not { } estimate || pass.Writes == PassTarget.Sums)
        {
            writer.Line(spelling.Store(pass.Lane, pass.Output, sum, row, index));
            return;
        }
        var bound = pass.Lane == Lane.Single ? Invariant.Literal((float)estimate.Bound) : Invariant.Literal(estimate.Bound);
        var absolute = estimate.Absolute ? "true" : "false";
        writer.Line($"if (!{spelling.TryStore(sum, bound, $"MidpointRounding.{estimate.Rounding}", absolute, row, index)})");
        writer.Line(Invariant.Text($"    Exact(source, ref {row}, {index}, {spelling.Width(pass.Lane)});     // a pixel lies too near a rounding boundary"));
    }

    /// <summary>A step as a statement, with a compound operator where the target is the left operand.</summary>
    public static string Text(Spelling spelling, Lane lane, Assignment step)
    {
        var text = spelling.Print(lane, step.Value);
        if (step.Value is Operation { Operator: Operator.Add or Operator.Subtract } operation && operation.Operands[0] is Variable variable && variable.Name == step.Target)
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
