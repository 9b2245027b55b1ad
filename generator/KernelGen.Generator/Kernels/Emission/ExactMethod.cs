using System.Linq;
using System.Numerics;
using KernelGen.Generator.Kernels.Analysis;
using KernelGen.Generator.Kernels.Bodies;
using KernelGen.Generator.Kernels.Meaning;
using KernelGen.Generator.Kernels.Planning;
using KernelGen.Generator.Machine;
using KernelGen.Generator.Support;
using KernelGen.Generator.Writing;

namespace KernelGen.Generator.Kernels.Emission;

/// <summary>Writes the method that computes a few pixels again in exact integers, for an estimate that lay too near a rounding boundary.</summary>
internal static class ExactMethod
{
    /// <summary>Bits of the vectors in which the second look computes; without them there is none.</summary>
    private const int LookBits = 256;

    private static readonly string Vectors = $"Vector{LookBits}";

    public static void Write(CodeWriter writer, Stencil stencil, SumFacts facts, Estimate estimate)
    {
        var type = NeedsInt128(stencil, facts) ? "Int128" : "long";
        if (Arithmetic.TakesTwoPasses(stencil, facts) && facts.Factors is { } factors)
        {
            WriteProduct(writer, stencil, factors, estimate, type);
            return;
        }
        var integers = estimate.Exact.Taps.Where(tap => !tap.IsZero).ToArray();

        writer.Line();
        writer.Line("// the same taps over their common denominator");
        var taps = facts.Reduction.Taps.NonZero().Select(tap => new Tap(tap.Row, tap.Column, default)).ToArray();
        new TapTable(taps, stencil.ColumnStep).Write(writer, "Exact");
        WriteIntegers(writer, "Exact", integers);
        writer.Line();
        if (estimate.SecondBound is { } bound) WriteSecondLook(writer, stencil, facts, estimate, bound);
        writer.Line($"// Computes so many pixels exactly, in {type}.");
        writer.Line(CompiledMark.Hot);
        using (writer.Block($"private static void {(estimate.SecondBound is null ? "Exact" : "InIntegers")}(Rows<{stencil.Source.Name}> source, Rows<{stencil.Destination.Name}> destination, int row, nuint first, int count)"))
        using (writer.Block("for (nuint x = first; x < first + (nuint)count; x++)"))
        {
            writer.Line($"{type} sum = {Number(type, estimate.Exact.Bias)};");
            using (writer.Block("for (int tapRow = 0; tapRow < ExactStarts.Length - 1; tapRow++)"))
            {
                writer.Line($"ref {stencil.Source.Name} taps = ref Unsafe.Add(ref source[row + tapRow], x);");
                writer.Line("for (int tap = ExactStarts[tapRow]; tap < ExactStarts[tapRow + 1]; tap++)");
                writer.Line(type == "long"
                    ? "    sum += (long)ExactLow[tap] * Unsafe.Add(ref taps, (nuint)ExactColumns[tap]);"
                    : "    sum += new Int128((ulong)ExactHigh[tap], ExactLow[tap]) * Unsafe.Add(ref taps, (nuint)ExactColumns[tap]);");
            }
            WriteStore(writer, estimate, type);
        }
    }

    /// <summary>Writes the method for the products of a column and a row, which are many: it multiplies the sum of a row once.</summary>
    private static void WriteProduct(CodeWriter writer, Stencil stencil, Factors factors, Estimate estimate, string type)
    {
        var factor = (factors.Scale * estimate.Exact.Denominator).Numerator;      // whole: the denominator is common to all taps
        var source = stencil.Source.Name;
        writer.Line();
        writer.Line("// the column and the row whose products are the taps over their common denominator");
        WriteAxis(writer, "ExactDown", factors.Column.ToArray(), 1);
        WriteAxis(writer, "ExactAcross", factors.Row.Select(weight => weight * factor).ToArray(), stencil.ColumnStep);
        writer.Line();
        writer.Line($"// Computes so many pixels exactly, in {type}.");
        writer.Line(CompiledMark.Hot);
        using (writer.Block($"private static void Exact(Rows<{source}> source, Rows<{stencil.Destination.Name}> destination, int row, nuint first, int count)"))
        using (writer.Block("for (nuint x = first; x < first + (nuint)count; x++)"))
        {
            writer.Line($"{type} sum = {Number(type, estimate.Exact.Bias)};");
            using (writer.Block("for (int down = 0; down < ExactDownPlaces.Length; down++)"))
            {
                writer.Line($"ref {source} taps = ref Unsafe.Add(ref source[row + ExactDownPlaces[down]], x);");
                writer.Line($"{type} across = 0;");
                writer.Line("for (int tap = 0; tap < ExactAcrossPlaces.Length; tap++)");
                writer.Line($"    across += {At("ExactAcross", "tap")} * Unsafe.Add(ref taps, (nuint)ExactAcrossPlaces[tap]);");
                writer.Line($"sum += {At("ExactDown", "down")} * across;");
            }
            WriteStore(writer, estimate, type);
        }

        string At(string name, string index) => type == "long"
            ? $"(long){name}Low[{index}]" : $"new Int128((ulong){name}High[{index}], {name}Low[{index}])";
    }

    /// <summary>The numbers of a column or a row that are not zero, and where they stand.</summary>
    private static void WriteAxis(CodeWriter writer, string name, BigInteger[] weights, int step)
    {
        var places = Enumerable.Range(0, weights.Length).Where(index => !weights[index].IsZero).ToArray();
        var text = string.Join(", ", places.Select(place => $"{place * step}"));
        writer.Line($"private static ReadOnlySpan<int> {name}Places => new int[] {{ {text} }};");
        WriteIntegers(writer, name, places.Select(place => weights[place]).ToArray());
    }

    /// <summary>Integers of 128 bits in two halves.</summary>
    private static void WriteIntegers(CodeWriter writer, string name, BigInteger[] integers)
    {
        writer.Line($"private static ReadOnlySpan<ulong> {name}Low => new ulong[] {{ {string.Join(", ", integers.Select(Low))} }};");
        writer.Line($"private static ReadOnlySpan<long> {name}High => new long[] {{ {string.Join(", ", integers.Select(High))} }};");
    }

    private static void WriteStore(CodeWriter writer, Estimate estimate, string type) => writer.Line(
        $"{Words.Of(0).Store}(sum, {Number(type, estimate.Exact.Denominator)}, MidpointRounding.{estimate.Rounding}, "
        + $"{(estimate.Absolute ? "true" : "false")}, ref destination[row], x);");

    /// <summary>Writes a look in double, a vector of pixels at a time: of what float leaves open hardly anything stays open after it.</summary>
    private static void WriteSecondLook(CodeWriter writer, Stencil stencil, SumFacts facts, Estimate estimate, double bound)
    {
        var (source, destination) = (stencil.Source.Name, stencil.Destination.Name);
        var (words, pixels) = (Words.Of(LookBits), LookBits / Lane.Double.Bits);
        var coefficients = facts.Reduction.Taps.Where(tap => !tap.IsZero).Select(tap => Invariant.Literal(tap.ToDouble()));
        writer.Line($"private static ReadOnlySpan<double> ExactDoubles => new double[] {{ {string.Join(", ", coefficients)} }};");
        writer.Line();
        writer.Line($"// Computes so many pixels again in double, within {Invariant.Short(bound)}; what even that leaves open, in integers.");
        writer.Line(CompiledMark.Hot);
        using (writer.Block($"private static void Exact(Rows<{source}> source, Rows<{destination}> destination, int row, nuint first, int count)"))
        {
            using (writer.Block($"if (!{Vectors}.IsHardwareAccelerated)"))
            {
                writer.Line("InIntegers(source, destination, row, first, count);");
                writer.Line("return;");
            }
            using (writer.Block($"for (nuint x = first; x < first + (nuint)count; x += {pixels})"))
            {
                writer.Line($"{Vectors}<double> sum = {Vectors}.Create({Invariant.Literal(facts.Reduction.Offset.ToDouble())});");
                using (writer.Block("for (int tapRow = 0; tapRow < ExactStarts.Length - 1; tapRow++)"))
                {
                    writer.Line($"ref {source} taps = ref Unsafe.Add(ref source[row + tapRow], x);");
                    writer.Line("for (int tap = ExactStarts[tapRow]; tap < ExactStarts[tapRow + 1]; tap++)");
                    writer.Line($"    sum = {words.MultiplyAdd}({words.LoadDouble}(ref taps, (nuint)ExactColumns[tap]), "
                        + $"{Vectors}.Create(ExactDoubles[tap]), sum);");
                }
                writer.Line($"if ({words.StoreEstimate}(sum, {Invariant.Literal(bound)}, MidpointRounding.{estimate.Rounding}, "
                    + $"{(estimate.Absolute ? "true" : "false")}, ref destination[row], x) != 0)");
                writer.Line($"    InIntegers(source, destination, row, x, {pixels});");
            }
        }
        writer.Line();
    }

    /// <summary>Rounding doubles the remainder, so a long must leave two bits free.</summary>
    private static bool NeedsInt128(Stencil stencil, SumFacts facts)
    {
        var largest = BigInteger.Max(stencil.Source.Greatest, -stencil.Source.Least);
        return BigInteger.Max(facts.IntegerTaps.LargestSum(largest), facts.Integers.Denominator) >= BigInteger.One << 61;
    }

    private static string Number(string type, BigInteger value) => type == "long"
        ? $"{value}"
        : $"new Int128(unchecked((ulong){High(value)}), {Low(value)})";

    private static string Low(BigInteger value) => $"{value & ulong.MaxValue}";

    private static string High(BigInteger value) => $"{value >> 64}";
}
