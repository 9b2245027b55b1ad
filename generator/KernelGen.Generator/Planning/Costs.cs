using System.Linq;

namespace KernelGen.Generator.Planning;

/// <summary>The cost model: vector operations per pixel of a 256-bit machine. It only has to rank plans.</summary>
internal static class Costs
{
    /// <summary>Loads with conversion, a multiplication where the coefficient asks for one, an addition; then the finish and the store.</summary>
    public static double Of(Pass pass)
    {
        var lanes = 256.0 / pass.Lane.Bits;
        var perTap = pass.Taps.Sum(tap => 2 + (NeedsMultiplication(pass.Lane, tap) ? pass.Lane == Lane.Int32 ? 2 : 1 : 0));
        return (perTap * (pass.IsLooped ? 1.5 : 1) + pass.Finish.Count + 2) / lanes;
    }

    /// <summary>Writing a row of sums and reading it again.</summary>
    public static double RowOfSums(Lane lane) => 4 * lane.Bits / 256.0;

    private static bool NeedsMultiplication(Lane lane, Tap tap) =>
        lane.IsInteger && !(tap.Coefficient.IsInteger && tap.Coefficient.Magnitude.Numerator.IsPowerOfTwo);
}
