using System;
using System.Collections.Generic;
using System.Linq;
using KernelGen.Generator.Kernels.Planning;
using KernelGen.Generator.Machine;
using KernelGen.Shared;

namespace KernelGen.Generator.Kernels.Bodies;

/// <summary>A sum, or its negative: what is subtracted first is kept as it is, and the sign turns where it costs nothing.</summary>
/// <param name="Value">The sum so far; null: nothing yet.</param>
/// <param name="IsNegated">The value is the negative of the sum.</param>
internal readonly record struct SignedSum(Expression? Value, bool IsNegated)
{
    /// <summary>The sum of a pass before its first tap.</summary>
    public static SignedSum Begin(Pass pass) => new(pass.Bias.IsZero ? null : new Constant(pass.Bias), false);

    /// <summary>A sum, or nothing yet, plus a value times a coefficient.</summary>
    public static Expression Add(Lane lane, Expression? sum, Expression value, Rational coefficient) =>
        new SignedSum(sum, false).Add(lane, value, coefficient).Resolved;

    /// <summary>The sum with one more term.</summary>
    /// <param name="lane">Where it is computed.</param>
    /// <param name="value">What is multiplied.</param>
    /// <param name="coefficient">Not zero.</param>
    public SignedSum Add(Lane lane, Expression value, Rational coefficient)
    {
        var magnitude = coefficient.Magnitude;
        if (!lane.IsInteger && magnitude != Rational.One)
        {
            var factor = new Constant(IsNegated ? -coefficient : coefficient);
            return this with { Value = Value is null ? value * factor : value.MultiplyAdd(factor, Value) };
        }
        var product = Product(value, magnitude);
        var isNegative = coefficient.Sign < 0;
        if (Value is null) return new SignedSum(product, isNegative);
        if (isNegative == IsNegated) return this with { Value = Value + product };
        return isNegative ? this with { Value = Value - product } : new SignedSum(product - Value, false);
    }

    /// <summary>The sum itself.</summary>
    public Expression Resolved => Value is null ? new Constant(Rational.Zero) : IsNegated ? -Value : Value;

    /// <summary>A value times a positive coefficient: a shift where the coefficient is a power of two.</summary>
    private static Expression Product(Expression value, Rational magnitude)
    {
        if (magnitude == Rational.One) return value;
        return magnitude.IsInteger && magnitude.Numerator.IsPowerOfTwo
            ? value.ShiftLeft(Rational.BitLength(magnitude.Numerator) - 1)
            : value * new Constant(magnitude);
    }
}

/// <summary>A weighted sum in which values of equal magnitude of coefficient share one multiplication.</summary>
internal static class SharedTaps
{
    /// <summary>The sum of all taps, added to what is there already.</summary>
    /// <param name="lane">Where it is computed.</param>
    /// <param name="begin">The sum before the first tap, or null.</param>
    /// <param name="taps">Coefficients that are not zero, at least one.</param>
    /// <param name="value">What the tap of a column meets.</param>
    public static Expression Sum(Lane lane, Expression? begin, IEnumerable<ColumnTap> taps, Func<int, Expression> value)
    {
        var sum = begin;
        foreach (var (inner, coefficient) in Groups(taps, value)) sum = SignedSum.Add(lane, sum, inner, coefficient);
        return sum!;
    }

    /// <summary>The values that share a multiplication, added, and the coefficient that they are multiplied with.</summary>
    public static IEnumerable<(Expression Sum, Rational Coefficient)> Groups(IEnumerable<ColumnTap> taps, Func<int, Expression> value) =>
        taps.GroupBy(tap => tap.Coefficient.Magnitude).Select(group =>
        {
            var (inner, isNegative) = Signed(group.ToArray(), value);
            return (inner, isNegative ? -group.Key : group.Key);
        });

    /// <summary>Values with the signs of their taps, the first term positive, and whether the whole must be subtracted.</summary>
    private static (Expression Sum, bool IsNegative) Signed(ColumnTap[] taps, Func<int, Expression> value)
    {
        var isNegative = taps.All(tap => tap.Coefficient.Sign < 0);
        Expression? sum = null;
        foreach (var tap in isNegative ? taps : taps.OrderByDescending(tap => tap.Coefficient.Sign).ToArray())
        {
            var term = value(tap.Column);
            sum = sum is null ? term : isNegative || tap.Coefficient.Sign > 0 ? sum + term : sum - term;
        }
        return (sum!, isNegative);
    }
}
