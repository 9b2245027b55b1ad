using System.Linq;
using KernelGen.Generator.Kernels.Planning;
using KernelGen.Generator.Machine;
using KernelGen.Generator.Writing;
using KernelGen.Shared;

namespace KernelGen.Generator.Kernels.Emission;

/// <summary>Writes a pass as a loop over a table of taps, with several vectors of sums in registers.</summary>
internal sealed class LoopedPass(CodeWriter writer, Plan plan, Pass pass, Spelling spelling)
{
    private readonly int vectors = spelling.Width(pass.Lane) == 1 ? 1 : Pass.LoopedVectors;

    /// <summary>The table of taps, once for all bodies.</summary>
    public static void WriteTables(CodeWriter writer, Pass pass)
    {
        var name = TableName(pass);
        var tables = new TapTable(pass.Taps, pass.ColumnStep);
        writer.Line($"// taps of tap row r: entries {name}Starts[r] to {name}Starts[r + 1]");
        tables.Write(writer, name);
        if (!AllOnes(pass))
            writer.Line($"private static ReadOnlySpan<{pass.Lane.Element}> {name}Coefficients => new {pass.Lane.Element}[] {{ {string.Join(", ", pass.Taps.Select(tap => Literals.Of(pass.Lane, tap.Coefficient)))} }};");
        writer.Line();
    }

    private static string TableName(Pass pass) => pass.Reads == PassTarget.Sums ? "Across" : "Tap";

    private static bool AllOnes(Pass pass) => pass.Taps.All(tap => tap.Coefficient == Rational.One);

    public void Write()
    {
        var name = TableName(pass);
        var width = spelling.Width(pass.Lane);
        PassFrame.References(writer, pass, []);
        using (PassFrame.Loop(writer, pass, width * vectors))
        {
            var sums = Enumerable.Range(0, vectors).Select(Sum).ToArray();
            foreach (var sum in sums) writer.Line($"{spelling.Type(pass.Lane)} {sum} = {spelling.Constant(pass.Lane, pass.Bias)};");
            foreach (var local in pass.Finish.Select(step => step.Target).Where(target => target != "sum").Distinct())
                writer.Line($"{spelling.Type(pass.Lane)} {local};");
            using (writer.Block($"for (int tapRow = 0; tapRow < {name}Starts.Length - 1; tapRow++)"))
            {
                writer.Line(pass.Reads == PassTarget.Sums
                    ? $"ref {pass.Input} taps = ref Unsafe.Add(ref sums, x);"
                    : $"ref {pass.Input} taps = ref Unsafe.Add(ref source[row + tapRow], x);");
                using (writer.Block($"for (int tap = {name}Starts[tapRow]; tap < {name}Starts[tapRow + 1]; tap++)"))
                {
                    writer.Line($"nuint column = (nuint){name}Columns[tap];");
                    if (!AllOnes(pass))
                        writer.Line($"{spelling.Type(pass.Lane)} coefficient = {spelling.Broadcast(pass.Lane, $"{name}Coefficients[tap]")};");
                    for (var vector = 0; vector < vectors; vector++) writer.Line(Accumulate(vector, width));
                }
            }
            for (var vector = 0; vector < vectors; vector++)
            {
                foreach (var step in pass.Finish)
                    writer.Line(PassFrame.Text(spelling, pass.Lane, step.Rename("sum", Sum(vector))) + (vector > 0 || step.Comment.Length == 0 ? "" : "     // " + step.Comment));
                PassFrame.Store(writer, plan, pass, spelling, Sum(vector), "output", PassFrame.Index("x", vector * width), PassFrame.Index("x", vector * width));
            }
            PassFrame.EndOfStep(writer, spelling);
        }
    }

    private string Sum(int vector) => vectors == 1 ? "sum" : $"sum{vector}";

    private string Accumulate(int vector, int width)
    {
        var load = spelling.Load(pass.Lane, pass.Input, "taps", PassFrame.Index("column", vector * width));
        if (AllOnes(pass)) return $"{Sum(vector)} += {load};";
        return pass.Lane.IsInteger
            ? $"{Sum(vector)} += {load} * coefficient;"
            : $"{Sum(vector)} = {spelling.Print(pass.Lane, new Variable(load).MultiplyAdd(new Variable("coefficient"), new Variable(Sum(vector))))};";
    }
}
