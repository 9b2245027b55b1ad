using System;
using System.Collections.Generic;
using System.Linq;
using KernelGen.Generator.Kernels.Planning;
using KernelGen.Generator.Machine;
using KernelGen.Generator.Writing;
using KernelGen.Shared;

namespace KernelGen.Generator.Kernels.Bodies;

/// <summary>What written-out and looped passes share: references to rows, the walk along the run, the store.</summary>
/// <param name="writer">Where to write.</param>
/// <param name="body">The body.</param>
/// <param name="row">The pass.</param>
internal abstract class RowByRowFrame(CodeWriter writer, RowByRowBody body, RowPass row)
{
    protected CodeWriter Writer => writer;
    protected Pass Pass => row.Pass;
    protected Spelling Spelling { get; } = body.Spelling;

    protected bool IsOfBytePairs => row.AddsBytePairs(body.Target);

    protected void References(IEnumerable<int> rows)
    {
        if (!Pass.ReadsSums) foreach (var tapRow in rows) writer.Line($"ref {Pass.Input} row{tapRow} = ref source[row + {tapRow}];");
        if (!Pass.WritesSums) writer.Line($"ref {Pass.Output} output = ref destination[row];");
    }

    /// <summary>Where sums are stored.</summary>
    private string Output => Pass.WritesSums ? "sums" : "output";

    /// <summary>The walk along the run, or a piece of it: whole steps, the last one overlapping where they do not divide the length.</summary>
    protected IDisposable Loop()
    {
        var (begin, end) = Pass.WritesSums ? ("begin", "end") : Pass.ReadsSums ? ("first", "first + length") : ("0", "count");
        var step = row.Lanes(body.Target);
        if (step == 1) return writer.Block($"for (nuint x = {begin}; x < {end}; x++)");
        writer.Line($"nuint last = {end} - {step};");
        return writer.Block($"for (nuint x = {begin}; ; x = Math.Min(x + {step}, last))");
    }

    /// <summary>Writes the store of a finished sum.</summary>
    protected void Store(string sum, string index)
    {
        if (body.Estimate is not null && !Pass.WritesSums) RoundingChecks.StoreAndResolve(writer, body, Pass, sum, index);
        else writer.Line(Spelling.Store(Pass.Lane, Pass.Output, sum, Output, index));
    }

    protected void EndOfStep() => writer.EndOfStep(body.Target);

    protected void Print(Assignment step, bool isCommented = true) => writer.Assign(Spelling, Pass.Lane, step, isCommented);
}

/// <summary>Writes a pass along one row with every tap written out.</summary>
internal sealed class UnrolledPass(CodeWriter writer, RowByRowBody body, RowPass row) : RowByRowFrame(writer, body, row)
{
    public void Write()
    {
        References(Pass.Taps.Select(tap => tap.Row).Distinct());
        using (Loop())
        {
            if (IsOfBytePairs)
            {
                new ByteColumns(Writer, Spelling, Pass, withCenter: null).Write();
                EndOfStep();
                return;
            }
            Writer.Line($"{Spelling.Type(Pass.Lane)} {(Pass.Lane.IsInteger ? "" : "value, ")}sum{string.Concat(Pass.ExtraLocals.Select(name => ", " + name))};");
            if (Pass.Taps.Count == 0) Print(new Assignment("sum", new Constant(Pass.Bias)));
            if (Pass.Lane.IsInteger) AddIntegers();
            else for (var i = 0; i < Pass.Taps.Count; i++) Read(Pass.Taps[i], isFirst: i == 0);
            foreach (var step in Pass.Finish) Print(step);
            Store("sum", "x");
            EndOfStep();
        }
    }

    /// <summary>Taps of one magnitude share a multiplication.</summary>
    private void AddIntegers()
    {
        var sum = SignedSum.Begin(Pass).Value;
        var taps = Pass.Taps.Select((tap, index) => new ColumnTap(index, tap.Coefficient));
        foreach (var (inner, coefficient) in SharedTaps.Groups(taps, index => new Variable(Load(Pass.Taps[index]))))
        {
            Print(new Assignment("sum", SignedSum.Add(Pass.Lane, sum, inner, coefficient)));
            sum = new Variable("sum");
        }
    }

    private string Load(Tap tap) => Spelling.Load(
        Pass.Lane, Pass.Input, Pass.ReadsSums ? "sums" : $"row{tap.Row}", Statements.Index("x", tap.Column * Pass.ColumnStep));

    private void Read(Tap tap, bool isFirst)
    {
        Writer.Line($"value = {Load(tap)};     // {Statements.Signed(tap.Coefficient)}");
        var sum = isFirst ? SignedSum.Begin(Pass).Value : new Variable("sum");
        Print(new Assignment("sum", SignedSum.Add(Pass.Lane, sum, new Variable("value"), tap.Coefficient)));
    }
}

/// <summary>Writes a pass of a machine without vectors: each sum is a word of the runtime.</summary>
internal sealed class SummedPass(CodeWriter writer, RowByRowBody body, RowPass row) : RowByRowFrame(writer, body, row)
{
    public void Write()
    {
        References([]);
        using (Loop())
        {
            new TapSum(Pass).Write(Writer, Spelling);
            foreach (var local in Pass.ExtraLocals) Writer.Line($"{Spelling.Type(Pass.Lane)} {local};");
            foreach (var step in Pass.Finish) Print(step);
            Store("sum", "x");
        }
    }
}

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
        {
            var (element, all) = (pass.Lane.Element, pass.Taps.Select(tap => Literals.OfTable(pass.Lane, tap.Coefficient)));
            writer.Line($"private static ReadOnlySpan<{element}> {name}Coefficients => new {element}[] {{ {string.Join(", ", all)} }};");
        }
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

/// <summary>Where the taps of each tap row begin in the list of taps, and each tap's distance along the row.</summary>
internal sealed class TapTable(IReadOnlyList<Tap> taps, int columnStep)
{
    public void Write(CodeWriter writer, string name)
    {
        var starts = new List<int> { 0 };
        foreach (var tap in taps)                        // they come row by row
        {
            while (starts.Count < tap.Row + 2) starts.Add(starts[starts.Count - 1]);
            starts[tap.Row + 1]++;
        }
        writer.Line($"private static ReadOnlySpan<int> {name}Starts => new int[] {{ {List(starts)} }};");
        writer.Line($"private static ReadOnlySpan<int> {name}Columns => new int[] {{ {List(taps.Select(tap => tap.Column * columnStep))} }};");
    }

    private static string List(IEnumerable<int> numbers) => string.Join(", ", numbers.Select(value => $"{value}"));
}
