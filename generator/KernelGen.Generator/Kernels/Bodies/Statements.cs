using System.Collections.Generic;
using System.Linq;
using KernelGen.Generator.Kernels.Planning;
using KernelGen.Generator.Machine;
using KernelGen.Generator.Support;
using KernelGen.Generator.Writing;
using KernelGen.Shared;

namespace KernelGen.Generator.Kernels.Bodies;

/// <summary>Parts of statements that all bodies write alike.</summary>
internal static class Statements
{
    public static string Index(string variable, int offset) => offset == 0 ? variable : $"{variable} + {offset}";

    /// <summary>A coefficient with its sign, as a comment shows it.</summary>
    public static string Signed(Rational value) =>
        (value.Sign > 0 ? "+" : "") + (value.IsInteger ? value.ToString() : Invariant.Short(value.ToDouble()));

    /// <summary>What a tap row is made of, as a comment shows it.</summary>
    public static string Multiples(IReadOnlyCollection<RowUse> uses) => uses.Count == 0 ? "0" : string.Join(" ", uses.Select(use => Signed(use.Factor)));

    /// <summary>Writes a step of a computation, with a compound operator where the target is the left operand.</summary>
    public static void Assign(this CodeWriter writer, Spelling spelling, Lane lane, Assignment step, bool isCommented = true)
    {
        var (value, sign) = (step.Value, "");
        if (value is OperatorExpression { Operator: Operator.Add or Operator.Subtract } sum && sum.Operands[0] is Variable first && first.Name == step.Target)
            (value, sign) = (sum.Operands[1], sum.Operator == Operator.Add ? "+" : "-");
        var comment = isCommented && step.Comment.Length > 0 ? "     // " + step.Comment : "";
        writer.Line($"{step.Target} {sign}= {spelling.Print(lane, value)};{comment}");
    }

    /// <summary>Writes the end of a step: the last one overlaps the one before where they do not divide the length.</summary>
    public static void EndOfStep(this CodeWriter writer, Target target)
    {
        if (target.IsScalar) return;
        writer.Line("if (x == last) break;");
    }
}
