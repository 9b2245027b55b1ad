using System.Linq;
using KernelGen.Generator.Kernels.Planning;
using KernelGen.Generator.Writing;

namespace KernelGen.Generator.Kernels.Bodies;

/// <summary>Writes a <see cref="RowBlockBody"/>.</summary>
internal sealed class RowBlockWriter
{
    private readonly CodeWriter writer;
    private readonly RowBlockBody body;
    private readonly Pass pass;
    private readonly RowBasis basis;
    private readonly TapLoads loads;
    private readonly RowProducts products;
    private readonly RowBlockSums sums;
    private readonly RowEnd end;
    private readonly int rowStep;
    private readonly bool readsCoefficients;

    public RowBlockWriter(CodeWriter writer, RowBlockBody body, RowEnd end = RowEnd.None)
    {
        (this.writer, this.body, this.end, pass, basis) = (writer, body, end, body.Pass, body.Basis);
        (rowStep, readsCoefficients) = (body.RowStep, body.ReadsCoefficients);
        loads = new TapLoads(writer, body, end);
        products = RowProducts.Of(body, loads);
        sums = new RowBlockSums(writer, body, loads, products);
    }

    public void Write()
    {
        if (body.Estimate is not null) RoundingChecks.Declare(writer);
        if (readsCoefficients) CoefficientTable.Open(writer, pass.Lane);
        using (writer.Block($"for (int block = 0; block < rows; block += {rowStep})"))
        {
            RowSteps.WriteRows(writer, body, "block", basis.FirstRow, basis.RowsRead);
            RowSteps.Write(
                writer,
                body,
                "continue",
                rowEnd =>
                {
                    if (rowEnd == RowEnd.None) WriteStep();
                    else if (body.IsOfSingleRows) new RowBlockWriter(writer, body, rowEnd).WriteStep();
                    else if (SaysEnds) new RowBlockWriter(writer, body, rowEnd).WriteEnd();
                    else new ColumnStrip(writer, body, rowEnd, fetches: false).Write("block", $"block + {rowStep}");
                },
                endsTogether: !body.IsOfSingleRows || body.Ends is { AreNear: true });
        }
    }

    private void WriteStep()
    {
        if (end == RowEnd.None) RowSteps.WriteInputs(writer, body, "block", basis.FirstRow, basis.RowsRead);
        DeclareLocals();
        Begin(Walks ? $"RowWalk<{pass.Input}> " : $"ref {pass.Input} ", WalksOutputs ? $"RowWalk<{pass.Output}> " : $"ref {pass.Output} ");
        var rows = (rowStep - 1) * body.Stride + basis.Rows;
        if (!body.IsOfSingleRows) loads.FetchNextBlock(writer, rows, rowStep * body.Stride);
        for (var first = 0; first < body.Vectors; first += body.VectorsTogether)
        {
            if (first > 0) Begin("", "");
            sums.Begin(first);
            foreach (var row in body.IsOfSingleRows ? basis.RowsRead : Enumerable.Range(0, rows)) ReadRow(row);
            if (body.StoresLast) for (var output = 0; output < rowStep; output++) Finish(output);
        }
        if (body.Estimate is not null) RoundingChecks.Resolve(writer, body.Lanes, "block", $"block + {rowStep}");
    }

    /// <summary>
    /// At the ends of a row, rows say what they say in between, in a loop: there are only two ends, and compiling them takes its time too.
    /// </summary>
    private bool SaysEnds => sums.HasPhrase && !readsCoefficients && body.Estimate is null;

    /// <summary>Writes either end of the block's rows, one row of the picture after the other; sums move on by one.</summary>
    private void WriteEnd()
    {
        var (any, type) = (basis.Rows - 1, sums.Fields.Type(writer, body.Target));
        var moves = sums.Neighbors.Select(seen => (To: RowBlockSums.Neighbor(any - 1, seen), From: RowBlockSums.Neighbor(any, seen))).ToArray();
        if (moves.Length == 0) moves = Enumerable.Range(0, any).Select(output => (To: sums.Sum(output), From: sums.Sum(output + 1))).ToArray();
        var locals = moves.Select(move => move.To).Concat(moves.Select(move => move.From)).Append(sums.Sum(0)).Distinct();
        writer.Line($"{type} {string.Join(", ", locals.SelectMany(sums.Fields.Locals).Select(local => local + " = default"))};");
        if (pass.ExtraLocals.Length > 0) writer.Line($"{body.Spelling.Type(pass.Lane)} {string.Join(", ", pass.ExtraLocals)};");
        for (var first = 0; first < body.Vectors; first += body.VectorsTogether)
        {
            sums.Begin(first);
            using (writer.Block($"for (nint row = 0; row < {rowStep + any}; row++)"))
            {
                sums.Say(any, "ref inside[row, x]");
                var finish = writer.Apart(() =>
                {
                    sums.Complete(0);
                    products.Finish(writer, sums.Fields, sums.Sum(0), first, _ => $"outputs[row - {any}, x]");
                });
                using (finish.Count > 1 ? writer.Block($"if (row >= {any})") : null)
                    foreach (var line in finish) writer.Line((finish.Count > 1 ? "" : $"if (row >= {any}) ") + line);
                foreach (var (to, from) in moves)
                    foreach (var line in sums.Fields.Locals(to).Zip(sums.Fields.Locals(from), (to, from) => $"{to} = {from};")) writer.Line(line);
            }
        }
    }

    /// <summary>Goes to the first row of the picture and of the output.</summary>
    private void Begin(string declareTaps, string declareOutput)
    {
        var taps = Walks ? $"inputs.From({loads.From})" : RowSteps.Taps(body, 0, loads.From);
        if (!body.IsOfSingleRows || !sums.HasPhrase) writer.Line($"{declareTaps}taps = {taps};");
        writer.Line($"{declareOutput}output = {(WalksOutputs ? "outputs.From(x)" : RowSteps.Output(body))};");
    }

    /// <summary>A walk goes down the rows of the picture: each is an argument.</summary>
    private bool Walks => sums.HasPhrase && !body.IsOfSingleRows;

    private bool WalksOutputs => !body.IsOfSingleRows && body.Estimate is null;

    private void DeclareLocals()
    {
        var count = body.Sums.AddsNeighbors ? 1 : body.StoresLast ? rowStep : System.Math.Min(rowStep, basis.Rows);
        var neighbors = sums.Neighbors.SelectMany(seen => new[] { RowBlockSums.Neighbor(0, seen), RowBlockSums.Neighbor(1, seen) });
        var locals = Enumerable.Range(0, count).Select(sums.Sum).Concat(neighbors).SelectMany(sums.Fields.Locals);
        if (sums.HasPhrase) locals = locals.Append($"{RowPhrase.None} = default");
        writer.Line($"{sums.Fields.Type(writer, body.Target)} {string.Join(", ", locals)};");
        if (pass.ExtraLocals.Length > 0) writer.Line($"{body.Spelling.Type(pass.Lane)} {string.Join(", ", pass.ExtraLocals)};");
    }

    private void ReadRow(int row)
    {
        if (sums.HasPhrase)
        {
            if (readsCoefficients) CoefficientTable.Barrier(writer, row);
            sums.Say(row);
            End();
            return;
        }
        using (writer.Block($"// row {row} of the block: into {string.Join(", ", UsesOf(row).Select(use => use.Output))}"))
        {
            if (row > 0) writer.Line($"taps = {RowSteps.Taps(body, row, loads.From)};");
            if (sums.First == 0) loads.FetchAhead(writer);
            if (readsCoefficients) CoefficientTable.Barrier(writer, row);
            sums.Add(UsesOf(row), row);
            End();
        }

        void End()
        {
            if (!body.StoresLast) foreach (var (output, _) in UsesOf(row).Where(use => use.Tap == basis.Rows - 1)) Finish(output);
        }
    }

    /// <summary>Output rows whose windows cover a row of the picture, and the row of taps that meets it.</summary>
    private (int Output, int Tap)[] UsesOf(int row) => Enumerable.Range(0, rowStep)
        .Select(output => (Output: output, Tap: row - output * body.Stride))
        .Where(use => use.Tap >= 0 && use.Tap < basis.Rows).ToArray();

    private void Finish(int output)
    {
        sums.Complete(output);
        if (body.Estimate is not null)
        {
            if (output > 0) writer.Line("output = ref outputs.Below(ref output);");
            RoundingChecks.Store(writer, body, pass, sums.Together.Select(vector => sums.Sum(output, vector, "")), $"block + {output}");
            return;
        }
        products.Finish(writer, sums.Fields, sums.Sum(output), sums.First, isFirst => RowSteps.Next(body, output, isFirst));
    }
}
