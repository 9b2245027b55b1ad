using System.Linq;
using KernelGen.Generator.Kernels.Planning;
using KernelGen.Generator.Machine;
using KernelGen.Generator.Writing;
using KernelGen.Shared;

namespace KernelGen.Generator.Kernels.Bodies;

/// <summary>Writes a pass along one row with every tap written out.</summary>
internal sealed class UnrolledPass(CodeWriter writer, RowByRowBody body, RowPass row) : RowByRowFrame(writer, body, row)
{
    public void Write()
    {
        References(Pass.Taps.Select(tap => tap.Row).Distinct());
        using (Loop())
        {
            Writer.Line($"{Spelling.Type(Pass.Lane)} value, sum{string.Concat(Pass.ExtraLocals.Select(name => ", " + name))};");
            if (Pass.Taps.Count == 0) Print(new Assignment("sum", new Constant(Pass.Bias)));
            for (var i = 0; i < Pass.Taps.Count; i++) Read(Pass.Taps[i], isFirst: i == 0);
            foreach (var step in Pass.Finish) Print(step);
            Store("sum", "x");
            EndOfStep();
        }
    }

    private void Read(Tap tap, bool isFirst)
    {
        var (row, index) = (Pass.ReadsSums ? "sums" : $"row{tap.Row}", Statements.Index("x", tap.Column * Pass.ColumnStep));
        Writer.Line($"value = {Spelling.Load(Pass.Lane, Pass.Input, row, index)};     // {Statements.Signed(tap.Coefficient)}");
        var sum = isFirst ? SignedSum.Begin(Pass).Value : new Variable("sum");
        Print(new Assignment("sum", SignedSum.Add(Pass.Lane, sum, new Variable("value"), tap.Coefficient)));
    }
}
