using System;
using System.Collections.Generic;
using System.Linq;
using KernelGen.Generator.Kernels.Planning;
using KernelGen.Generator.Machine;
using KernelGen.Generator.Writing;
using KernelGen.Shared;

namespace KernelGen.Generator.Kernels.Bodies;

/// <summary>Writes the products of one row of the picture with the basis rows of a body.</summary>
/// <param name="body">The body.</param>
/// <param name="loads">How its loads are spelled.</param>
internal abstract class RowProducts(RowSumsBody body, TapLoads loads)
{
    public static RowProducts Of(RowSumsBody body, TapLoads loads)
    {
        if (body.Pairs is not { } pairs) return new SingleProducts(body, loads);
        PairedProducts products = pairs.IsEvenOdd ? new EvenOddProducts(body, loads) : new HalvesProducts(body, loads);
        return pairs.IsWidened ? new WidenedProducts(body, loads, products) : products;
    }

    protected Pass Pass => body.Pass;
    protected RowBasis Basis => body.Basis;
    protected Spelling Spelling { get; } = body.Spelling;
    protected TapLoads Loads => loads;

    /// <summary>Products are made in a phrase: the JIT keeps its arguments and results in registers.</summary>
    protected bool ArePhrase(IEnumerable<int> bases) =>
        body.HasPhrases && bases.Sum(basis => Basis.Basis[basis].Count) <= JitBudget.TapsOfPhrase;

    /// <summary>What a sum is split into: one value, or several vectors of lanes wider than a pixel.</summary>
    public abstract IReadOnlyList<string> Parts { get; }

    /// <summary>Writes products for the vector with that number.</summary>
    /// <param name="writer">Where to write.</param>
    /// <param name="vector">The vector's number in its step.</param>
    /// <param name="bases">The basis rows that are asked for.</param>
    public abstract void Write(CodeWriter writer, int vector, IReadOnlyCollection<int> bases);

    /// <summary>The local that holds a product.</summary>
    public abstract string Name(int basis, int vector, string part);

    /// <summary>Writes what follows the sum of an output row, and stores all its vectors.</summary>
    /// <param name="writer">Where to write.</param>
    /// <param name="fields">How they are named.</param>
    /// <param name="sum">The sum.</param>
    /// <param name="first">The number of its first vector in the step.</param>
    /// <param name="output">The reference that a vector is stored to: the first, or one that follows.</param>
    public void Finish(CodeWriter writer, SumFields fields, string sum, int first, Func<bool, string> output)
    {
        if (!fields.AreFields || fields.Vectors == 1 && Pass.Finish.Count == 0)
        {
            for (var vector = 0; vector < fields.Vectors; vector++) Finish(writer, PartsOf(sum, vector), first + vector, output(vector == 0));
            return;
        }
        writer.Phrase(
            "Finish" + Spelling.Target.Name,
            [
                PhraseParameter.Value(fields.Type(writer, Spelling.Target), "sum", sum),
                PhraseParameter.Changed(Pass.Output, "output") with { Argument = $"ref {output(true)}" },
            ],
            () =>
            {
                DeclareLocals(writer);
                for (var vector = 0; vector < fields.Vectors; vector++) WriteFinish(writer, PartsOf("sum", vector), first + vector, "output", Loads.StoresOfPhrase);
            },
            Loads.Stores);

        string[] PartsOf(string name, int vector) => Parts.Select(part => fields.Of(name, vector, part)).ToArray();
    }

    /// <summary>Writes what follows a vector of a sum, and stores it: in a phrase, or with the caller's locals where the body has none.</summary>
    /// <param name="writer">Where to write.</param>
    /// <param name="sums">The vector's parts.</param>
    /// <param name="vector">The vector's number in its step.</param>
    /// <param name="output">The reference that it is stored to.</param>
    public void Finish(CodeWriter writer, string[] sums, int vector, string output = "output")
    {
        if (Pass.Finish.Count * sums.Length < 2 || !body.HasPhrases)
        {
            WriteFinish(writer, sums, vector, output, Loads.Stores);
            return;
        }
        var type = Spelling.Type(Pass.Lane);
        var parameters = sums.Select(sum => PhraseParameter.Read(type, sum)).Append(PhraseParameter.Changed(Pass.Output, "output") with { Argument = $"ref {output}" });
        writer.Phrase(
            "Finish" + Spelling.Target.Name,
            [.. parameters],
            () =>
            {
                DeclareLocals(writer);
                WriteFinish(writer, sums, vector, "output", Loads.StoresOfPhrase);
            },
            Loads.Stores);
    }

    private void DeclareLocals(CodeWriter writer)
    {
        if (Pass.ExtraLocals.Length > 0) writer.Line($"{Spelling.Type(Pass.Lane)} {string.Join(", ", Pass.ExtraLocals)};");
    }

    private void WriteFinish(CodeWriter writer, string[] sums, int vector, string output, string stores)
    {
        foreach (var sum in sums)
            foreach (var step in Pass.Finish) writer.Assign(Spelling, Pass.Lane, step.Rename("sum", sum), isCommented: sum == sums[0]);
        writer.Line(Store(sums, vector, output, stores));
    }

    /// <summary>The statement that stores the parts of a finished sum.</summary>
    /// <param name="sums">The parts.</param>
    /// <param name="vector">The vector's number in its step.</param>
    /// <param name="output">The reference that it is stored to.</param>
    /// <param name="stores">How whole vectors are stored.</param>
    public abstract string Store(string[] sums, int vector, string output, string stores);
}

/// <summary>Products in the lane's own width: each pixel is widened, then multiplied.</summary>
internal sealed class SingleProducts(RowSumsBody body, TapLoads loads) : RowProducts(body, loads)
{
    public override IReadOnlyList<string> Parts { get; } = [""];

    public override string Name(int basis, int vector, string part) =>
        IsPlain(basis) ? Value(Basis.Basis[basis][0].Column, vector) : $"product{basis}_{vector}";

    public override string Store(string[] sums, int vector, string output, string stores) =>
        Loads.Store(sums[0], vector * Spelling.Width(Pass.Lane), output, stores);

    public override void Write(CodeWriter writer, int vector, IReadOnlyCollection<int> bases)
    {
        var type = Spelling.Type(Pass.Lane);
        var products = bases.Where(basis => !IsPlain(basis)).ToArray();
        var isPhrase = ArePhrase(bases) && products.Sum(basis => Basis.Basis[basis].Count) > 2;
        var kept = bases.Where(IsPlain).Select(basis => Basis.Basis[basis][0].Column).ToArray();
        var pixels = Basis.ColumnsOf(bases).Select(column => (Column: column, Pixel: PhraseParameter.Value(type, Value(column, vector), Loads.Load(column, vector))))
            .ToArray();
        foreach (var (column, pixel) in pixels)
            if (!isPhrase || kept.Contains(column)) writer.Line($"{type} {pixel.Name} = {pixel.Argument};");
        if (!isPhrase)
        {
            Multiply();
            return;
        }
        var arguments = pixels
            .Where(at => products.Any(basis => Basis.Basis[basis].Any(tap => tap.Column == at.Column)))
            .Select(at => kept.Contains(at.Column) ? PhraseParameter.Read(type, at.Pixel.Name) : at.Pixel);
        var results = products.Select(basis => PhraseParameter.Result(type, Name(basis, vector, "")));
        writer.Phrase("Along" + Spelling.Target.Name, [.. arguments, .. results], Multiply);

        void Multiply()
        {
            foreach (var basis in products)
                writer.Line($"{type} {Name(basis, vector, "")} = {Spelling.Print(Pass.Lane, Sum(Basis.Basis[basis], vector))};");
        }
    }

    /// <summary>
    /// Mirrored taps of integers share a multiplication. Floats are multiplied one by one, which takes as many operations: two pixels above
    /// half of the greatest float have no sum.
    /// </summary>
    private Expression Sum(IEnumerable<ColumnTap> taps, int vector)
    {
        if (Pass.Lane.IsInteger) return SharedTaps.Sum(Pass.Lane, null, taps, column => new Variable(Value(column, vector)));
        Expression? sum = null;
        foreach (var tap in taps) sum = SignedSum.Add(Pass.Lane, sum, new Variable(Value(tap.Column, vector)), tap.Coefficient);
        return sum!;
    }

    /// <summary>A row with one tap of coefficient one: the pixel itself.</summary>
    private bool IsPlain(int basis) => Basis.Basis[basis].Count == 1 && Basis.Basis[basis][0].Coefficient == Rational.One;

    private static string Value(int column, int vector) => $"pixel{column}_{vector}";
}
