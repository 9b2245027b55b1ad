using System.Collections.Generic;
using System.Linq;
using KernelGen.Generator.Kernels.Planning;
using KernelGen.Generator.Machine;
using KernelGen.Generator.Writing;
using KernelGen.Shared;

namespace KernelGen.Generator.Kernels.Bodies;

/// <summary>Products of pixels two at a time.</summary>
internal abstract class PairedProducts(RowSumsBody body, TapLoads loads) : RowProducts(body, loads)
{
    /// <summary>The lane of sums of pairs.</summary>
    protected Lane PairLane { get; } = body.Pairs!.Lane;

    protected SumWords Words { get; } = SumWords.Of(body.Pairs!.Lane, body.Spelling);

    public override string Name(int basis, int vector, string part) => $"product{basis}{part}";

    public override string Store(string[] sums, int vector, string output, string stores) => $"{StoringWord}<{stores}>({sums[0]}, {sums[1]}, ref {output});";

    /// <summary>The word of the runtime that puts both parts in order and stores them.</summary>
    protected abstract string StoringWord { get; }

    public override void Write(CodeWriter writer, int vector, IReadOnlyCollection<int> bases)
    {
        // one row of taps may be long: what is loaded is added at once, and no more waits in registers than the sums
        if (Basis.Rows == 1)
        {
            WriteOneRow(writer, vector);
            return;
        }
        if (!ArePhrase(bases))
        {
            foreach (var pixels in PixelsOf(bases)) Load(writer, pixels);
            Multiply(writer, vector, bases);
            return;
        }
        var results = bases.SelectMany(basis => Parts.Select(part => PhraseParameter.Result(Words.Type, Name(basis, vector, part))));
        writer.Phrase("Along" + Spelling.Target.Name, [.. PixelsOf(bases), .. results], () => Multiply(writer, vector, bases));
    }

    /// <summary>Writes the products of the one row of taps, each added as soon as it is made.</summary>
    protected abstract void WriteOneRow(CodeWriter writer, int vector);

    /// <summary>The pixels that are loaded.</summary>
    protected abstract IEnumerable<PhraseParameter> PixelsOf(IReadOnlyCollection<int> bases);

    /// <summary>Writes products of loaded pixels.</summary>
    protected abstract void Multiply(CodeWriter writer, int vector, IReadOnlyCollection<int> bases);

    protected static void Load(CodeWriter writer, PhraseParameter pixels) => writer.Line($"{pixels.Type} {pixels.Name} = {pixels.Argument};");

    /// <summary>Writes the sum of terms, or adds it to a sum.</summary>
    protected void Add(CodeWriter writer, PairLocals shared, string sum, IReadOnlyCollection<PairTerm> terms, bool isFirst)
    {
        var text = PairTerm.Sum(shared, Words, terms);
        writer.Line(isFirst ? $"{Words.Type} {sum} = {text};"
            : text[0] == '-' && terms.Count == 1 ? $"{sum} -= {text.Substring(1)};" : $"{sum} += {text};");
    }
}

/// <summary>
/// Products of pairs of pixels for neighboring columns: sums of even and of odd pixels, in two vectors of lanes twice as wide.
/// </summary>
/// <remarks>
/// A vector loaded at column 2m holds the pairs (2m, 2m + 1) of even pixels, and (2m − 1, 2m) of odd ones; so loads at even columns
/// serve both (<see cref="RowLoads.OfPairs"/>).
/// </remarks>
internal sealed class EvenOddProducts(RowSumsBody body, TapLoads loads) : PairedProducts(body, loads)
{
    private readonly PairProducts products = body.Pairs!;

    private bool IsWords => products.AreWords;

    public override IReadOnlyList<string> Parts { get; } = ["Even", "Odd"];

    protected override string StoringWord => Spelling.Words.StoreEvenOdd;

    public override string Store(string[] sums, int vector, string output, string stores)
    {
        if (products.Quotient is { } quotient)
            return $"{Spelling.Words.StoreScaled}({sums[0]}, {sums[1]}, {Literals.Of(Lane.Single, quotient)}, ref {output});";
        if (products.Results is not { } results) return base.Store(sums, vector, output, stores);
        var result = results.Of(Spelling, sums[0], sums[1]) + (Pass.Output == "ushort" ? ".AsUInt16()" : "");
        return $"{stores}.Store({result}, ref {output}, 0);";
    }

    protected override IEnumerable<PhraseParameter> PixelsOf(IReadOnlyCollection<int> bases) => LoadedFor(bases).Select(Pixels);

    private IEnumerable<int> LoadedFor(IReadOnlyCollection<int> bases) => RowLoads.OfPairs(Basis.ColumnsOf(bases), Pass.LastColumn);

    protected override void Multiply(CodeWriter writer, int vector, IReadOnlyCollection<int> bases)
    {
        var loaded = LoadedFor(bases).ToArray();
        PairLocals.Write(writer, shared =>
        {
            foreach (var basis in bases)
                for (var odd = 0; odd < 2; odd++)
                {
                    var terms = loaded.SelectMany(column => Terms(Basis.Basis[basis], column, odd)).ToArray();
                    var sum = products.AddsAtOnce ? PairTerm.Chain(Words, terms) : PairTerm.Sum(shared, Words, terms);
                    writer.Line($"{Words.Type} {Name(basis, vector, Parts[odd])} = {sum};");
                }
        });
    }

    private PhraseParameter Pixels(int column)
    {
        var pixels = Loads.Load(column, 0);
        return PhraseParameter.Value(
            $"{Spelling.Vector}<{(IsWords ? "short" : "byte")}>", Pairs(column), Pass.Input == "byte" ? pixels : $"{Spelling.Words.Signed}({pixels})");
    }

    protected override void WriteOneRow(CodeWriter writer, int vector)
    {
        var (shared, begun) = (new PairLocals(writer), new bool[Parts.Count]);
        foreach (var column in LoadedFor([0]))
        {
            Load(writer, Pixels(column));
            for (var odd = 0; odd < 2; odd++)
            {
                var terms = Terms(Basis.Basis[0], column, odd).Where(term => !term.IsZero).ToArray();
                if (terms.Length == 0) continue;
                Add(writer, shared, Name(0, vector, Parts[odd]), terms, isFirst: !begun[odd]);
                begun[odd] = true;
            }
        }
    }

    /// <summary>
    /// A pair of neighbors; both apart where their sum could saturate. An odd column is the last one, and second of a pair of odd pixels.
    /// </summary>
    private PairTerm[] Terms(IReadOnlyList<ColumnTap> row, int column, int odd)
    {
        if (column % 2 == 1) return odd == 0 ? [] : [new PairTerm(Pairs(column), 0, Coefficient(row, column))];
        var (pairs, first, second) = (Pairs(column), Coefficient(row, column - odd), Coefficient(row, column + 1 - odd));
        return IsWords || BytePairs.IsSafe(first, second)
            ? [new PairTerm(pairs, first, second)]
            : [new PairTerm(pairs, first, 0), new PairTerm(pairs, 0, second)];
    }

    private string Pairs(int column) => $"{(IsWords ? "words" : "bytes")}{column}";

    private static int Coefficient(IReadOnlyList<ColumnTap> row, int column) =>
        (int)row.Where(tap => tap.Column == column).Select(tap => tap.Coefficient.Numerator).FirstOrDefault();
}

/// <summary>Products of byte pairs for columns that are not neighbors: two loads interleaved, their lower and upper halves apart.</summary>
internal sealed class HalvesProducts(RowSumsBody body, TapLoads loads) : PairedProducts(body, loads)
{
    public override IReadOnlyList<string> Parts { get; } = ["Low", "High"];

    protected override string StoringWord => Spelling.Words.StoreHalves;

    protected override IEnumerable<PhraseParameter> PixelsOf(IReadOnlyCollection<int> bases) => Basis.ColumnsOf(bases).Select(Pixels);

    protected override void Multiply(CodeWriter writer, int vector, IReadOnlyCollection<int> bases)
    {
        PairLocals.Write(writer, shared =>
        {
            foreach (var basis in bases)
                foreach (var part in Parts)
                {
                    var terms = Pairs(Basis.Basis[basis]).Select(pair => Term(shared, pair.First, pair.Second, part)).ToArray();
                    writer.Line($"{Words.Type} {Name(basis, vector, part)} = {PairTerm.Sum(shared, Words, terms)};");
                }
        });
    }

    private PhraseParameter Pixels(int column) => PhraseParameter.Value($"{Spelling.Vector}<byte>", $"bytes{column}", Loads.Load(column, 0));

    protected override void WriteOneRow(CodeWriter writer, int vector)
    {
        var (shared, isFirst) = (new PairLocals(writer), true);
        foreach (var (first, second) in Pairs(Basis.Basis[0]))
        {
            Load(writer, Pixels(first.Column));
            if (second is { } tap) Load(writer, Pixels(tap.Column));
            foreach (var part in Parts) Add(writer, shared, Name(0, vector, part), [Term(shared, first, second, part)], isFirst);
            isFirst = false;
        }
    }

    /// <summary>Two taps at a time, unless their sum could saturate.</summary>
    private static IEnumerable<(ColumnTap First, ColumnTap? Second)> Pairs(IReadOnlyList<ColumnTap> row)
    {
        for (var i = 0; i < row.Count; i++)
        {
            var isPair = i + 1 < row.Count && BytePairs.IsSafe((int)row[i].Coefficient.Numerator, (int)row[i + 1].Coefficient.Numerator);
            yield return (row[i], isPair ? row[i + 1] : null);
            if (isPair) i++;
        }
    }

    private PairTerm Term(PairLocals shared, ColumnTap first, ColumnTap? second, string part)
    {
        var other = second is { } tap ? $"bytes{tap.Column}" : $"{Spelling.Vector}<byte>.Zero";
        var expression = $"{(part == "Low" ? Spelling.Words.InterleaveLow : Spelling.Words.InterleaveHigh)}(bytes{first.Column}, {other})";
        var name = shared.Name($"{Spelling.Vector}<byte>", expression);
        // interleaved with zeros, a byte is a 16-bit number already
        if (second is null && first.Coefficient.Magnitude == Rational.One) return PairTerm.Whole($"{name}.As{PairLane.Name}()", (int)first.Coefficient.Numerator);
        return new PairTerm(name, (int)first.Coefficient.Numerator, second is { } next ? (int)next.Coefficient.Numerator : 0);
    }
}

/// <summary>Products of byte pairs as floats: the lower and the upper half of every 128 bits of each part.</summary>
internal sealed class WidenedProducts(RowSumsBody body, TapLoads loads, PairedProducts pairs) : RowProducts(body, loads)
{
    private static readonly string[] Halves = ["Lower", "Upper"];

    public override IReadOnlyList<string> Parts { get; } = pairs.Parts.SelectMany(part => Halves.Select(half => part + half)).ToArray();

    public override string Name(int basis, int vector, string part) => pairs.Name(basis, vector, part);

    public override string Store(string[] sums, int vector, string output, string stores) => pairs.Store(
        Enumerable.Range(0, pairs.Parts.Count).Select(part => $"{Spelling.Words.ToNearest}({sums[2 * part]}, {sums[2 * part + 1]})").ToArray(), vector, output, stores);

    public override void Write(CodeWriter writer, int vector, IReadOnlyCollection<int> bases)
    {
        pairs.Write(writer, vector, bases);
        foreach (var basis in bases)
            foreach (var part in pairs.Parts)
                foreach (var half in Halves)
                {
                    var widen = half == "Lower" ? Spelling.Words.LowerSingles : Spelling.Words.UpperSingles;
                    writer.Line($"{Spelling.Type(Pass.Lane)} {Name(basis, vector, part + half)} = {widen}({pairs.Name(basis, vector, part)});");
                }
    }
}

/// <summary>Two neighboring bytes times two coefficients, added: one instruction for a whole vector of pairs.</summary>
/// <param name="Bytes">The local that holds the pairs.</param>
/// <param name="First">Coefficient of the first byte of a pair, −128 to 127.</param>
/// <param name="Second">Coefficient of the second.</param>
internal readonly record struct PairTerm(string Bytes, int First, int Second)
{
    /// <summary>A vector of numbers instead of pairs, added or subtracted as it is.</summary>
    public static PairTerm Whole(string numbers, int sign) => new(numbers, sign, 0) { IsWhole = true };

    private bool IsWhole { get; init; }

    public bool IsZero => First == 0 && Second == 0;

    /// <summary>A lone coefficient of ±1 or a power of two needs no multiplication: mask or shift the byte out.</summary>
    private bool IsExtract => (First == 0) != (Second == 0) && System.Math.Abs(First + Second) is var m && (m & (m - 1)) == 0;

    /// <summary>The terms of one sum as an expression; what other sums share is a local.</summary>
    public static string Sum(PairLocals shared, SumWords words, IEnumerable<PairTerm> terms)
    {
        var text = "";
        // a term that is added first saves a negation
        foreach (var term in terms.Where(term => !term.IsZero).OrderBy(term => term.IsExtract && term.First + term.Second < 0))
        {
            var (operand, negative) = term.Operand(shared, words);
            text = text.Length == 0 ? negative ? "-" + operand : operand : $"{text} {(negative ? "-" : "+")} {operand}";
        }
        return text;
    }

    /// <summary>The same where every term is added as it is multiplied, which some machines do at once.</summary>
    public static string Chain(SumWords words, IEnumerable<PairTerm> terms) => terms.Where(term => !term.IsZero).Aggregate(
        "",
        (sum, term) => sum.Length == 0 ? $"{words.Words.PairSum}({term.Bytes}, {term.First}, {term.Second})"
            : $"{words.Words.AddPairSum}({sum}, {term.Bytes}, {term.First}, {term.Second})");

    private (string Text, bool Negative) Operand(PairLocals shared, SumWords words)
    {
        if (IsWhole) return (Bytes, First < 0);
        if (!IsExtract) return (shared.Name(words.Type, $"{words.Words.PairSum}({Bytes}, {First}, {Second}){words.Cast}"), false);
        var extract = shared.Name(words.Type, $"{(Second == 0 ? words.Words.Even : words.Words.Odd)}({Bytes}){words.Cast}");
        var coefficient = First + Second;
        var shift = Rational.BitLength(coefficient) - 1;
        return (shift == 0 ? extract : $"({extract} << {shift})", coefficient < 0);
    }
}

/// <summary>How sums of pairs are spelled.</summary>
/// <param name="Words">The words of the runtime for that width.</param>
/// <param name="Type">The type of a sum.</param>
/// <param name="Cast">What makes a sum of that type of what the runtime's words give.</param>
internal sealed record SumWords(Words Words, string Type, string Cast)
{
    public static SumWords Of(Lane lane, Spelling spelling) => new(
        spelling.Words, spelling.Type(lane), lane == Lane.UInt16 ? ".AsUInt16()" : "");
}
