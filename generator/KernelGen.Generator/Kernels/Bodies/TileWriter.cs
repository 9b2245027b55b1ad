using System.Collections.Generic;
using System.Linq;
using KernelGen.Generator.Kernels.Planning;
using KernelGen.Generator.Machine;
using KernelGen.Generator.Writing;

namespace KernelGen.Generator.Kernels.Bodies;

/// <summary>
/// Writes a <see cref="TileBody"/>: the walk over the picture, and the method that computes a tile. That is a method of its own, with nothing
/// called inside: only so does the JIT keep all sums in registers over the loop.
/// </summary>
internal sealed class TileWriter
{
    private readonly CodeWriter writer;
    private readonly TileBody body;
    private readonly Pass pass;
    private readonly Spelling spelling;
    private readonly TapLoads loads;
    private readonly string type;
    private readonly int vectors;

    /// <param name="writer">Where to write.</param>
    /// <param name="body">The body.</param>
    /// <param name="steps">Steps that a tile is wide.</param>
    public TileWriter(CodeWriter writer, TileBody body, int steps = 1)
    {
        (this.writer, this.body, pass, spelling, vectors) = (writer, body, body.Pass, body.Spelling, steps * body.Vectors);
        loads = new TapLoads(writer, body, RowEnd.None);
        type = spelling.Type(pass.Lane);
    }

    /// <summary>Rows of a tile are phrases where all that is inlined is few multiplications: no conversions of pixels.</summary>
    private bool HasPhrases =>
        !body.Target.IsScalar && !loads.AreConverted && body.Stretches.Sum(stretch => stretch.Rows.Count) * body.Rows * vectors <= JitBudget.WordsOfPhrases;

    private string Name => NameOf(vectors / body.Vectors);

    private string NameOf(int steps) => (!body.IsOfSingleRows ? "Tile" : steps == 1 ? "RowTile" : "WideTile") + body.Target.Name;

    /// <summary>Writes the walk over the tiles.</summary>
    public void WriteCalls()
    {
        writer.Line($"ref {pass.Lane.Element} coefficients = "
            + $"ref global::System.Runtime.InteropServices.MemoryMarshal.GetReference({body.Coefficients});");
        using (writer.Block($"for (int block = 0; block < rows; block += {body.Rows})"))
        {
            if (body.IsOfSingleRows) writer.Line($"ref {pass.Output} outputRow = ref destination[block];");
            else RowSteps.WriteRows(writer, body, "block", body.Basis.FirstRow, []);
            RowSteps.WriteWhole(writer, body, () =>
            {
                if (body.IsOfSingleRows) WriteSingleRow();
                else
                {
                    RowSteps.WriteInputs(writer, body, "block", body.Basis.FirstRow, []);
                    WriteCall(1, "outputs");
                }
            });
        }
    }

    /// <summary>A tile of one row is as wide as it can be: it has few sums.</summary>
    private void WriteSingleRow()
    {
        writer.Line($"Rows<{pass.Input}> inputs = picture.At(x).From({Statements.Index("block", body.Basis.FirstRow)});");
        if (body.Steps == 1)
        {
            WriteCall(1, "ref outputRow");
            return;
        }
        var more = (body.Steps - 1) * body.Lanes;
        using (writer.Block($"if (count - x >= {body.Steps * body.Lanes} && picture.NextChange(x) > x + {more})"))
        {
            WriteCall(body.Steps, "ref outputRow");
            writer.Line($"x += {more};");
        }
        using (writer.Block("else")) WriteCall(1, "ref outputRow");
    }

    private void WriteCall(int steps, string output) =>
        writer.Line($"{NameOf(steps)}{(body.Streams ? "<TStores>" : "")}(ref coefficients, inputs, {output}, x);");

    /// <summary>Writes the method that computes a tile.</summary>
    public void WriteTile()
    {
        var (parameter, constraint) = body.Streams ? ("<TStores>", " where TStores : struct, IStores") : ("", "");
        writer.Line();
        var (count, length) = (body.IsOfSingleRows ? "one row" : $"{body.Rows} rows", vectors * spelling.Width(pass.Lane));
        writer.Line($"// Computes {count} of {length} elements from x on: "
            + "their sums stay in registers while the columns of taps pass by.");
        writer.Line("[MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]");
        var rows = body.IsOfSingleRows
            ? $"Rows<{pass.Input}> inputs, ref {pass.Output} outputRow"
            : $"PitchedRows<{pass.Input}> inputs, PitchedRows<{pass.Output}> outputs";
        using (writer.Block($"private static void {Name}{parameter}(ref {pass.Lane.Element} coefficients, {rows}, nuint x){constraint}"))
        using (writer.Block("unchecked"))
        {
            if (!body.IsOfSingleRows) loads.FetchNextBlock(writer, body.Rows + body.Basis.Rows - 1, body.Rows);
            DeclareLocals();
            foreach (var stretch in body.Stretches)
            {
                if (body.IsOfSingleRows) AccumulateRow(stretch);
                else Accumulate(stretch);
            }
            writer.Line();
            writer.Line($"ref {pass.Output} output = {RowSteps.Output(body)};");
            for (var output = 0; output < body.Rows; output++) Finish(output);
        }
    }

    private string Sum(int output, int vector) => $"sum{output}" + (vectors == 1 ? "" : $"_{vector}");

    private IEnumerable<int> EachVector => Enumerable.Range(0, vectors);

    private void DeclareLocals()
    {
        var begin = spelling.Constant(pass.Lane, pass.Bias);
        for (var output = 0; output < body.Rows; output++)
            writer.Line($"{type} {string.Join(", ", EachVector.Select(vector => $"{Sum(output, vector)} = {begin}"))};");
        if (pass.ExtraLocals.Length > 0) writer.Line($"{type} {string.Join(", ", pass.ExtraLocals)};");
        if (body.IsOfSingleRows)
        {
            writer.Line("nuint at;");
            return;
        }
        writer.Line($"{type} value;");
        writer.Line($"ref {pass.Input} first = ref inputs[0, x];");
        writer.Line($"ref {pass.Input} taps = ref first;");
    }

    /// <summary>A column's coefficients, then the rows of the picture that they meet, a vector at a time: it needs one register.</summary>
    private void Accumulate(Stretch stretch)
    {
        writer.Line();
        writer.Line($"// rows {string.Join(", ", stretch.Rows)} of taps");
        writer.Line($"first = ref inputs[{stretch.Rows[0]}, {Statements.Index("x", stretch.FirstColumn * pass.ColumnStep)}];");
        using (writer.Block($"for (int column = 0; column < {stretch.Columns}; column++)"))
        {
            for (var tap = 0; tap < stretch.Rows.Count; tap++)
            {
                var coefficient = tap == 0 ? "coefficients" : $"Unsafe.Add(ref coefficients, {tap})";
                writer.Line($"{type} tap{stretch.Rows[tap]} = {spelling.Broadcast(pass.Lane, coefficient)};");
            }
            writer.Line("taps = ref first;");
            for (int row = stretch.Rows[0], end = stretch.Rows[stretch.Rows.Count - 1] + body.Rows; row < end; row++) ReadRow(stretch, row);
            writer.Line($"first = ref Unsafe.Add(ref first, {pass.ColumnStep});");
            writer.Line($"coefficients = ref Unsafe.Add(ref coefficients, {stretch.Rows.Count});");
        }
    }

    /// <summary>The same for one output row: a coefficient meets a row of the picture, and is not needed again.</summary>
    private void AccumulateRow(Stretch stretch)
    {
        writer.Line();
        writer.Line($"// rows {string.Join(", ", stretch.Rows)} of taps");
        writer.Line($"at = {Statements.Index("x", stretch.FirstColumn * pass.ColumnStep)};");
        using (writer.Block($"for (int column = 0; column < {stretch.Columns}; column++)"))
        {
            for (var tap = 0; tap < stretch.Rows.Count; tap++)
            {
                var (row, coefficient) = (stretch.Rows[tap], tap == 0 ? "coefficients" : $"Unsafe.Add(ref coefficients, {tap})");
                writer.Line($"{type} tap{row} = {spelling.Broadcast(pass.Lane, coefficient)};");
                writer.Line($"ref {pass.Input} row{row} = ref Unsafe.Add(ref inputs[{row}], at);");
                if (stretch.Rows.Count == 1 || !HasPhrases) Accumulate(row);
                else
                {
                    var sums = EachVector.Select(vector => PhraseParameter.Changed(type, Sum(0, vector)));
                    writer.Phrase("Row" + body.Target.Name,
                        [PhraseParameter.Changed(pass.Input, $"row{row}"), PhraseParameter.Read(type, $"tap{row}"), .. sums], () => Accumulate(row));
                }
            }
            writer.Line($"at += {pass.ColumnStep};");
            writer.Line($"coefficients = ref Unsafe.Add(ref coefficients, {stretch.Rows.Count});");
        }
    }

    /// <summary>A row of the picture, for one output row.</summary>
    private void Accumulate(int row)
    {
        foreach (var vector in EachVector)
        {
            var (sum, load) = (Sum(0, vector), spelling.Load(pass.Lane, pass.Input, $"row{row}", $"{vector * spelling.Width(pass.Lane)}"));
            Print(new Assignment(sum, new Variable(load).MultiplyAdd(new Variable($"tap{row}"), new Variable(sum))));
        }
    }

    private void ReadRow(Stretch stretch, int row)
    {
        if (row > stretch.Rows[0]) writer.Line("taps = ref inputs.Below(ref taps);");
        var uses = Enumerable.Range(0, body.Rows).Where(output => stretch.Rows.Contains(row - output)).ToArray();
        if (uses.Length == 0) return;
        if (uses.Length < stretch.Rows.Count || stretch.Rows.Count == body.Rows || !HasPhrases)
        {
            Accumulate(row, uses);
            return;
        }
        writer.Phrase("Row" + body.Target.Name,
            [
                PhraseParameter.Changed(pass.Input, "taps"),
                .. uses.Select(output => PhraseParameter.Read(type, $"tap{row - output}")),
                .. EachVector.SelectMany(vector => uses.Select(output => PhraseParameter.Changed(type, Sum(output, vector)))),
            ],
            () =>
            {
                writer.Line($"{type} value;");
                Accumulate(row, uses);
            });
    }

    /// <summary>A row of the picture, for the output rows that it meets.</summary>
    private void Accumulate(int row, IReadOnlyList<int> uses)
    {
        foreach (var vector in EachVector)
        {
            writer.Line($"value = {loads.Load(0, vector)};");
            foreach (var output in uses)
            {
                var (tap, sum) = (new Variable($"tap{row - output}"), Sum(output, vector));
                Print(new Assignment(sum, new Variable("value").MultiplyAdd(tap, new Variable(sum))));
            }
        }
    }

    private void Finish(int output)
    {
        if (output > 0) writer.Line("output = ref outputs.Below(ref output);");
        foreach (var vector in EachVector)
        {
            var at = vector * spelling.Width(pass.Lane);
            foreach (var step in pass.Finish) Print(step.Rename("sum", Sum(output, vector)), output == 0 && vector == 0);
            writer.Line(loads.Store(Sum(output, vector), at));
        }
    }

    private void Print(Assignment step, bool isCommented = false) => writer.Assign(spelling, pass.Lane, step, isCommented);
}
