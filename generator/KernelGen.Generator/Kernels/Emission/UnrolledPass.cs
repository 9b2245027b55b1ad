using System.Linq;
using KernelGen.Generator.Kernels.Planning;
using KernelGen.Generator.Machine;
using KernelGen.Generator.Writing;
using KernelGen.Shared;

namespace KernelGen.Generator.Kernels.Emission;

/// <summary>Writes a pass along one row with every tap written out.</summary>
internal sealed class UnrolledPass(CodeWriter writer, Plan plan, Pass pass, Spelling spelling)
{
    public void Write()
    {
        PassFrame.References(writer, pass, pass.Taps.Select(tap => tap.Row).Distinct());
        using (PassFrame.Loop(writer, pass, spelling.Width(pass.Lane)))
        {
            var locals = pass.Finish.Select(step => step.Target).Where(name => name != "sum").Distinct().Select(name => ", " + name);
            writer.Line($"{spelling.Type(pass.Lane)} value, sum{string.Concat(locals)};");
            if (pass.Taps.Count == 0) Print(new Assignment("sum", new Constant(pass.Bias)));
            for (var i = 0; i < pass.Taps.Count; i++) Read(pass.Taps[i], isFirst: i == 0);
            foreach (var step in pass.Finish) Print(step);
            PassFrame.Store(writer, plan, pass, spelling, "sum", "output", "x", "x");
            PassFrame.EndOfStep(writer, spelling);
        }
    }

    private void Read(Tap tap, bool isFirst)
    {
        var index = PassFrame.Index("x", tap.Column * pass.ColumnStep);
        writer.Line($"value = {spelling.Load(pass.Lane, pass.Input, PassFrame.Row(pass, tap.Row), index)};     // {PassFrame.Signed(tap.Coefficient)}");
        Print(new Assignment("sum", Sum(new Variable("value"), tap.Coefficient, isFirst)));
    }

    private Expression Sum(Expression value, Rational coefficient, bool isFirst)
    {
        Expression? sum = !isFirst ? new Variable("sum") : pass.Bias.IsZero ? null : new Constant(pass.Bias);
        return PassFrame.Add(pass.Lane, sum, value, coefficient);
    }

    private void Print(Assignment step) =>
        writer.Line(PassFrame.Text(spelling, pass.Lane, step) + (step.Comment.Length == 0 ? "" : "     // " + step.Comment));
}
