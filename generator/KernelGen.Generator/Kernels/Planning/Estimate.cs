using KernelGen.Generator.Kernels.Declarations;
using KernelGen.Generator.Machine;
using KernelGen.Shared;

namespace KernelGen.Generator.Kernels.Planning;

/// <summary>A sum in floating point with a proven bound; what lies nearer to a rounding boundary is computed again, exactly.</summary>
/// <param name="Bound">The greatest possible error of the sum.</param>
/// <param name="SecondBound">The greatest possible error of a second look in double; null when the first was in double.</param>
/// <param name="Largest">The greatest possible magnitude of the sum.</param>
/// <param name="Exact">The integers to compute it with.</param>
/// <param name="Rounding">How the exact quotient is rounded.</param>
/// <param name="Absolute">Whether the magnitude is stored.</param>
internal sealed record Estimate(double Bound, double? SecondBound, double Largest, IntegerForm Exact, MidpointRounding Rounding, bool Absolute)
{
    /// <summary>Floats below it keep two bits behind the point.</summary>
    private const double LargestNearest = 1 << 21;

    /// <summary>Whether a conversion to the nearest integer of the lane does the rounding.</summary>
    public bool IsNearest(Lane lane) =>
        lane == Lane.Single && Largest < LargestNearest && Rounding is MidpointRounding.ToEven or MidpointRounding.AwayFromZero;
}
