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

    /// <summary>The half units that any body of the plan can err by.</summary>
    public static int Of(Plan plan, int precision)
    {
        var own = Own(plan, precision);
        return plan.Wide is { } wide ? System.Math.Max(own, Own(wide, precision)) : own;
    }

    private static int Own(Plan plan, int precision)
    {
        if (plan.Box is not null) return FiniteMean.OfOneProduct;
        if (plan.Passes.Count > 1)
            return plan.Passes.Aggregate(0, (before, pass) => before + Errors(pass.Taps.Select(tap => tap.Coefficient), pass == plan.Passes[plan.Passes.Count - 1], before));
        var all = plan.Passes[0];
        if (all.Fusion is { } fusion)
        {
            var down = Errors(fusion.Down.Where(factor => !factor.IsZero), isLast: false, before: 0);
            return fusion.AddsAlong && down == 0 ? FiniteMean.OfOneProduct
                : down + Errors(fusion.Along.Select(tap => tap.Coefficient), isLast: true, down);
        }
        if (all.Walk is not { IsDense: false } walk || all.IsTiled) return Errors(all.Taps.Select(tap => tap.Coefficient), isLast: true, before: 0);

        // along each row of the basis, then down; at least twice as much as along, so that the
        // factors of a Gaussian's column, which are what its rows leave, are its rows' own
        var factors = walk.Uses.SelectMany(uses => uses).Select(use => use.Factor).ToArray();
        var isOneRow = factors.Length == 1 && factors[0] == Rational.One;
        var along = walk.Basis.Max(row => Errors(row.Select(tap => tap.Coefficient), isOneRow, before: 0));
        return isOneRow ? along : along + System.Math.Max(along, Errors(factors, isLast: true, along));

        int Errors(IEnumerable<Rational> coefficients, bool isLast, int before) =>
            FiniteMean.Errors(coefficients.ToArray(), precision, isLast, isFirst: before == 0);
    }
}
