using System.Collections.Generic;
using System.Linq;
using KernelGen.Generator.Kernels.Meaning;
using KernelGen.Generator.Machine;
using KernelGen.Shared;

namespace KernelGen.Generator.Kernels.Planning;

/// <summary>How much a plan's sums of floats can err, so that means of finite floats can be kept finite (<see cref="FiniteMean"/>).</summary>
internal static class RoundingErrors
{
    /// <summary>Bits of the floats that a mean is computed and stored in; null where it cannot leave their range: integers, or floats summed in double.</summary>
    public static int? Precision(Stencil stencil, Lane lane) =>
        stencil.Source.IsInteger ? null
        : lane == Lane.Single ? 24
        : lane == Lane.Double && stencil.Destination == ElementType.Double ? 53 : null;

    /// <summary>The half units that the sum of one pass can err by.</summary>
    public static int Of(Pass pass, int precision) => Of([pass], precision);

    /// <summary>The same for passes one after the other.</summary>
    public static int Of(IReadOnlyList<Pass> passes, int precision) => passes.Aggregate(0, (before, pass) => before + FiniteMean.Errors(
        pass.Taps.Select(tap => tap.Coefficient).ToArray(), precision, isLast: !pass.WritesSums, isFirst: before == 0));
}
