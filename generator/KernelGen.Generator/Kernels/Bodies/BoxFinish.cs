using System.Linq;
using KernelGen.Generator.Kernels.Planning;
using KernelGen.Generator.Machine;
using KernelGen.Generator.Writing;
using KernelGen.Shared;

namespace KernelGen.Generator.Kernels.Bodies;

/// <summary>What becomes of the sum of a box.</summary>
internal static class BoxFinish
{
    /// <summary>The coefficient, the bias, and the steps that follow.</summary>
    /// <param name="writer">Where to write.</param>
    /// <param name="spelling">How the target spells it.</param>
    /// <param name="pass">The pass that leads to the output.</param>
    /// <param name="sum">The local that holds the sum.</param>
    public static void Write(CodeWriter writer, Spelling spelling, Pass pass, string sum)
    {
        var coefficient = pass.Taps[0].Coefficient;
        var steps = pass.Finish.Select(step => step.Rename("sum", sum)).ToList();
        if (coefficient == Rational.One && !pass.Bias.IsZero && spelling.Target.Has(Can.Pairs)
            && steps.FirstOrDefault()?.Value is OperatorExpression { Operator: Operator.QuotientByReciprocal } quotient)
        {
            // neither is greater than both together can be, so that the quotient of both rounds as well as that of one
            var numbers = new[] { ((Constant)quotient.Operands[1]).Value, pass.Bias }.Select(number => Literals.Of(Lane.Single, number));
            writer.Line($"{sum} = {spelling.Words.QuotientByReciprocal}({sum}, {string.Join(", ", numbers)});     // {steps[0].Comment}");
            steps.RemoveAt(0);
        }
        else if (!pass.Bias.IsZero || coefficient != Rational.One)
        {
            var bias = pass.Bias.IsZero ? null : new Constant(pass.Bias);
            writer.Line($"{sum} = {spelling.Print(pass.Lane, SignedSum.Add(pass.Lane, bias, new Variable(sum), coefficient))};");
        }
        foreach (var step in steps) writer.Assign(spelling, pass.Lane, step);
    }
}
