using System.Collections.Generic;
using System.Linq;
using KernelGen.Generator.Stencils;
using KernelGen.Shared;

namespace KernelGen.Generator.Planning;

/// <summary>How much a plan's sums of floats can err, so that means of finite floats can be kept finite (<see cref="FiniteMean"/>).</summary>
internal static class RoundingErrors
{
    /// <summary>Bits of the floats that a mean is computed and stored in; null where it cannot leave their range: integers, or floats summed in double.</summary>
    public static int? Precision(Stencil stencil, Lane lane) =>
        stencil.Source.IsInteger ? null
        : lane == Lane.Single ? 24
        : lane == Lane.Double && stencil.Destination == ElementType.Double ? 53 : null;

    /// <summary>The half units that any body of the plan can err by.</summary>
    public static int Of(Plan plan, int precision)
    {
        var own = Own(plan, precision);
        return plan.Wide is { } wide ? System.Math.Max(own, Own(wide, precision)) : own;
    }

    private static int Own(Plan plan, int precision)
    {
        if (plan.Box is not null) return FiniteMean.OfOneProduct;
        if (plan.Passes.Count > 1) return plan.Passes.Select((pass, index) => OfTaps(pass, index == plan.Passes.Count - 1)).Sum();
        var all = plan.Passes[0];
        if (all.Fusion is { } fusion)
        {
            var down = FiniteMean.Errors(fusion.Down.Where(factor => !factor.IsZero).ToArray(), precision, isLast: false);
            return down + (fusion.AddsAlong ? FiniteMean.OfOneProduct : Errors(fusion.Along.Select(tap => tap.Coefficient)));
        }
        if (all.Walk is not { IsDense: false } walk || all.IsTiled) return OfTaps(all, isLast: true);
        // along each row of the basis, then down
        var along = walk.Basis.Max(row => FiniteMean.Errors(row.Select(tap => tap.Coefficient).ToArray(), precision, isLast: false));
        // at least twice those of a row, so that the factors of a Gaussian's column, which are what its rows leave, are its rows' own
        return along + System.Math.Max(along, Errors(walk.Uses.SelectMany(uses => uses).Select(use => use.Factor)));

        int OfTaps(Pass pass, bool isLast) => FiniteMean.Errors(pass.Taps.Select(tap => tap.Coefficient).ToArray(), precision, isLast);
        int Errors(IEnumerable<Rational> last) => FiniteMean.Errors(last.ToArray(), precision, isLast: true);
    }
}
