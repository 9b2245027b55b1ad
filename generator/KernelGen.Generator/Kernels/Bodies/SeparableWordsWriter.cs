using System.Collections.Generic;
using System.Linq;
using KernelGen.Generator.Kernels.Planning;
using KernelGen.Generator.Machine;
using KernelGen.Generator.Writing;
using KernelGen.Shared;

namespace KernelGen.Generator.Kernels.Bodies;

/// <summary>Writes bytes that go down into words, and words that go along into 32 bits.</summary>
internal sealed class SeparableWordsWriter(CodeWriter writer, SeparableWordsBody body)
    : DownAlongWriter(writer, body, body.Down, body.Along)
{
    private readonly CodeWriter writer = writer;
    private readonly SeparableWordsBody body = body;
    private readonly Spelling spelling = body.Spelling;
    private readonly Words words = body.Spelling.Words;
    private readonly Pass down = body.Down, along = body.Along;
    private readonly string bytes = $"{body.Spelling.Vector}<byte>", shorts = $"{body.Spelling.Vector}<short>";

    private const string LessCenter = "less their center, the sums are signed words";

    public void Write()
    {
        writer.Line("ref short sums = ref ScratchRow.Of<short>(scratch);");
        using (writer.Block("for (int row = 0; row < rows; row++)"))
        {
            writer.Line($"{DownName}(source.From(row), ref sums, {Statements.Index("count", down.Margin)});");
            writer.Line($"{AlongName}(ref sums, ref destination[row], count);");
        }
    }

    public void WriteMethods() => WriteMethods("ref short sums");

    protected override void WriteDown()
    {
        writer.Line($"{bytes} first, second;");
        writer.Line($"{shorts} low, high;");
        var begins = !down.Bias.IsZero && body.WithCenter is null;
        if (begins)
        {
            writer.Line($"low = {spelling.Constant(down.Lane, down.Bias)};     // {LessCenter}");
            writer.Line("high = low;");
        }
        var assign = begins ? "+=" : "=";
        foreach (var pair in body.RowPairs)
        {
            WriteProducts(pair, assign);
            assign = "+=";
        }
        writer.Line($"{words.StoreHalves}<CachedStores>(low, high, ref Unsafe.Add(ref sums, x));");
    }

    private void WriteProducts(RowPair pair, string assign)
    {
        var isCenter = pair == body.WithCenter;
        var loads = pair.Second is { } other ? $"first = {Load(pair.First)}; second = {Load(other)};" : $"first = {Load(pair.First)};";
        var weights = Statements.Signed(pair.First.Coefficient) + (pair.Second is { } tap ? " " + Statements.Signed(tap.Coefficient) : "");
        writer.Line($"{loads}     // {weights}{(isCenter ? $"; {LessCenter}" : "")}");
        foreach (var (sum, interleave) in new[] { ("low", words.InterleaveLow), ("high", words.InterleaveHigh) })
            writer.Line($"{sum} {assign} {Product(pair, isCenter, interleave)};");

        string Load(Tap row) => $"{spelling.Vector}.LoadUnsafe(ref row{row.Row}, x)";
    }

    private string Product(RowPair pair, bool isCenter, string interleave)
    {
        var first = pair.First.Coefficient;
        if (pair.Second is { } second) return $"{words.PairSum}({interleave}(first, second), {first}, {second.Coefficient})";
        if (isCenter) return $"{words.PairSum}({interleave}(first, {bytes}.AllBitsSet), {first}, {sbyte.MinValue})";
        // interleaved with zeros, a byte is a word
        return $"{interleave}(first, {bytes}.Zero).AsInt16(){(first == Rational.One ? "" : $" * {spelling.Constant(down.Lane, first)}")}";
    }

    protected override void OpenAlong()
    {
        if (!body.ReadsWeights) return;
        writer.Line("// an optimization barrier: as constants, the weights would all be loaded at once, and spilled");
        const string Table = "global::System.Runtime.InteropServices.MemoryMarshal.GetReference(WordWeights)";
        writer.Line($"ref int weights = ref Unknown.To(ref {Table});");
    }

    protected override void WriteAlong()
    {
        var width = body.Target.Elements(sizeof(short));
        var vectors = Enumerable.Range(0, body.Vectors).ToArray();
        var sums = vectors.SelectMany(vector => new[] { $"even{vector}", $"odd{vector}" }).ToArray();
        writer.Line($"{shorts} words;");
        foreach (var sum in sums) writer.Line($"{spelling.Type(along.Lane)} {sum} = {spelling.Constant(along.Lane, along.Bias)};");
        if (body.ReadsWeights) writer.Line($"{shorts} evenWeights, oddWeights;");
        foreach (var pair in body.WordPairs)
        {
            LoadWeights("even", pair.Even);
            LoadWeights("odd", pair.Odd);
            foreach (var vector in vectors)
            {
                writer.Line($"words = {spelling.Vector}.LoadUnsafe(ref sums, {Statements.Index("x", pair.Offset + vector * width)});");
                WriteProduct("even", vector, pair.Even);
                WriteProduct("odd", vector, pair.Odd);
            }
        }
        WriteFinish(sums);
        foreach (var vector in vectors)
            writer.Line($"{shorts} result{vector} = {body.Results.Of(spelling, $"even{vector}", $"odd{vector}")};");
        WriteStore(vectors, width);
    }

    private void LoadWeights(string part, (int First, int Second) weights)
    {
        if (!body.ReadsWeights || weights == (0, 0)) return;
        var at = body.Weights.ToList().IndexOf(weights);
        var (vector, comment) = ($"{spelling.Vector}.Create(Unsafe.Add(ref weights, {at}))", $"{weights.First}, {weights.Second}");
        writer.Line($"{part}Weights = {vector}.AsInt16();     // {comment}");
    }

    private void WriteProduct(string part, int vector, (int First, int Second) weights)
    {
        if (weights == (0, 0)) return;
        var (sum, factors) = ($"{part}{vector}", body.ReadsWeights ? $"{part}Weights" : $"{weights.First}, {weights.Second}");
        writer.Line($"{sum} = {words.AddPairSum}({sum}, words, {factors});");
    }

    private void WriteFinish(IReadOnlyList<string> sums)
    {
        foreach (var local in along.ExtraLocals) writer.Line($"{spelling.Type(along.Lane)} {local};");
        foreach (var sum in sums)
            foreach (var step in along.Finish) writer.Assign(spelling, along.Lane, step.Rename("sum", sum), isCommented: sum == sums[0]);
    }

    private void WriteStore(IReadOnlyList<int> vectors, int width)
    {
        if (along.Output == "byte")
        {
            foreach (var vector in vectors.Where(vector => vector % 2 == 0))
                writer.Line($"{words.Store}(result{vector}, result{vector + 1}, ref output, {Statements.Index("x", vector * width)});");
            return;
        }
        foreach (var vector in vectors) writer.Line($"result{vector}.StoreUnsafe(ref output, {Statements.Index("x", vector * width)});");
    }
}
