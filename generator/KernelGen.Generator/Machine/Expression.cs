using System.Linq;
using System.Numerics;
using KernelGen.Generator.Support;
using KernelGen.Shared;

namespace KernelGen.Generator.Machine;

/// <summary>What one lane computes. Vector and scalar text are printed from the same expression, so they agree by construction.</summary>
internal abstract record Expression
{
    public static Expression operator +(Expression a, Expression b) => new OperatorExpression(Operator.Add, a, b);
    public static Expression operator -(Expression a, Expression b) => new OperatorExpression(Operator.Subtract, a, b);
    public static Expression operator -(Expression a) => new OperatorExpression(Operator.Negate, a);
    public static Expression operator *(Expression a, Expression b) => new OperatorExpression(Operator.Multiply, a, b);
    public static Expression operator /(Expression a, Expression b) => new OperatorExpression(Operator.Divide, a, b);
    public static Expression operator &(Expression a, Expression b) => new OperatorExpression(Operator.And, a, b);
    public static Expression operator ^(Expression a, Expression b) => new OperatorExpression(Operator.Xor, a, b);
    public static implicit operator Expression(BigInteger value) => new Constant(value);
    public static implicit operator Expression(int value) => new Constant(value);

    /// <summary>The same expression with one variable named anew.</summary>
    public virtual Expression Rename(string from, string to) => this;

    public Expression ShiftLeft(int bits) => new OperatorExpression(Operator.ShiftLeft, this) { Count = bits };
    public Expression ShiftRight(int bits) => new OperatorExpression(Operator.ShiftRight, this) { Count = bits };
    public Expression ShiftRightLogical(int bits) => bits == 0 ? this : new OperatorExpression(Operator.ShiftRightLogical, this) { Count = bits };
    public Expression Min(Expression other) => new OperatorExpression(Operator.Min, this, other);
    public Expression Max(Expression other) => new OperatorExpression(Operator.Max, this, other);
    public Expression Abs() => new OperatorExpression(Operator.Abs, this);

    /// <summary>All ones where equal, else zero.</summary>
    public Expression Equal(Expression other) => new OperatorExpression(Operator.Equal, this, other);

    /// <summary>This times a constant plus another, rounded once where the hardware can.</summary>
    public Expression MultiplyAdd(Expression factor, Expression addend) => new OperatorExpression(Operator.MultiplyAdd, this, factor, addend);

    /// <summary>The upper 16 bits of the unsigned 32-bit product.</summary>
    public Expression MultiplyHigh(Expression factor) => new OperatorExpression(Operator.MultiplyHigh, this, factor);

    /// <summary>The whole part of the quotient of a non-negative integer below 2^21 by one below 2^24.</summary>
    public Expression QuotientByReciprocal(Expression divisor) => new OperatorExpression(Operator.QuotientByReciprocal, this, divisor);

    /// <summary>The whole part of the quotient of two non-negative integers below 2^24.</summary>
    public Expression QuotientBySingle(Expression divisor) => new OperatorExpression(Operator.QuotientBySingle, this, divisor);

    /// <summary>The whole part of the quotient of two non-negative integers below 2^31.</summary>
    public Expression QuotientByDouble(Expression divisor) => new OperatorExpression(Operator.QuotientByDouble, this, divisor);
}

/// <summary>A local variable.</summary>
internal sealed record Variable(string Name) : Expression
{
    public override Expression Rename(string from, string to) => Name == from ? new Variable(to) : this;
}

/// <summary>A number, the same in every lane.</summary>
internal sealed record Constant(Rational Value) : Expression;

/// <summary>An operator with its operands.</summary>
internal sealed record OperatorExpression(Operator Operator, EquatableArray<Expression> Operands) : Expression
{
    public OperatorExpression(Operator @operator, params Expression[] operands) : this(@operator, operands.ToEquatableArray())
    {
    }

    /// <summary>The number of bits that a shift moves.</summary>
    public int Count { get; init; }

    public override Expression Rename(string from, string to) =>
        this with { Operands = Operands.Select(operand => operand.Rename(from, to)).ToEquatableArray() };
}

internal enum Operator
{
    Add, Subtract, Negate, Multiply, Divide, And, Xor, ShiftLeft, ShiftRight, ShiftRightLogical,
    Min, Max, Least, Greatest, Abs, Equal, MultiplyAdd, MultiplyHigh, QuotientByReciprocal, QuotientBySingle, QuotientByDouble,
}

/// <summary>One step of a computation, with the remark that a careful reader would want.</summary>
internal sealed record Assignment(string Target, Expression Value, string Comment = "")
{
    /// <summary>The same step on another variable.</summary>
    public Assignment Rename(string from, string to) =>
        new(Target == from ? to : Target, Value.Rename(from, to), Comment);
}
