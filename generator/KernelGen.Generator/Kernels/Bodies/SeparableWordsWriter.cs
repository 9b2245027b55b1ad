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

    protected override void WriteAlong()
    {
        var width = body.Target.Elements(sizeof(short));
        var vectors = Enumerable.Range(0, SeparableWordsBody.Vectors).ToArray();
        var sums = vectors.SelectMany(vector => new[] { $"even{vector}", $"odd{vector}" }).ToArray();
        writer.Line($"{shorts} words;");
        foreach (var sum in sums) writer.Line($"{spelling.Type(along.Lane)} {sum} = {spelling.Constant(along.Lane, along.Bias)};");
        foreach (var pair in body.WordPairs)
            foreach (var vector in vectors)
            {
                writer.Line($"words = {spelling.Vector}.LoadUnsafe(ref sums, {Statements.Index("x", pair.Offset + vector * width)});");
                WriteProduct($"even{vector}", pair.Even);
                WriteProduct($"odd{vector}", pair.Odd);
            }
        WriteFinish(sums);
        foreach (var vector in vectors) writer.Line($"{shorts} result{vector} = {body.Results.Of(spelling, $"even{vector}", $"odd{vector}")};");
        WriteStore(vectors, width);
    }

    private void WriteProduct(string sum, (int First, int Second) weights)
    {
        if (weights != (0, 0)) writer.Line($"{sum} = {words.AddPairSum}({sum}, words, {weights.First}, {weights.Second});");
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
            writer.Line($"{words.Store}({string.Join(", ", vectors.Select(vector => $"result{vector}"))}, ref output, x);");
            return;
        }
        foreach (var vector in vectors) writer.Line($"result{vector}.StoreUnsafe(ref output, {Statements.Index("x", vector * width)});");
    }
}
