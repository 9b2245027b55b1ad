using System.Collections.Generic;
using System.Linq;
using KernelGen.Generator.Kernels.Planning;
using KernelGen.Generator.Machine;
using KernelGen.Generator.Writing;

namespace KernelGen.Generator.Kernels.Emission;

/// <summary>
/// Writes the method that computes a tile. It is a method of its own, with nothing called inside: only so does the JIT keep all sums in
/// registers over the loop.
/// </summary>
internal sealed class TileMethod
{
    private readonly CodeWriter writer;
    private readonly Plan plan;
    private readonly Pass pass;
    private readonly Walk walk;
    private readonly Spelling spelling;
    private readonly TapLoads loads;
    private readonly string type;
    private readonly int vectors;

    public TileMethod(CodeWriter writer, Plan plan, Pass pass, Spelling spelling)
    {
        (this.writer, this.plan, this.pass, this.spelling) = (writer, plan, pass, spelling);
        walk = pass.Walk!;
        loads = new TapLoads(pass, spelling, plan.Ends, RowEnd.None);
        type = spelling.Type(pass.Lane);
        vectors = pass.Vectors(spelling.VectorBits);
    }

    public static string Name(Spelling spelling) => spelling.MethodName.Replace("Run", "Tile");

    /// <summary>The name of the coefficients as a body's tiles take them.</summary>
    public static string Table(Pass pass, Spelling spelling) =>
        "Coefficients" + (spelling.VectorBits == 512 && !Order(pass, 512).SequenceEqual(Order(pass, 256)) ? "512" : "");

    /// <summary>Writes the tables of all bodies.</summary>
    public static void WriteTables(CodeWriter writer, Pass pass)
    {
        var element = pass.Lane.Element;
        var tables = new[] { 256, 512 }.Select(bits => (Name: Table(pass, new VectorSpelling(bits)), Bits: bits)).GroupBy(table => table.Name);
        foreach (var (name, bits) in tables.Select(group => group.First()))
        {
            writer.Line();
            writer.Line($"private static ReadOnlySpan<{element}> {name} => new {element}[] {{ {string.Join(", ", Order(pass, bits))} }};");
        }
    }

    private static IEnumerable<string> Order(Pass pass, int vectorBits) => Tile.Stretches(pass.Walk!, vectorBits).SelectMany(stretch =>
        Enumerable.Range(stretch.FirstColumn, stretch.Columns).SelectMany(column => stretch.Rows.Select(row => Literals.Of(pass.Lane, pass.Walk![row, column]))));

    public void Write()
    {
        var (parameter, constraint) = loads.Stores == "TStores" ? ("<TStores>", " where TStores : struct, IStores") : ("", "");
        writer.Line();
        writer.Line($"// Computes {Tile.Rows} rows of {pass.Step(spelling.VectorBits)} elements from x on: "
            + "their sums stay in registers while the columns of taps pass by.");
        writer.Line("[MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]");
        using (writer.Block($"private static void {Name(spelling)}{parameter}(ref {pass.Lane.Element} coefficients, "
            + $"PitchedRows<{pass.Input}> inputs, PitchedRows<{pass.Output}> outputs, nuint x){constraint}"))
        using (writer.Block("unchecked"))
        {
            loads.FetchNextBlock(writer, Tile.Rows + walk.Rows - 1, Tile.Rows);
            DeclareLocals();
            foreach (var stretch in Tile.Stretches(walk, spelling.VectorBits)) Accumulate(stretch);
            writer.Line();
            writer.Line($"ref {pass.Output} output = ref outputs[0, x];");
            for (var output = 0; output < Tile.Rows; output++) Finish(output);
        }
    }

    private string Sum(int output, int vector) => $"sum{output}" + Suffix(vector);

    private string Value(int vector) => "value" + Suffix(vector);

    private string Suffix(int vector) => vectors == 1 ? "" : $"_{vector}";

    private IEnumerable<int> EachVector => Enumerable.Range(0, vectors);

    private void DeclareLocals()
    {
        var begin = spelling.Constant(pass.Lane, pass.Bias);
        for (var output = 0; output < Tile.Rows; output++)
            writer.Line($"{type} {string.Join(", ", EachVector.Select(vector => $"{Sum(output, vector)} = {begin}"))};");
        writer.Line($"{type} {string.Join(", ", EachVector.Select(Value))};");
        var extra = pass.Finish.Select(step => step.Target).Where(name => name != "sum").Distinct().ToArray();
        if (extra.Length > 0) writer.Line($"{type} {string.Join(", ", extra)};");
        writer.Line($"ref {pass.Input} first = ref inputs[0, x];");
        writer.Line($"ref {pass.Input} taps = ref first;");
    }

    /// <summary>A column's coefficients, then the rows of the picture that they meet.</summary>
    private void Accumulate(Stretch stretch)
    {
        writer.Line();
        writer.Line($"// rows {string.Join(", ", stretch.Rows)} of taps");
        writer.Line($"first = ref inputs[{stretch.Rows[0]}, {PassFrame.Index("x", stretch.FirstColumn * pass.ColumnStep)}];");
        using (writer.Block($"for (int column = 0; column < {stretch.Columns}; column++)"))
        {
            for (var tap = 0; tap < stretch.Rows.Count; tap++)
            {
                var coefficient = tap == 0 ? "coefficients" : $"Unsafe.Add(ref coefficients, {tap})";
                writer.Line($"{type} tap{stretch.Rows[tap]} = {spelling.Broadcast(pass.Lane, coefficient)};");
            }
            writer.Line("taps = ref first;");
            for (int row = stretch.Rows[0], end = stretch.Rows[stretch.Rows.Count - 1] + Tile.Rows; row < end; row++) ReadRow(stretch, row);
            writer.Line($"first = ref Unsafe.Add(ref first, {pass.ColumnStep});");
            writer.Line($"coefficients = ref Unsafe.Add(ref coefficients, {stretch.Rows.Count});");
        }
    }

    private void ReadRow(Stretch stretch, int row)
    {
        if (row > stretch.Rows[0]) writer.Line("taps = ref inputs.Below(ref taps);");
        var uses = Enumerable.Range(0, Tile.Rows).Where(output => stretch.Rows.Contains(row - output)).ToArray();
        if (uses.Length == 0) return;
        foreach (var vector in EachVector)
        {
            var load = loads.Load(0, vector);
            writer.Line($"{Value(vector)} = {load};");
        }
        foreach (var output in uses)
            foreach (var vector in EachVector)
            {
                var (value, tap, sum) = (new Variable(Value(vector)), new Variable($"tap{row - output}"), Sum(output, vector));
                Print(new Assignment(sum, value.MultiplyAdd(tap, new Variable(sum))));
            }
    }

    private void Finish(int output)
    {
        if (output > 0) writer.Line("output = ref outputs.Below(ref output);");
        foreach (var vector in EachVector)
        {
            var at = vector * spelling.Width(pass.Lane);
            foreach (var step in pass.Finish) Print(step.Rename("sum", Sum(output, vector)), output == 0 && vector == 0 ? step.Comment : "");
            var index = PassFrame.Index("x", at);
            PassFrame.Store(writer, plan, pass, spelling, Sum(output, vector), "output", PassFrame.Offset(at), index, loads.Stores);
        }
    }

    private void Print(Assignment step, string comment = "") =>
        writer.Line(PassFrame.Text(spelling, pass.Lane, step) + (comment.Length == 0 ? "" : "     // " + comment));
}
