using System;
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
    private int coefficient;

    /// <param name="writer">Where to write.</param>
    /// <param name="body">The body.</param>
    /// <param name="steps">Steps that a tile is wide.</param>
    public TileWriter(CodeWriter writer, TileBody body, int steps = 1)
    {
        (this.writer, this.body, pass, spelling, vectors) = (writer, body, body.Pass, body.Spelling, steps * body.Vectors);
        loads = new TapLoads(writer, body, RowEnd.None);
        type = spelling.Type(pass.Lane);
    }

    /// <summary>Rows of the picture are phrases where all that is inlined is not too much.</summary>
    private bool HasPhrases => body.Stretches.Sum(stretch =>
        (stretch.Rows[stretch.Rows.Count - 1] - stretch.Rows[0] + body.Rows) * SumsOfRow(stretch) * vectors) <= JitBudget.WordsOfTile(loads.AreConverted);

    private string Name => NameOf(vectors / body.Vectors);

    private string NameOf(int steps) => (!body.IsOfSingleRows ? "Tile" : steps == 1 ? "RowTile" : "WideTile") + body.Target.Name;

    /// <summary>Writes the walk over the tiles.</summary>
    public void WriteCalls()
    {
        writer.Line($"ref {pass.Lane.Element} coefficients = "
            + $"ref global::System.Runtime.InteropServices.MemoryMarshal.GetReference({TileBody.Coefficients});");
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
        writer.Line(CompiledMark.Hot);
        var rows = body.IsOfSingleRows
            ? $"Rows<{pass.Input}> inputs, ref {pass.Output} outputRow"
            : $"PitchedRows<{pass.Input}> inputs, PitchedRows<{pass.Output}> outputs";
        using (writer.Wrapping($"private static void {Name}{parameter}(ref {pass.Lane.Element} coefficients, {rows}, nuint x){constraint}"))
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

    /// <summary>The sum of an output row: a letter for the vector, then the row; of a single row a number.</summary>
    private string Sum(int output, int vector) => body.IsOfSingleRows ? $"sum{vector}" : $"{(char)('a' + vector)}{output}";

    private IEnumerable<int> EachVector => Enumerable.Range(0, vectors);

    private void DeclareLocals()
    {
        var begin = spelling.Constant(pass.Lane, pass.Bias);
        for (var output = 0; output < body.Rows; output++)
            writer.Line($"{type} {string.Join(", ", EachVector.Select(vector => $"{Sum(output, vector)} = {begin}"))};");
        if (body.IsOfSingleRows)
        {
            if (pass.ExtraLocals.Length > 0) writer.Line($"{type} {string.Join(", ", pass.ExtraLocals)};");
            writer.Line("nuint at;");
            return;
        }
        writer.Line($"ref {pass.Input} first = ref inputs[0, x];");
        writer.Line($"ref {pass.Input} taps = ref first;");
    }

    /// <summary>A column's coefficients, then the rows of the picture that they meet, a vector at a time: it needs one register.</summary>
    private void Accumulate(Stretch stretch)
    {
        var rows = stretch.Rows;
        writer.Line();
        writer.Line($"// rows {string.Join(", ", rows)} of taps");
        writer.Line($"first = ref inputs[{rows[0]}, {Statements.Index("x", stretch.FirstColumn * pass.ColumnStep)}];");
        Begin(stretch);
        using (writer.Block($"for (int column = 0; column < {stretch.Columns}; column++)"))
        {
            writer.Line($"{type} {string.Join(", ", rows.Select(row => $"tap{row} = {spelling.Broadcast(pass.Lane, Coefficient(row - rows[0]))}"))};");
            if (SumsOfRow(stretch) > 1) writer.Line(HasPhrases ? $"{type} {RowPhrase.None} = default;" : $"{type} value;");
            writer.Line("taps = ref first;");
            for (int row = rows[0], end = rows[rows.Count - 1] + body.Rows; row < end; row++) ReadRow(stretch, row);
            writer.Line($"first = ref Unsafe.Add(ref first, {pass.ColumnStep});");
            Advance(body.Basis.Rows);
        }
    }

    /// <summary>Goes to the coefficients of a stretch, from the end of the one before.</summary>
    private void Begin(Stretch stretch)
    {
        var begin = stretch.FirstColumn * body.Basis.Rows + stretch.Rows[0];
        Advance(begin - coefficient);
        coefficient = begin + stretch.Columns * body.Basis.Rows;
    }

    private void Advance(int coefficients)
    {
        if (coefficients != 0) writer.Line($"coefficients = ref {Coefficient(coefficients)};");
    }

    private static string Coefficient(int tap) => tap == 0 ? "coefficients" : $"Unsafe.Add(ref coefficients, {tap})";

    /// <summary>The same for one output row: a coefficient meets a row of the picture, and is not needed again.</summary>
    private void AccumulateRow(Stretch stretch)
    {
        writer.Line();
        writer.Line($"at = {Statements.Index("x", stretch.FirstColumn * pass.ColumnStep)};");
        Begin(stretch);
        using (writer.Block(stretch.Columns == 1 ? "// one column" : $"for (int column = 0; column < {stretch.Columns}; column++, at += {pass.ColumnStep})"))
        {
            var next = stretch.Rows[0];     // the row of the coefficient that «coefficients» refers to
            foreach (var (first, end) in stretch.Runs)
            {
                if (end - first == 1)
                {
                    AddRow($"{first}", Coefficient(first - next));
                    continue;
                }
                Advance(first - next);
                next = end;
                using (writer.Block($"for (int row = {first}; row < {end}; row++)"))
                {
                    AddRow("row", Coefficient(0));
                    Advance(1);
                }
            }
            Advance(body.Basis.Rows - next + stretch.Rows[0]);
        }
    }

    /// <summary>What a coefficient and a row of the picture add to all sums; a phrase where several places say it.</summary>
    private void AddRow(string row, string factor)
    {
        var (first, tap) = ($"ref Unsafe.Add(ref inputs[{row}], at)", spelling.Broadcast(pass.Lane, factor));
        var places = body.Stretches.Sum(stretch => stretch.Runs.Count);
        if (places > 1 && vectors > 1 && places * vectors <= JitBudget.WordsOfSingleRows)
        {
            writer.Phrase(
                "Row" + body.Target.Name,
                [
                    PhraseParameter.Changed(pass.Input, "taps") with { Argument = first }, PhraseParameter.Read(type, "tap") with { Argument = tap },
                    .. EachVector.Select(vector => PhraseParameter.Changed(type, Sum(0, vector))),
                ],
                Multiply);
            return;
        }
        using (writer.Block($"// row {row}"))
        {
            writer.Line($"ref {pass.Input} taps = {first};");
            writer.Line($"{type} tap = {tap};");
            Multiply();
        }

        void Multiply()
        {
            foreach (var vector in EachVector)
                Print(Add(Sum(0, vector), spelling.Load(pass.Lane, pass.Input, "taps", $"{vector * spelling.Width(pass.Lane)}"), "tap"));
        }
    }

    /// <summary>Sums of a vector that a row of the picture is added to, at most.</summary>
    private int SumsOfRow(Stretch stretch) => Math.Min(stretch.Rows.Count, body.Rows);

    /// <summary>
    /// A row of the picture, for the output rows that it meets. Rows at the edges of the tile, which meet fewer, say the same: what is not
    /// needed, the JIT leaves out.
    /// </summary>
    private void ReadRow(Stretch stretch, int row)
    {
        var uses = Enumerable.Range(0, body.Rows).Where(output => stretch.Rows.Contains(row - output)).ToArray();
        if (uses.Length < 2 || !HasPhrases)
        {
            if (row > stretch.Rows[0]) writer.Line("taps = ref inputs.Below(ref taps);");
            foreach (var vector in EachVector)
            {
                if (uses.Length > 1) writer.Line($"value = {loads.Load(0, vector)};");
                foreach (var output in uses) Print(Add(Sum(output, vector), uses.Length > 1 ? "value" : loads.Load(0, vector), $"tap{row - output}"));
            }
            return;
        }
        var sums = Enumerable.Range(0, SumsOfRow(stretch)).ToArray();
        writer.Phrase("Row" + body.Target.Name,
            [
                PhraseParameter.Changed(pass.Input, "taps") with { Argument = "ref taps = ref inputs.Below(ref taps)" },
                .. sums.Select(sum => PhraseParameter.Value(type, $"tap{sum}", $"tap{(sum < uses.Length ? row - uses[sum] : stretch.Rows[0])}")),
                .. EachVector.SelectMany(vector => sums.Select(sum =>
                    PhraseParameter.Changed(type, Sum(sum, vector)) with { Argument = "ref " + (sum < uses.Length ? Sum(uses[sum], vector) : RowPhrase.None) })),
            ],
            () =>
            {
                foreach (var vector in EachVector)
                {
                    writer.Line($"{(vector == 0 ? type + " " : "")}value = {loads.Load(0, vector)};");
                    foreach (var sum in sums) Print(Add(Sum(sum, vector), "value", $"tap{sum}"));
                }
            });
    }

    private static Assignment Add(string sum, string value, string tap) => new(sum, new Variable(value).MultiplyAdd(new Variable(tap), new Variable(sum)));

    private void Finish(int output)
    {
        if (body.IsOfSingleRows)
        {
            FinishRow(output);
            return;
        }
        writer.Phrase("Finish" + body.Target.Name,
            [
                PhraseParameter.Changed(pass.Output, "output") with
                {
                    Argument = output == 0 ? "ref output" : "ref output = ref outputs.Below(ref output)",
                },
                .. EachVector.Select(vector => PhraseParameter.Read(type, Sum(output, vector))),
            ],
            () =>
            {
                if (pass.ExtraLocals.Length > 0) writer.Line($"{type} {string.Join(", ", pass.ExtraLocals)};");
                FinishRow(output);
            });
    }

    private void FinishRow(int output)
    {
        foreach (var vector in EachVector)
        {
            var at = vector * spelling.Width(pass.Lane);
            foreach (var step in pass.Finish) Print(step.Rename("sum", Sum(output, vector)), vector == 0);
            writer.Line(loads.Store(Sum(output, vector), at));
        }
    }

    private void Print(Assignment step, bool isCommented = false) => writer.Assign(spelling, pass.Lane, step, isCommented);
}
