using System.Linq;
using KernelGen.Generator.Kernels.Planning;
using KernelGen.Generator.Machine;
using KernelGen.Generator.Writing;

namespace KernelGen.Generator.Kernels.Emission;

/// <summary>
/// The coefficients of a dense kernel in static data, read where they are used: as constants, the JIT would fetch them all at once,
/// and spill what the registers do not hold.
/// </summary>
internal static class CoefficientTable
{
    // constants and sums that the registers hold
    private const int MostConstants512 = 33;
    private const int MostConstants = 16;

    /// <summary>Whether some body of the plan reads the table.</summary>
    public static bool Exists(Plan plan) => plan.Passes[0] is { Lane.IsInteger: false, Walk.IsDense: true } && plan.RowStep > 1;

    /// <summary>Whether the body with vectors of so many bits reads it.</summary>
    public static bool IsRead(Plan plan, int vectorBits) =>
        Exists(plan) && plan.Passes[0].Taps.Count + plan.RowStep * plan.Passes[0].Vectors(vectorBits) > (vectorBits == 512 ? MostConstants512 : MostConstants);

    public static void Write(CodeWriter writer, Pass pass)
    {
        var walk = pass.Walk!;
        var all = Enumerable.Range(0, walk.Rows)
            .SelectMany(row => Enumerable.Range(0, Columns(walk)).Select(column => Literals.Of(pass.Lane, walk[row, column])));
        writer.Line($"private static ReadOnlySpan<{pass.Lane.Element}> Coefficients => new {pass.Lane.Element}[] {{ {string.Join(", ", all)} }};");
    }

    /// <summary>Declares the reference that it is read by.</summary>
    public static void Open(CodeWriter writer, Pass pass)
    {
        writer.Line("// seen as constants, the coefficients would be fetched all at once and not fit the registers: neither they nor memory are known to the JIT");
        writer.Line($"ref {pass.Lane.Element} coefficients = ref Unknown.To(ref global::System.Runtime.InteropServices.MemoryMarshal.GetReference(Coefficients));");
        writer.Line("int barrier = 0;");
        writer.Line("Unknown.To(ref barrier);");
    }

    /// <summary>Makes the JIT forget what it has read before this row of the picture.</summary>
    public static void Forget(CodeWriter writer, int row) => writer.Line($"barrier = {row};");

    /// <summary>A coefficient, its row counted from the walk's first.</summary>
    public static string At(Walk walk, int row, int column) => $"Unsafe.Add(ref coefficients, {row * Columns(walk) + column})";

    private static int Columns(Walk walk) => walk.Basis.Max(row => row.Max(tap => tap.Column)) + 1;
}
