using System.Linq;
using KernelGen.Generator.Kernels.Planning;
using KernelGen.Generator.Machine;
using KernelGen.Generator.Writing;
using KernelGen.Shared;

namespace KernelGen.Generator.Kernels.Bodies;

/// <summary>Writes a pass as a loop over a table of taps, with several vectors of sums in registers.</summary>
internal sealed class LoopedPass(CodeWriter writer, RowByRowBody body, RowPass row) : RowByRowFrame(writer, body, row)
{
    private readonly int vectors = row.Vectors(body.Target);

    /// <summary>The table of taps, once for all bodies.</summary>
    public static Member Tables(Pass pass) => new(TableName(pass), writer =>
    {
        var name = TableName(pass);
        writer.Line($"// taps of tap row r: entries {name}Starts[r] to {name}Starts[r + 1]");
        new TapTable(pass.Taps, pass.ColumnStep).Write(writer, name);
        if (!AllOnes(pass))
            writer.Line($"private static ReadOnlySpan<{pass.Lane.Element}> {name}Coefficients => new {pass.Lane.Element}[] {{ {string.Join(", ", pass.Taps.Select(tap => Literals.Of(pass.Lane, tap.Coefficient)))} }};");
        writer.Line();
    });

    private static string TableName(Pass pass) => pass.ReadsSums ? "Across" : "Tap";

    private static bool AllOnes(Pass pass) => pass.Taps.All(tap => tap.Coefficient == Rational.One);

    public void Write()
    {
        var (type, width) = (Spelling.Type(Pass.Lane), Spelling.Width(Pass.Lane));
        References([]);
        using (Loop())
        {
            foreach (var sum in Enumerable.Range(0, vectors).Select(Sum)) Writer.Line($"{type} {sum} = {Spelling.Constant(Pass.Lane, Pass.Bias)};");
            foreach (var local in Pass.ExtraLocals) Writer.Line($"{type} {local};");
            WriteTaps(TableName(Pass));
            for (var vector = 0; vector < vectors; vector++)
            {
                foreach (var step in Pass.Finish) Print(step.Rename("sum", Sum(vector)), isCommented: vector == 0);
                Store(Sum(vector), Statements.Index("x", vector * width));
            }
            EndOfStep();
        }
    }

    private void WriteTaps(string name)
    {
        using (Writer.Block($"for (int tapRow = 0; tapRow < {name}Starts.Length - 1; tapRow++)"))
        {
            Writer.Line(Pass.ReadsSums
                ? $"ref {Pass.Input} taps = ref Unsafe.Add(ref sums, x);"
                : $"ref {Pass.Input} taps = ref Unsafe.Add(ref source[row + tapRow], x);");
            using (Writer.Block($"for (int tap = {name}Starts[tapRow]; tap < {name}Starts[tapRow + 1]; tap++)"))
            {
                Writer.Line($"nuint column = (nuint){name}Columns[tap];");
                if (!AllOnes(Pass))
                    Writer.Line($"{Spelling.Type(Pass.Lane)} coefficient = {Spelling.Broadcast(Pass.Lane, $"{name}Coefficients[tap]")};");
                for (var vector = 0; vector < vectors; vector++) Writer.Line(Accumulate(vector));
            }
        }
    }

    private string Sum(int vector) => vectors == 1 ? "sum" : $"sum{vector}";

    private string Accumulate(int vector)
    {
        var load = Spelling.Load(Pass.Lane, Pass.Input, "taps", Statements.Index("column", vector * Spelling.Width(Pass.Lane)));
        if (AllOnes(Pass)) return $"{Sum(vector)} += {load};";
        return Pass.Lane.IsInteger
            ? $"{Sum(vector)} += {load} * coefficient;"
            : $"{Sum(vector)} = {Spelling.Print(Pass.Lane, new Variable(load).MultiplyAdd(new Variable("coefficient"), new Variable(Sum(vector))))};";
    }
}
