using System;
using System.Collections.Generic;
using System.Linq;
using KernelGen.Generator.Kernels.Planning;
using KernelGen.Generator.Machine;
using KernelGen.Generator.Writing;
using KernelGen.Shared;

namespace KernelGen.Generator.Kernels.Bodies;

/// <summary>
/// Writes a walk down a strip of columns: each row of the picture is read once and feeds all outputs whose windows cover it. The
/// sums of outputs that are not complete yet wait in registers, one for each tap row but the last.
/// </summary>
internal sealed class ColumnStrip
{
    private readonly CodeWriter writer;
    private readonly RowSumsBody body;
    private readonly Pass pass;
    private readonly RowBasis basis;
    private readonly Spelling spelling;
    private readonly TapLoads loads;
    private readonly RowProducts products;
    private readonly int vectors;
    private readonly bool fetches;
    private readonly bool gathers;
    private readonly RowEnd end;
    private readonly SumFields fields;
    private bool isOfVector;

    /// <param name="writer">Where to write.</param>
    /// <param name="body">The body that the strip is a part of.</param>
    /// <param name="end">Which step of the row.</param>
    /// <param name="fetches">The next strip's lines are prefetched, unless this is an end of the row.</param>
    public ColumnStrip(CodeWriter writer, RowSumsBody body, RowEnd end, bool fetches)
    {
        (this.writer, this.body, pass, basis, spelling, vectors) = (writer, body, body.Pass, body.Basis, body.Spelling, body.Vectors);
        this.end = end;
        loads = new TapLoads(writer, body, end);
        products = RowProducts.Of(body, loads);
        fields = new SumFields(spelling.Type(pass.Lane), vectors, products.Parts, body.HasPhrases);
        gathers = body.Combining == Combining.Gathered;
        this.fetches = fetches && end == RowEnd.None;
    }

    /// <summary>Writes the strip at <c>x</c>.</summary>
    /// <param name="first">The first output row.</param>
    /// <param name="afterLast">The row after the last.</param>
    public void Write(string first, string afterLast)
    {
        if (end == RowEnd.None) RowSteps.WriteInputs(writer, body, first, basis.FirstRow, basis.RowsRead);
        else writer.Line($"PitchedRows<{pass.Input}> inputs = inside;");
        DeclareLocals();
        if (!gathers) writer.Line($"ref {pass.Input} taps = ref inputs[0, {loads.From}];");
        writer.Line($"ref {pass.Output} output = ref outputs[0, x];");
        using (writer.Block(gathers ? $"for (int row = {first}; row < {afterLast}; row++)" : $"for (int row = {first} - {basis.Rows - 1}; row < {afterLast}; row++)"))
        {
            if (gathers) Gather(first);
            else Share(first);
            Fetch("output", pass.Output);
            if (body.Estimate is not null) RoundingChecks.Store(writer, body, pass, Enumerable.Range(0, vectors).Select(vector => Local("sum", vector, "")), "row");
            else products.Finish(writer, fields, "sum", 0, _ => "output");
            writer.Line("output = ref outputs.Below(ref output);");
        }
    }

    /// <summary>One row of the picture for all outputs whose windows cover it.</summary>
    private void Share(string first)
    {
        Fetch("taps", pass.Input);
        if (body.IsDense) Accumulate();
        else for (var vector = 0; vector < vectors; vector++) Combine(vector);
        writer.Line("taps = ref inputs.Below(ref taps);");
        if (basis.Rows > 1) writer.Line($"if (row < {first}) continue;     // the strip's first windows are not complete");
    }

    /// <summary>In a tall block, the next strip's part of this row is needed much later: it is prefetched.</summary>
    private void Fetch(string row, string element)
    {
        if (!fetches) return;
        var step = body.Lanes;
        for (var at = step; at < 2 * step; at += Target.LineBytes / Element.Of(element).Bytes) writer.Line($"RowCache.Prefetch(ref {row}, {at});");
    }

    /// <summary>
    /// «sum», or «wait2» for the sum that has seen two tap rows; with the vector's number and the part's name where there are several.
    /// </summary>
    private string Local(string name, int vector, string part) => isOfVector ? fields.Flat(name, vector, part) : fields.Of(name, vector, part);

    private string Waiting(int seen) => seen == basis.Rows ? "sum" : $"wait{seen}";

    private string Waiting(int seen, int vector, string part) => Local(Waiting(seen), vector, part);

    private void DeclareLocals()
    {
        var waiting = gathers ? [] : Enumerable.Range(1, basis.Rows - 1).SelectMany(seen => fields.Locals(Waiting(seen))).Select(local => local + " = default");
        var comment = gathers || basis.Rows == 1 ? "" : "     // wait1 has seen one row of taps, and so on";
        writer.Line($"{fields.Type(writer, body.Target)} {string.Join(", ", waiting.Concat(fields.Locals("sum")))};{comment}");
        if (pass.ExtraLocals.Length > 0) writer.Line($"{spelling.Type(pass.Lane)} {string.Join(", ", pass.ExtraLocals)};");
    }

    /// <summary>Products of basis rows first, then down: each waiting sum takes its share and moves on by one.</summary>
    private void Combine(int vector)
    {
        writer.Line("// along the row: " + string.Join("; ", basis.Basis.Select(row => string.Join(" ", row.Select(tap => Statements.Signed(tap.Coefficient))))));
        if (body.Combining == Combining.OneByOne)
        {
            CombineOneByOne(vector);
            return;
        }
        products.Write(writer, vector, Enumerable.Range(0, basis.Basis.Count).ToArray());
        if (body.Sums.AddsNeighbors)
        {
            AddNeighbors(vector);
            return;
        }
        writer.Line("// down: " + string.Join(", ", basis.Uses.Select(uses => Statements.Multiples(uses))));
        foreach (var part in products.Parts)
        {
            Phrase("Down", ParametersOf(vector, part, Enumerable.Range(0, basis.Basis.Count)), () =>
            {
                foreach (var step in Enumerable.Reverse(Steps(vector, part))) Print(step);
            });
        }
    }

    /// <summary>What a row of the picture brings to the sums that wait for it.</summary>
    private IEnumerable<PhraseParameter> ParametersOf(int vector, string part, IEnumerable<int> bases)
    {
        var type = spelling.Type(pass.Lane);
        return bases.Select(row => products.Name(row, vector, part)).Distinct().Select(product => PhraseParameter.Read(type, product))
            .Concat(Enumerable.Range(1, basis.Rows).Select(seen => PhraseParameter.Changed(type, fields.Flat(Waiting(seen), vector, part)) with
            {
                Modifier = Modifier(seen),
                Argument = $"{Modifier(seen)} {fields.Of(Waiting(seen), vector, part)}",
            }));

        string Modifier(int seen) => seen == basis.Rows ? "out" : "ref";
    }

    /// <summary>Writes what both ends of the row and the steps between say alike.</summary>
    private void Phrase(string name, IEnumerable<PhraseParameter> parameters, Action write)
    {
        isOfVector = body.HasPhrases;
        if (!body.HasPhrases) write();
        else writer.Phrase(name + body.Target.Name, [.. parameters], write);
        isOfVector = false;
    }

    /// <summary>What each waiting sum becomes by the next row of taps; the sum that has seen most moves first.</summary>
    private List<Assignment> Steps(int vector, string part)
    {
        var steps = new List<Assignment>();
        var sum = SignedSum.Begin(pass);
        for (var i = 0; i < basis.Rows; i++)
        {
            if (i > 0) sum = sum with { Value = new Variable(Waiting(i, vector, part)) };
            foreach (var use in basis.Uses[i]) sum = sum.Add(pass.Lane, new Variable(products.Name(use.Basis, vector, part)), use.Factor);
            steps.Add(new Assignment(Waiting(i + 1, vector, part), i == basis.Rows - 1 ? sum.Resolved : sum.Value ?? new Constant(Rational.Zero)));
        }
        return steps;
    }

    /// <summary>A product is made where it is added, though its pixels are loaded again for the next.</summary>
    private void CombineOneByOne(int vector)
    {
        var steps = products.Parts.Select(part => Steps(vector, part)).ToArray();
        for (var row = basis.Rows - 1; row >= 0; row--)
        {
            using (basis.Uses[row].Count == 0 ? null : writer.Block($"// down: {Statements.Multiples(basis.Uses[row])}"))
            {
                products.Write(writer, vector, basis.Uses[row].Select(use => use.Basis).ToArray());
                foreach (var part in steps) Print(part[row]);
            }
        }
    }

    /// <summary>All rows of taps for one output row after the other: nothing waits, and no row is shared.</summary>
    private void Gather(string first)
    {
        for (var vector = 0; vector < vectors; vector++)
        {
            var sums = products.Parts.ToDictionary(part => part, _ => SignedSum.Begin(pass));
            for (var row = 0; row < basis.Rows; row++)
            {
                if (basis.Uses[row].Count == 0) continue;
                using (writer.Block($"// row {row} of taps: {Statements.Multiples(basis.Uses[row])}"))
                {
                    var index = Statements.Index("row" + (first == "0" ? "" : " - " + first), row);
                    writer.Line($"ref {pass.Input} taps = ref inputs[{index}, {loads.From}];");
                    products.Write(writer, vector, basis.Uses[row].Select(use => use.Basis).ToArray());
                    foreach (var part in products.Parts)
                    {
                        foreach (var use in basis.Uses[row]) sums[part] = sums[part].Add(pass.Lane, new Variable(products.Name(use.Basis, vector, part)), use.Factor);
                        Print(new Assignment(Local("sum", vector, part), sums[part].Value!));
                        sums[part] = sums[part] with { Value = new Variable(Local("sum", vector, part)) };
                    }
                }
            }
            foreach (var part in products.Parts)
                if (sums[part].IsNegated) Print(new Assignment(Local("sum", vector, part), sums[part].Resolved));
        }
    }

    /// <summary>Sums of two neighboring rows, of two such sums, and so on: what waits is the last one of each kind.</summary>
    private void AddNeighbors(int vector)
    {
        writer.Line($"// down: neighbors are added, {basis.Rows - 1} times over");
        foreach (var part in products.Parts) Phrase("Down", ParametersOf(vector, part, [0]), () => AddNeighbors(vector, part));
    }

    private void AddNeighbors(int vector, string part)
    {
        var value = products.Name(0, vector, part);
        for (var seen = 1; seen < basis.Rows; seen++)
        {
            var (waiting, next) = (Waiting(seen, vector, part), seen == basis.Rows - 1 ? Waiting(basis.Rows, vector, part) : $"added{seen}_{vector}{part}");
            writer.Line($"{(seen == basis.Rows - 1 ? "" : spelling.Type(pass.Lane) + " ")}{next} = {waiting} + {value};");
            writer.Line($"{waiting} = {value};");
            value = next;
        }
        if (!pass.Bias.IsZero) Print(new Assignment(value, SignedSum.Begin(pass).Value! + new Variable(value)));
    }

    /// <summary>
    /// Column by column: one load feeds every waiting sum, the one that has seen most first, so that they can move in place. A
    /// coefficient serves all vectors before the next is fetched: more constants than registers would have to be spilled.
    /// </summary>
    private void Accumulate()
    {
        var moved = new HashSet<int>();
        foreach (var column in basis.Columns)
        {
            var values = Enumerable.Range(0, vectors)
                .Select(vector => PhraseParameter.Value(spelling.Type(pass.Lane), fields.Flat("value", vector, ""), loads.Load(column, vector))).ToArray();
            writer.Line($"// column {column}");
            if (!body.HasPhrases || loads.AreConverted)
            {
                foreach (var value in values) writer.Line($"{(moved.Count == 0 ? value.Type + " " : "")}{value.Name} = {value.Argument};");
                Accumulate(column, moved);
                continue;
            }
            writer.Phrase("Column" + body.Target.Name, [.. values, .. SumsOf(moved)], () => Accumulate(column, moved));
        }
    }

    /// <summary>The sums that a column's products are added to; the first column finds none that has seen all rows of taps.</summary>
    private IEnumerable<PhraseParameter> SumsOf(IReadOnlyCollection<int> moved)
    {
        var (type, isFirst) = (fields.Type(writer, body.Target), moved.Count == 0);
        return Enumerable.Range(1, basis.Rows).SelectMany(seen => fields.Locals(Waiting(seen)).Select(sum =>
            isFirst && seen == basis.Rows ? PhraseParameter.Assigned(type, sum) : PhraseParameter.Changed(type, sum)))
            .ToArray();
    }

    /// <summary>Adds a column's products.</summary>
    /// <param name="column">The column of taps.</param>
    /// <param name="moved">The rows of taps whose sums have moved on by one, each by its first product.</param>
    private void Accumulate(int column, HashSet<int> moved)
    {
        for (var i = basis.Rows - 1; i >= 0; i--)
        {
            var coefficient = basis[i, column];
            var isFirst = moved.Add(i);
            for (var vector = 0; vector < vectors; vector++)
            {
                var target = Waiting(i + 1, vector, "");
                Expression? sum = !isFirst ? new Variable(target) : i > 0 ? new Variable(Waiting(i, vector, "")) : pass.Bias.IsZero ? null : new Constant(pass.Bias);
                if (!coefficient.IsZero) Print(new Assignment(target, SignedSum.Add(pass.Lane, sum, new Variable(fields.Flat("value", vector, "")), coefficient)));
                else if (isFirst) Print(new Assignment(target, sum ?? new Constant(Rational.Zero)));
            }
        }
    }

    private void Print(Assignment step, bool isCommented = false) => writer.Assign(spelling, pass.Lane, step, isCommented);
}
