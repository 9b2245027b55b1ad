using KernelGen.Generator.Kernels.Planning;
using KernelGen.Generator.Machine;
using KernelGen.Generator.Writing;
using KernelGen.Shared;

namespace KernelGen.Generator.Kernels.Bodies;

/// <summary>Writes a step down the columns of bytes, two rows at a time: a vector of bytes becomes two of words.</summary>
/// <param name="writer">Where to write.</param>
/// <param name="spelling">How operations are spelled.</param>
/// <param name="down">The pass down the columns; it reads «row0», «row1» … and writes «sums».</param>
/// <param name="withCenter">The rows that are multiplied together with the center of the sums; null: none.</param>
internal sealed class ByteColumns(CodeWriter writer, Spelling spelling, Pass down, RowPair? withCenter)
{
    private const string LessCenter = "less their center, the sums are signed words";

    private const int Vectors = 2;

    private readonly Words words = spelling.Words;
    private readonly string bytes = $"{spelling.Vector}<byte>", shorts = $"{spelling.Vector}<short>";

    /// <summary>Vector operations per element.</summary>
    public static double Cost(Pass down, Target target) =>
        (double)(down.Taps.Count + Vectors * (3 * RowPair.Of(down.Taps).Count + 2)) / target.Elements(sizeof(byte));

    public void Write()
    {
        writer.Line($"{bytes} bytes0, bytes1;");
        writer.Line($"{shorts} low, high;");
        var begins = !down.Bias.IsZero && withCenter is null;
        if (begins)
        {
            writer.Line($"low = {spelling.Constant(Lane.Int16, down.Bias)};     // {LessCenter}");
            writer.Line("high = low;");
        }
        var assign = begins ? "+=" : "=";
        foreach (var pair in RowPair.Of(down.Taps))
        {
            WriteProducts(pair, assign);
            assign = "+=";
        }
        WriteStore(writer, spelling, down, "sums");
    }

    /// <summary>Writes the store of «low» and «high» to a row of words, signed or not.</summary>
    public static void WriteStore(CodeWriter writer, Spelling spelling, Pass down, string sums)
    {
        var output = $"ref Unsafe.Add(ref {sums}, x)";
        if (down.Output != Lane.Int16.Element) output = $"ref Unsafe.As<{down.Output}, {Lane.Int16.Element}>({output})";
        writer.Line($"{spelling.Words.StoreHalves}<CachedStores>(low, high, {output});");
    }

    private void WriteProducts(RowPair pair, string assign)
    {
        var isCenter = pair == withCenter;
        var loads = pair.Second is { } other ? $"bytes0 = {Load(pair.First)}; bytes1 = {Load(other)};" : $"bytes0 = {Load(pair.First)};";
        var weights = Statements.Signed(pair.First.Coefficient) + (pair.Second is { } tap ? " " + Statements.Signed(tap.Coefficient) : "");
        writer.Line($"{loads}     // {weights}{(isCenter ? $"; {LessCenter}" : "")}");
        foreach (var (sum, interleave) in new[] { ("low", words.InterleaveLow), ("high", words.InterleaveHigh) })
            writer.Line($"{sum} {assign} {Product(pair, isCenter, interleave)};");

        string Load(Tap row) => $"{spelling.Vector}.LoadUnsafe(ref row{row.Row}, x)";
    }

    private string Product(RowPair pair, bool isCenter, string interleave)
    {
        var first = pair.First.Coefficient;
        if (pair.Second is { } second) return $"{words.PairSum}({interleave}(bytes0, bytes1), {first}, {second.Coefficient})";
        if (isCenter) return $"{words.PairSum}({interleave}(bytes0, {bytes}.AllBitsSet), {first}, {sbyte.MinValue})";
        // interleaved with zeros, a byte is a word
        return $"{interleave}(bytes0, {bytes}.Zero).AsInt16(){(first == Rational.One ? "" : $" * {spelling.Constant(Lane.Int16, first)}")}";
    }
}
