using System.Collections.Generic;
using System.Linq;
using KernelGen.Generator.Kernels.Planning;
using KernelGen.Generator.Machine;
using KernelGen.Generator.Writing;

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
    private readonly string shorts = $"{body.Spelling.Vector}<short>";

    public void Write()
    {
        using (writer.Block("for (int row = 0; row < rows; row++)"))
            body.RowOfSums.WritePieces(
                writer,
                () => writer.Line($"{DownName}(source.From(row), ref sums, begin, end);"),
                () => writer.Line($"{AlongName}(ref sums, ref destination[row], first, first + length);"));
    }

    public void WriteMethods() => WriteMethods("ref short sums");

    protected override void WriteDown() => new ByteColumns(writer, spelling, down, body.WithCenter).Write();

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
