using System.Linq;
using System.Numerics;
using KernelGen.Generator.Planning;
using KernelGen.Generator.Stencils;
using KernelGen.Generator.Support;

namespace KernelGen.Generator.Emission;

/// <summary>Writes the method that computes a few pixels again in exact integers, for an estimate that lay too near a rounding boundary.</summary>
internal static class ExactMethod
{
    public static void Write(CodeWriter writer, Stencil stencil, Estimate estimate)
    {
        var integers = estimate.Exact.Taps.Where(tap => !tap.IsZero).ToArray();
        var type = NeedsInt128(stencil, estimate) ? "Int128" : "long";

        writer.Line();
        writer.Line("// the same taps over their common denominator");
        var taps = Enumerable.Range(0, stencil.Taps.Count)
            .Where(index => !stencil.Taps[index].IsZero)
            .Select(index => new Tap(index / stencil.Columns, index % stencil.Columns, default)).ToArray();
        new TapTable(taps, stencil.ColumnStep).Write(writer, "Exact");
        writer.Line($"private static ReadOnlySpan<ulong> ExactLow => new ulong[] {{ {string.Join(", ", integers.Select(Low))} }};");
        writer.Line($"private static ReadOnlySpan<long> ExactHigh => new long[] {{ {string.Join(", ", integers.Select(High))} }};");
        writer.Line();
        if (estimate.SecondBound is { } bound) WriteSecondLook(writer, stencil, estimate, bound);
        writer.Line($"/// <summary>Computes <paramref name=\"count\"/> pixels exactly, in {type}.</summary>");
        writer.Line("[MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]");
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
            writer.Line($"LanesScalar.Store(sum, {Number(type, estimate.Exact.Denominator)}, MidpointRounding.{estimate.Rounding}, {(estimate.Absolute ? "true" : "false")}, ref destination[row], x);");
        }
    }

    /// <summary>Writes a look in double, four pixels at a time: of what float leaves open hardly anything stays open after it.</summary>
    private static void WriteSecondLook(CodeWriter writer, Stencil stencil, Estimate estimate, double bound)
    {
        var (source, destination) = (stencil.Source.Name, stencil.Destination.Name);
        var coefficients = stencil.Taps.Where(tap => !tap.IsZero).Select(tap => Invariant.Literal(tap.ToDouble()));
        writer.Line($"private static ReadOnlySpan<double> ExactDoubles => new double[] {{ {string.Join(", ", coefficients)} }};");
        writer.Line();
        writer.Line(Invariant.Text($"/// <summary>Computes <paramref name=\"count\"/> pixels again in double, within {Invariant.Short(bound)}; what even that leaves open, in integers.</summary>"));
        writer.Line("[MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]");
        using (writer.Block($"private static void Exact(Rows<{source}> source, Rows<{destination}> destination, int row, nuint first, int count)"))
        {
            using (writer.Block("if (!Vector256.IsHardwareAccelerated)"))
            {
                writer.Line("InIntegers(source, destination, row, first, count);");
                writer.Line("return;");
            }
            using (writer.Block("for (nuint x = first; x < first + (nuint)count; x += 4)"))
            {
                writer.Line($"Vector256<double> sum = Vector256.Create({Invariant.Literal(stencil.Offset.ToDouble())});");
                using (writer.Block("for (int tapRow = 0; tapRow < ExactStarts.Length - 1; tapRow++)"))
                {
                    writer.Line($"ref {source} taps = ref Unsafe.Add(ref source[row + tapRow], x);");
                    writer.Line("for (int tap = ExactStarts[tapRow]; tap < ExactStarts[tapRow + 1]; tap++)");
                    writer.Line("    sum = Lanes256.MultiplyAdd(Lanes256.LoadDouble(ref taps, (nuint)ExactColumns[tap]), Vector256.Create(ExactDoubles[tap]), sum);");
                }
                writer.Line($"if (Lanes256.StoreEstimate(sum, {Invariant.Literal(bound)}, MidpointRounding.{estimate.Rounding}, {(estimate.Absolute ? "true" : "false")}, ref destination[row], x) != 0)");
                writer.Line("    InIntegers(source, destination, row, x, 4);");
            }
        }
        writer.Line();
    }

    /// <summary>Rounding doubles the remainder, so a long must leave two bits free.</summary>
    private static bool NeedsInt128(Stencil stencil, Estimate estimate)
    {
        var largest = BigInteger.Max(stencil.Source.Greatest, -stencil.Source.Least);
        var sum = estimate.Exact.Taps.Aggregate(BigInteger.Abs(estimate.Exact.Bias), (total, tap) => total + BigInteger.Abs(tap) * largest);
        return BigInteger.Max(sum, estimate.Exact.Denominator) >= BigInteger.One << 61;
    }

    private static string Number(string type, BigInteger value) => type == "long"
        ? Invariant.Text(value)
        : $"new Int128(unchecked((ulong){High(value)}), {Low(value)})";

    private static string Low(BigInteger value) => Invariant.Text(value & ulong.MaxValue);

    private static string High(BigInteger value) => Invariant.Text(value >> 64);
}
