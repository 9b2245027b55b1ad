using System.Linq;
using KernelGen.Generator.Kernels.Planning;
using KernelGen.Generator.Machine;

namespace KernelGen.Generator.Kernels.Emission;

/// <summary>Which products a pass takes with vectors of one width.</summary>
internal static class RowProducts
{
    public static IRowProducts Of(Pass pass, Spelling spelling, TapLoads loads)
    {
        if (!pass.MultipliesPairs(spelling.VectorBits)) return new SingleProducts(pass, spelling, loads);
        IRowProducts pairs = IsEvenOdd(pass) ? new EvenOddProducts(pass, spelling, loads) : new HalvesProducts(pass, spelling, loads);
        return pass.Walk!.PairLane is null ? pairs : new WidenedProducts(pass, spelling, pairs);
    }

    private static bool IsEvenOdd(Pass pass) =>
        pass.ColumnStep == 1 && (pass.Input != "byte" || EvenOddOperations(pass) <= HalvesOperations(pass));

    /// <summary>A pair of neighbours takes one instruction for even and one for odd pixels; all are put in order at last.</summary>
    private static int EvenOddOperations(Pass pass) => 1 + pass.Walk!.Basis.Sum(row =>
        Enumerable.Range(0, 2).Sum(odd =>
        {
            var terms = row.Select(tap => (tap.Column + odd) / 2).Distinct().Count();
            return 2 * terms - 1;
        }));

    /// <summary>Any two taps are interleaved and multiplied, for the lower and the upper half of a vector.</summary>
    private static int HalvesOperations(Pass pass) => pass.Walk!.Basis.Sum(row =>
    {
        var pairs = (row.Count + 1) / 2;
        return 2 * (3 * pairs - 1);
    });
}
