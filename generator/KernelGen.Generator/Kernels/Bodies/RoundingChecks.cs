using System.Collections.Generic;
using System.Linq;
using KernelGen.Generator.Kernels.Planning;
using KernelGen.Generator.Machine;
using KernelGen.Generator.Support;
using KernelGen.Generator.Writing;

namespace KernelGen.Generator.Kernels.Bodies;

/// <summary>
/// Writes how estimates are stored: rounded, and checked for being too near a rounding boundary. Such pixels are computed again, exactly:
/// at once, or noted while a step runs and resolved at its end, as a call in between would spill all sums.
/// </summary>
internal static class RoundingChecks
{
    private const int Together = 4;      // pixels that are resolved at once

    public static void Declare(CodeWriter writer) =>
        writer.Line("ref ulong checks = ref ScratchRow.Of<ulong>(scratch);     // for each row of a step, a bit for each pixel to compute again");

    /// <summary>Stores what was estimated for a row and notes the pixels to resolve.</summary>
    public static void Store(CodeWriter writer, Body body, Pass pass, IEnumerable<string> sums, string row) =>
        writer.Line($"Unsafe.Add(ref checks, {row}) = {Masks(body, pass, sums)};");

    /// <summary>Stores what was estimated for a step of one row and computes again what lies too near a rounding boundary.</summary>
    public static void StoreAndResolve(CodeWriter writer, Body body, Pass pass, IReadOnlyCollection<string> sums)
    {
        writer.Line($"ulong check = {Masks(body, pass, sums)};");
        ResolveRow(writer, sums.Count * body.Target.Lanes(pass.Lane), body.TakesWholeRows ? "picture.At(x)" : "source");
    }

    private static string Masks(Body body, Pass pass, IEnumerable<string> sums)
    {
        var width = body.Target.Lanes(pass.Lane);
        return string.Join(" | ", sums.Select((sum, vector) =>
            Estimated(body, pass, sum, $"{vector * width}") + (vector == 0 ? "" : $" << {vector * width}")));
    }

    /// <summary>Computes the noted pixels of all rows again.</summary>
    public static void Resolve(CodeWriter writer, int step, string first = "0", string end = "rows")
    {
        writer.Line();
        using (writer.Block($"for (int row = {first}; row < {end}; row++)"))
            ResolveRow(writer, step, "picture.At(x)", "ulong check = Unsafe.Add(ref checks, row)");
    }

    private static void ResolveRow(CodeWriter writer, int step, string source, string begin = "")
    {
        var count = System.Math.Min(step, Together);
        using (writer.Block($"for ({begin}; check != 0; check &= ~({(1 << count) - 1}UL << (int)(ulong.TrailingZeroCount(check) & ~{count - 1}UL)))"))
            writer.Line($"Exact({source}, destination, row, x + (nuint)(ulong.TrailingZeroCount(check) & ~{count - 1}UL), {count});");
    }

    /// <summary>Stores an estimate and resolves it at once.</summary>
    public static void StoreAndResolve(CodeWriter writer, Body body, Pass pass, string sum, string index)
    {
        writer.Line($"if ({Estimated(body, pass, sum, index)} != 0)");
        writer.Line($"    Exact(source, destination, row, {index}, {body.Target.Lanes(pass.Lane)});     // a pixel lies too near a rounding boundary");
    }

    /// <summary>A call that stores a rounded estimate and returns a bit for each lane to compute again.</summary>
    private static string Estimated(Body body, Pass pass, string sum, string index)
    {
        var estimate = body.Estimate!;
        var bound = pass.Lane == Lane.Single ? Invariant.Literal((float)estimate.Bound) : Invariant.Literal(estimate.Bound);
        var absolute = estimate.Absolute ? "true" : "false";
        return estimate.IsNearest(pass.Lane)
            ? $"{body.Spelling.Words.StoreNearest}({sum}, {bound}, {absolute}, ref output, {index})"
            : $"{body.Spelling.Words.StoreEstimate}({sum}, {bound}, MidpointRounding.{estimate.Rounding}, {absolute}, ref output, {index})";
    }
}
