using System.Linq;
using KernelGen.Generator.Kernels.Planning;
using KernelGen.Generator.Machine;
using KernelGen.Generator.Writing;

namespace KernelGen.Generator.Kernels.Bodies;

/// <summary>
/// The coefficients of a dense kernel in static data, read where they are used: as constants, the JIT would fetch them all at once,
/// and spill what the registers do not hold.
/// </summary>
internal static class CoefficientTable
{
    public static Member Of(RowSumsBody body) => new("Coefficients", writer =>
    {
        var (basis, lane) = (body.Basis, body.Pass.Lane);
        var all = Enumerable.Range(0, basis.Rows)
            .SelectMany(row => Enumerable.Range(0, Columns(basis)).Select(column => Literals.Of(lane, basis[row, column])));
        writer.Line($"private static ReadOnlySpan<{lane.Element}> Coefficients => new {lane.Element}[] {{ {string.Join(", ", all)} }};");
    });

    /// <summary>Declares the reference that it is read by.</summary>
    public static void Open(CodeWriter writer, Lane lane)
    {
        writer.Line("// seen as constants, the coefficients would be fetched all at once and not fit the registers: neither they nor memory are known to the JIT");
        writer.Line($"ref {lane.Element} coefficients = ref Unknown.To(ref global::System.Runtime.InteropServices.MemoryMarshal.GetReference(Coefficients));");
        writer.Line("int barrier = 0;");
        writer.Line("Unknown.To(ref barrier);");
    }

    /// <summary>Makes the JIT forget what it has read before this row of the picture.</summary>
    public static void Forget(CodeWriter writer, int row) => writer.Line($"barrier = {row};");

    /// <summary>A coefficient, its row counted from the first that is not all zero.</summary>
    public static string At(RowBasis basis, int row, int column) => $"Unsafe.Add(ref coefficients, {row * Columns(basis) + column})";

    private static int Columns(RowBasis basis) => basis.Columns[basis.Columns.Count - 1] + 1;
}
