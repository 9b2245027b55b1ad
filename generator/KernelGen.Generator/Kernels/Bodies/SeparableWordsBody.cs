using System.Collections.Generic;
using System.Linq;
using KernelGen.Generator.Kernels.Planning;
using KernelGen.Generator.Machine;
using KernelGen.Generator.Writing;

namespace KernelGen.Generator.Kernels.Bodies;

/// <summary>
/// Computes one output row after the other: bytes of the rows down into a row of words, two rows at a time, then two neighboring words at a
/// time along it. Nothing is kept from row to row, so that the cost does not depend on their number.
/// </summary>
/// <param name="Target">The machine.</param>
/// <param name="Down">The pass down the columns; its bias, minus the center of its sums, makes signed words of them.</param>
/// <param name="Along">The pass along the row of words; its bias makes good for that center.</param>
/// <param name="Results">How its sums become results.</param>
internal sealed record SeparableWordsBody(Target Target, Pass Down, Pass Along, WordResults Results) : Body(Target)
{
    /// <summary>Rows of a block: its lines stay in the first cache.</summary>
    private const int RowsOfBlock = 48;

    /// <summary>What a product of bytes can subtract from a column's sum: 255 times −128.</summary>
    public const int ByteCenter = byte.MaxValue * -sbyte.MinValue;

    /// <summary>Vectors of words that are as many bytes as one vector.</summary>
    private const int VectorsOfBytes = 2;

    /// <summary>Vectors of words that a step along the row computes; weights that are read from a table serve more of them.</summary>
    public int Vectors => ReadsWeights ? 2 * VectorsOfBytes : VectorsOfBytes;

    /// <summary>The registers do not hold the weights of pairs beside sums and words.</summary>
    public bool ReadsWeights => 2 * VectorsOfBytes + 3 + Weights.Count > Target.Registers.Count;

    public override IReadOnlyList<Pass> Passes => [Down, Along];

    /// <summary>What lies beyond the ends of a row; null: nothing, or what must be copied.</summary>
    public RowEnds? RowEnds { get; init; }

    public override RowEnds? Ends => RowOfSums.Ends;

    public RowOfSums RowOfSums => new(Down, RowEnds);

    public override double? CostOfSingleRow => Cost;

    public override int Lanes => Target.Elements(sizeof(byte)) * Vectors / VectorsOfBytes;

    public override int BlockRows => RowsOfBlock;

    /// <inheritdoc/>
    /// <remarks>The last pair of words may have one for a second one that is multiplied by zero.</remarks>
    public override string ScratchBytes => RowOfSums.ScratchBytes(more: 1);

    public override string InPairs => "bytes and words in pairs";

    /// <summary>The rows of taps, two of them together wherever the sum of two products fits a word.</summary>
    public IReadOnlyList<RowPair> RowPairs => RowPair.Of(Down.Taps);

    /// <summary>The row of taps that is multiplied together with bytes of 255, which subtract the center of the sums; null: none.</summary>
    public RowPair? WithCenter => Down.Bias != -ByteCenter ? null
        : RowPairs.Where(pair => pair.Second is null && pair.First.Coefficient.Sign > 0 && pair.First.Coefficient <= sbyte.MaxValue)
            .Select(pair => (RowPair?)pair).FirstOrDefault();

    /// <summary>The products of neighboring words, by where they lie.</summary>
    public IReadOnlyList<WordPair> WordPairs => WordPair.Of(Along);

    /// <summary>The weights of these products, in order.</summary>
    public IReadOnlyList<(int First, int Second)> Weights =>
        WordPairs.SelectMany(pair => new[] { pair.Even, pair.Odd }).Where(weights => weights != (0, 0)).Distinct().ToArray();

    public override IReadOnlyList<Member> Tables => ReadsWeights ? [new Member("WordWeights", WriteWeights)] : [];

    /// <summary>Multiplications of a step.</summary>
    public int Operations => Vectors * (RowPairs.Count + WordPairs.Sum(pair => pair.Products));

    public override int RoundingErrors(int precision) => Planning.RoundingErrors.Of(Passes, precision);

    /// <summary>Vector operations per element.</summary>
    public double Cost
    {
        get
        {
            var down = Down.Taps.Count + VectorsOfBytes * (3 * RowPairs.Count + 2);
            var along = VectorsOfBytes * WordPairs.Sum(pair => 1 + 2 * pair.Products);
            var results = Results.Rounding == WordRounding.Saturated
                ? VectorsOfBytes * (2 * Target.Costs.Integers * Along.Finish.Count + 2)
                : VectorsOfBytes * 7;
            return (down + along + results + 2) / Target.Elements(sizeof(byte));
        }
    }

    public override void Write(CodeWriter writer) => new SeparableWordsWriter(writer, this).Write();

    private void WriteWeights(CodeWriter writer)
    {
        var pairs = Weights.Select(weights => $"{(weights.Second << 16) | (weights.First & ushort.MaxValue)}");
        writer.Line($"private static ReadOnlySpan<int> WordWeights => new int[] {{ {string.Join(", ", pairs)} }};     // two words each");
    }

    public override void WriteMethods(CodeWriter writer) => new SeparableWordsWriter(writer, this).WriteMethods();
}

/// <summary>Rows of bytes that are multiplied together.</summary>
/// <param name="First">A row of taps.</param>
/// <param name="Second">Another, whose products are added in the same operation; null: none.</param>
internal readonly record struct RowPair(Tap First, Tap? Second)
{
    /// <summary>The greatest weight with the least, so that as many as possible find another.</summary>
    public static IReadOnlyList<RowPair> Of(IReadOnlyList<Tap> taps)
    {
        var rest = taps.OrderByDescending(tap => tap.Coefficient.Magnitude).ToList();
        var pairs = new List<RowPair>();
        while (rest.Count > 0)
        {
            var (first, last) = (rest[0], rest[rest.Count - 1]);
            var isPair = rest.Count > 1 && Fit(first, last);
            pairs.Add(new RowPair(first, isPair ? last : null));
            if (isPair) rest.RemoveAt(rest.Count - 1);
            rest.RemoveAt(0);
        }
        return pairs;
    }

    /// <summary>Two together as they come.</summary>
    public static IReadOnlyList<RowPair> InTurn(IReadOnlyList<Tap> taps) =>
        Enumerable.Range(0, (taps.Count + 1) / 2)
            .Select(pair => new RowPair(taps[2 * pair], 2 * pair + 1 < taps.Count ? taps[2 * pair + 1] : null))
            .ToArray();

    private static bool Fit(Tap first, Tap second) =>
        first.Coefficient.Magnitude <= sbyte.MaxValue && second.Coefficient.Magnitude <= sbyte.MaxValue
        && BytePairs.IsSafe((int)first.Coefficient.Numerator, (int)second.Coefficient.Numerator);
}

/// <summary>What neighboring words are multiplied by: a vector loaded at every second element serves even and odd outputs.</summary>
/// <param name="Offset">Elements from an output's window to the words.</param>
/// <param name="Even">The weights of both words for even outputs.</param>
/// <param name="Odd">The weights for odd outputs, whose windows begin an element later.</param>
internal readonly record struct WordPair(int Offset, (int First, int Second) Even, (int First, int Second) Odd)
{
    private static readonly (int, int) None = (0, 0);

    /// <summary>Multiplications: none for weights of zero.</summary>
    public int Products => (Even == None ? 0 : 1) + (Odd == None ? 0 : 1);

    /// <summary>All that are not zero. A column may have several taps: their products are added apart.</summary>
    public static IReadOnlyList<WordPair> Of(Pass along) =>
        along.Taps.GroupBy(tap => tap.Column)
            .SelectMany(column => column.Select((tap, part) => (Part: part, Tap: tap)))
            .GroupBy(entry => entry.Part, entry => entry.Tap)
            .SelectMany(part => Of(part.ToArray(), along.ColumnStep))
            .ToArray();

    /// <summary>Those of one tap for each column; between the taps of pixels of several elements lie taps of zero.</summary>
    private static IReadOnlyList<WordPair> Of(IReadOnlyList<Tap> taps, int columnStep)
    {
        var first = taps[0].Column * columnStep;
        var weights = taps.ToDictionary(tap => tap.Column * columnStep - first, tap => (int)tap.Coefficient.Numerator);
        return Enumerable.Range(0, weights.Keys.Max() / 2 + 2)
            .Select(pair => new WordPair(first + 2 * pair, (At(2 * pair), At(2 * pair + 1)), (At(2 * pair - 1), At(2 * pair))))
            .Where(pair => pair.Products > 0)
            .ToArray();

        int At(int element) => weights.TryGetValue(element, out var weight) ? weight : 0;
    }
}
