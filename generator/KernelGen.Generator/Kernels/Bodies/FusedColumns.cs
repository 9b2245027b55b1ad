using System;
using System.Collections.Generic;
using System.Linq;
using KernelGen.Generator.Kernels.Planning;
using KernelGen.Generator.Machine;
using KernelGen.Generator.Writing;

namespace KernelGen.Generator.Kernels.Bodies;

/// <summary>Writes the column sums of a <see cref="FusedBody"/>: where a column of taps meets the rows of the picture.</summary>
/// <param name="writer">Where to write.</param>
/// <param name="body">The body.</param>
/// <param name="loads">How loads are spelled.</param>
/// <param name="end">Which step of the row.</param>
internal sealed class FusedColumns(CodeWriter writer, FusedBody body, TapLoads loads, RowEnd end)
{
    private readonly Pass pass = body.Pass;
    private readonly Spelling spelling = body.Spelling;
    private readonly string type = body.Spelling.Type(body.Pass.Lane);
    private readonly int width = body.Spelling.Width(body.Pass.Lane);

    /// <summary>Sums of rows serve several output rows, which are completed one after the other.</summary>
    public bool ShareRows => end == RowEnd.None && !body.IsOfSingleRows && body.AddsDown;

    /// <summary>The locals that it assigns.</summary>
    public IEnumerable<string> Locals => (ShareRows ? LocalsOfRows : []).Concat(OutputRows.Select(Down));

    /// <summary>The column sum of an output row.</summary>
    public static string Down(int output) => $"down{output}";

    /// <summary>The output rows whose sums are made together.</summary>
    private IEnumerable<int> OutputRows => Enumerable.Range(0, end == RowEnd.None ? body.OutputRows : 1);

    private IEnumerable<string> LocalsOfRows => body.AddsDown
        ? new[] { 1 }.Concat(Doubling.Lengths(body.Rows)).SelectMany(length => Enumerable.Range(0, body.Rows).Select(row => Rows(length, row)))
        : ["row0"];

    /// <summary>Makes the column sums of output rows where a column of taps meets the picture.</summary>
    public void Write(int column, int vector, Action<int> then)
    {
        var offset = column * pass.ColumnStep + vector * width;
        var (first, fetches) = (end == RowEnd.None ? "0" : "row", column == body.LastColumn && vector == 0);
        if (ShareRows)
        {
            Share(column, vector, fetches, then);
            return;
        }
        if (loads.Inside(offset) is { } inside) SumColumns(Statements.Index(loads.From, inside), first, fetches);
        else if (loads.PermutesSums)
        {
            SumColumns(loads.SourceOf(offset), first, fetches: false);
            writer.Line($"{Down(0)} = {loads.PermutedOf(Down(0), offset)};");
        }
        else SumEnds(column, vector, first);
        foreach (var output in OutputRows) then(output);
    }

    /// <summary>Reads rows whose sums serve several output rows, and completes one output row after the other.</summary>
    private void Share(int column, int vector, bool fetches, Action<int> then)
    {
        writer.Line($"// column {column}");
        for (var row = 0; row < body.OutputRows + body.Rows - 1; row++)
        {
            writer.Line($"taps = {RowSteps.Taps(body, row, loads.From)};");
            if (fetches) loads.FetchAhead(writer);
            var load = loads.Load(column, vector);
            if (row < body.Rows - 1)
            {
                AddRow(row, load);
                continue;
            }
            writer.Phrase("Down" + body.Target.Name, ParametersOf(row), () => CompleteRow(row, load));
            then(row - body.Rows + 1);
        }
    }

    /// <summary>The column sums of output rows, whose rows lie anywhere or a pitch apart.</summary>
    private void SumColumns(string at, string first, bool fetches)
    {
        var count = OutputRows.Count();
        var sums = OutputRows.Select(output => PhraseParameter.Assigned(type, Down(output)));
        if (!body.IsOfSingleRows && count == 1) sums = sums.Prepend(PhraseParameter.Value("nint", "first", first));
        SumRows(
            [.. sums.Prepend(PhraseParameter.Value("nuint", "at", at))],
            count,
            count == 1 ? "first" : "0",
            row => body.IsOfSingleRows ? spelling.Load(pass.Lane, pass.Input, $"source{row}", "at") : spelling.Load(pass.Lane, pass.Input, "taps", "0"),
            fetches ? loads.Stores : "CachedStores");
    }

    /// <summary>The same at either end of a row, where what is loaded may be permuted.</summary>
    private void SumEnds(int column, int vector, string first)
    {
        var parameters = loads.OfEnds.Prepend(PhraseParameter.Value("nuint", "at", loads.From)).Append(PhraseParameter.Assigned(type, Down(0)));
        if (!body.IsOfSingleRows) parameters = parameters.Prepend(PhraseParameter.Value("nint", "first", first));
        SumRows([.. parameters], 1, "first", row => loads.Load(column, vector), "CachedStores");
    }

    /// <summary>Writes the phrase of column sums.</summary>
    /// <param name="parameters">What it takes besides rows.</param>
    /// <param name="count">Output rows.</param>
    /// <param name="first">The first row.</param>
    /// <param name="load">What is loaded of a row.</param>
    /// <param name="stores">By what they are prefetched.</param>
    private void SumRows(IReadOnlyList<PhraseParameter> parameters, int count, string first, Func<int, string> load, string stores)
    {
        var rows = Enumerable.Range(0, count + body.Rows - 1).ToArray();
        var sources = body.IsOfSingleRows ? rows.Select(row => PhraseParameter.Changed(pass.Input, $"source{row}"))
            : Enumerable.Repeat(PhraseParameter.Read($"PitchedRows<{pass.Input}>", "inputs"), 1);
        writer.Phrase(
            "Column" + body.Target.Name,
            [.. sources, .. parameters],
            () =>
            {
                var isOfSources = body.IsOfSingleRows && load(0).Contains("taps");
                if (!body.IsOfSingleRows) writer.Line($"ref {pass.Input} taps = ref inputs[{first}, at];");
                if (body.AddsDown || count > 1) writer.Line($"{type} {string.Join(", ", LocalsOfRows)};");
                foreach (var row in rows)
                {
                    if (isOfSources) writer.Line($"{(row == 0 ? $"ref {pass.Input} " : "")}taps = ref Unsafe.Add(ref source{row}, at);");
                    else if (row > 0 && !body.IsOfSingleRows) writer.Line("taps = ref inputs.Below(ref taps);");
                    if (count > 1) loads.FetchAhead(writer, isPhrase: true);
                    if (!body.AddsDown) MultiplyRow(row, count, load(row));
                    else if (row < body.Rows - 1) AddRow(row, load(row));
                    else CompleteRow(row, load(row));
                }
            },
            stores);
    }

    /// <summary>What a row reads and leaves that completes the sum of an output row.</summary>
    private PhraseParameter[] ParametersOf(int row)
    {
        var assigned = Doubling.Lengths(body.Rows).Prepend(1).Select(length => Rows(length, row)).Append(Down(row - body.Rows + 1)).ToArray();
        var read = Doubling.Lengths(body.Rows).Select(length => Rows(length / 2, row - length / 2))
            .Concat(Doubling.Parts(body.Rows).Select(part => Rows(part.Length, row - part.Back)));
        return
        [
            PhraseParameter.Changed(pass.Input, "taps"),
            .. read.Distinct().Except(assigned).Select(name => PhraseParameter.Read(type, name)),
            .. assigned.Select(name => PhraseParameter.Assigned(type, name)),
        ];
    }

    private void CompleteRow(int row, string load)
    {
        AddRow(row, load);
        Print(Down(row - body.Rows + 1), Doubling.Total(body.Rows, (length, back) => Rows(length, row - back)));
    }

    /// <summary>The row times the one factor, and the sums that end with it.</summary>
    private void AddRow(int row, string load)
    {
        writer.Line($"{Rows(1, row)} = {load};");
        var factor = body.Down[0];
        if (factor != Shared.Rational.One) Print(Rows(1, row), new Variable(Rows(1, row)) * new Constant(factor));
        foreach (var length in Doubling.Lengths(body.Rows))
            if (row >= length - 1) Print(Rows(length, row), new Variable(Rows(length / 2, row - length / 2)) + new Variable(Rows(length / 2, row)));
    }

    /// <summary>
    /// The row times its factor, for each output row whose window covers it: in registers are sums, and no rows. Rows that meet equal
    /// factors are not added first, so that their sum does not exceed what they are scaled down to.
    /// </summary>
    private void MultiplyRow(int row, int count, string load)
    {
        var uses = Enumerable.Range(0, count).Where(output => row >= output && row < output + body.Rows && !body.Down[row - output].IsZero).ToArray();
        if (uses.Length > 1) writer.Line($"row0 = {load};");
        foreach (var output in uses)
        {
            var sum = Down(output);
            var isFirst = body.Down.Take(row - output).All(factor => factor.IsZero);
            var pixels = new Variable(uses.Length > 1 ? "row0" : load);
            Print(sum, SignedSum.Add(pass.Lane, isFirst ? null : new Variable(sum), pixels, body.Down[row - output]));
        }
    }

    private string Rows(int length, int row) => $"row{(length == 1 ? "" : "s" + $"{length}" + "_")}{row % body.Rows}";

    private void Print(string target, Expression value) => writer.Assign(spelling, pass.Lane, new Assignment(target, value));
}
