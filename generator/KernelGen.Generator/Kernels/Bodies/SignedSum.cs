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
