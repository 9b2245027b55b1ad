using System;
using System.Collections.Generic;
using System.Linq;
using KernelGen.Generator.Kernels.Planning;
using KernelGen.Generator.Machine;
using KernelGen.Generator.Writing;

namespace KernelGen.Generator.Kernels.Bodies;

/// <summary>
/// Writes two passes over each row, each a method of its own: the JIT would load the coefficients of both at once, and spill them.
/// </summary>
internal sealed class SeparableWordsWriter(CodeWriter writer, SeparableWordsBody body)
{
    private readonly Spelling spelling = body.Spelling;
    private readonly Words words = body.Spelling.Words;
    private readonly Pass down = body.Down, along = body.Along;
    private readonly string shorts = $"{body.Spelling.Vector}<short>";

    private string DownName => body.MethodName.Replace("Run", "Down");

    private string AlongName => body.MethodName.Replace("Run", "Along");

    public void Write()
    {
        using (writer.Block("for (int row = 0; row < rows; row++)"))
            body.RowOfSums.WritePieces(
                writer,
                () => writer.Line($"{DownName}(source.From(row), ref sums, begin, end);"),
                () => writer.Line($"{AlongName}(ref sums, ref destination[row], first, first + length);"));
    }

    public void WriteMethods()
    {
        WriteMethod($"{DownName}(Rows<{down.Input}> source, ref short sums, nuint begin, nuint end)", WriteDown);
        WriteMethod($"{AlongName}(ref short sums, ref {along.Output} output, nuint begin, nuint end)", WriteAlong);
    }

    private void WriteMethod(string signature, Action write)
    {
        writer.Line();
        writer.Line("[MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]");
        using (writer.Block($"private static void {signature}"))
        using (writer.Block("unchecked"))
            write();
    }

    /// <summary>The walk along a row: whole steps, the last one overlapping where they do not divide the length.</summary>
    private void WriteSteps(Action step)
    {
        writer.Line($"nuint last = end - {body.Lanes};");
        using (writer.Block($"for (nuint x = begin; ; x = Math.Min(x + {body.Lanes}, last))"))
        {
            step();
            writer.EndOfStep(body.Target);
        }
    }

    private void WriteDown()
    {
        foreach (var row in down.Taps.Select(tap => tap.Row)) writer.Line($"ref {down.Input} row{row} = ref source[{row}];");
        WriteSteps(() => new ByteColumns(writer, spelling, down, body.WithCenter).Write());
    }

    private void WriteAlong() => WriteSteps(() =>
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
        WriteSteps(sums);
        foreach (var vector in vectors) writer.Line($"{shorts} result{vector} = {Result($"even{vector}", $"odd{vector}")};");
        WriteStore(vectors, width);
    });

    private void WriteProduct(string sum, (int First, int Second) weights)
    {
        if (weights != (0, 0)) writer.Line($"{sum} = {words.AddPairSum}({sum}, words, {weights.First}, {weights.Second});");
    }

    private void WriteSteps(IReadOnlyList<string> sums)
    {
        foreach (var local in along.ExtraLocals) writer.Line($"{spelling.Type(along.Lane)} {local};");
        foreach (var sum in sums)
            foreach (var step in along.Finish) writer.Assign(spelling, along.Lane, step.Rename("sum", sum), isCommented: sum == sums[0]);
    }

    private string Result(string even, string odd)
    {
        var word = body.Results.Rounding switch
        {
            WordRounding.UpperWord => words.UpperWords,
            WordRounding.UpperWordToEven => words.UpperWordsToEven,
            _ => words.WordsInOrder,
        };
        var result = $"{word}({even}, {odd})";
        return body.Results.TakesMagnitude ? $"{spelling.Vector}.Abs({result})" : result;
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
