using KernelGen.Generator.Kernels.Planning;
using KernelGen.Generator.Machine;
using KernelGen.Generator.Writing;

namespace KernelGen.Generator.Kernels.Bodies;

/// <summary>Writes 16-bit pixels that go down into sums of 32 bits, and the upper and lower words of these, which go along apart.</summary>
internal sealed class SplitWordsWriter(CodeWriter writer, SplitWordsBody body) : DownAlongWriter(writer, body, body.Down, body.Along)
{
    private readonly CodeWriter writer = writer;
    private readonly SplitWordsBody body = body;
    private readonly Spelling spelling = body.Spelling;
    private readonly Words words = body.Spelling.Words;
    private readonly Pass down = body.Down, along = body.Along;

    public void Write()
    {
        writer.Line("ref short upper = ref ScratchRow.Of<short>(scratch);");
        writer.Line($"ref short lower = ref ScratchRow.Of<short>(scratch + {body.PitchOf("(nint)count")});");
        using (writer.Block("for (int row = 0; row < rows; row++)"))
        {
            writer.Line($"{DownName}(source.From(row), ref upper, ref lower, 0, {Statements.Index("count", down.Margin)});");
            writer.Line($"{AlongName}(ref upper, ref lower, ref destination[row], 0, count);");
        }
    }

    public void WriteMethods() => WriteMethods("ref short upper, ref short lower");

    protected override void WriteDown()
    {
        writer.Line($"{Shorts} first, second;");
        writer.Line($"{spelling.Type(down.Lane)} low, high;");
        if (!down.Bias.IsZero)
            writer.Line($"low = high = {spelling.Constant(down.Lane, down.Bias)};     // less their center, the sums fit 32 bits");
        var isFirst = down.Bias.IsZero;
        foreach (var pair in body.RowPairs)
        {
            WriteProducts(pair, isFirst);
            isFirst = false;
        }
        writer.Line($"{words.StoreSplit}(low, high, ref upper, ref lower, x);");
    }

    private void WriteProducts(RowPair pair, bool isFirst)
    {
        var (first, second) = (pair.First, pair.Second);
        var loads = second is { } other ? $"first = {Load(pair.First)}; second = {Load(other)};" : $"first = {Load(pair.First)};";
        var weights = Statements.Signed(first.Coefficient) + (second is { } tap ? " " + Statements.Signed(tap.Coefficient) : "");
        writer.Line($"{loads}     // {weights}");
        foreach (var (sum, interleave) in new[] { ("low", words.InterleaveLow), ("high", words.InterleaveHigh) })
        {
            var pixels = $"{interleave}(first, {(second is null ? "first" : "second")})";
            var coefficients = $"{first.Coefficient}, {second?.Coefficient ?? 0}";
            var product = isFirst ? $"{words.PairSum}({pixels}" : $"{words.AddPairSum}({sum}, {pixels}";
            writer.Line($"{sum} = {product}, {coefficients});");
        }

        string Load(Tap row) => $"{words.Signed}({spelling.Vector}.LoadUnsafe(ref row{row.Row}, x))";
    }

    protected override void WriteAlong()
    {
        writer.Line($"{Shorts} words;");
        var type = spelling.Type(along.Lane);
        writer.Line($"{type} even = {spelling.Constant(along.Lane, along.Bias)}, odd = even;");
        writer.Line($"{type} evenLower = {spelling.Constant(along.Lane, body.LowerBias)}, oddLower = evenLower;");
        foreach (var pair in body.WordPairs)
            foreach (var (row, suffix) in new[] { ("upper", ""), ("lower", "Lower") })
            {
                writer.Line($"words = {spelling.Vector}.LoadUnsafe(ref {row}, {Statements.Index("x", pair.Offset)});");
                WriteProduct("even" + suffix, pair.Even);
                WriteProduct("odd" + suffix, pair.Odd);
            }
        writer.Line("even += evenLower >> 16;     // what lies below is only asked whether it is 0");
        writer.Line("odd += oddLower >> 16;");
        writer.Line($"{Result()}.StoreUnsafe(ref output, x);");
    }

    private void WriteProduct(string sum, (int First, int Second) weights)
    {
        if (weights != (0, 0)) writer.Line($"{sum} = {words.AddPairSum}({sum}, words, {weights.First}, {weights.Second});");
    }

    private string Result() =>
        body.Results.Of(spelling, "even", "odd", "evenLower", "oddLower") + (along.Output == "ushort" ? ".AsUInt16()" : "");
}
