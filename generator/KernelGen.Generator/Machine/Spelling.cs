using System;
using System.Linq;
using KernelGen.Shared;

namespace KernelGen.Generator.Machine;

/// <summary>How expressions, loads and stores are spelled for a target.</summary>
internal abstract class Spelling(Target target)
{
    public static Spelling Of(Target target) => target.IsScalar ? new ScalarSpelling(target) : new VectorSpelling(target);

    public Target Target => target;

    /// <summary>The class of a vector, whatever its elements.</summary>
    public string Vector => $"Vector{target.VectorBits}";

    /// <summary>The type of a local of the lane.</summary>
    public abstract string Type(Lane lane);

    /// <summary>Elements per value.</summary>
    public int Width(Lane lane) => target.Lanes(lane);

    public abstract string Constant(Lane lane, Rational value);

    /// <summary>A constant that a variable holds, in every lane.</summary>
    public abstract string Broadcast(Lane lane, string scalar);

    public abstract string Load(Lane lane, string element, string row, string index);

    public abstract string Store(Lane lane, string element, string value, string row, string index);

    /// <summary>The words of the runtime for that width.</summary>
    public Words Words { get; } = Words.Of(target.VectorBits);

    /// <summary>The lower or upper half of a value in a lane twice as wide.</summary>
    public abstract string Widen(Lane from, Lane to, string half, string value);

    /// <summary>
    /// The value that begins so many elements after <paramref name="earlier"/> and ends in <paramref name="later"/>, the next one of a
    /// row.
    /// </summary>
    public abstract string Align(string earlier, string later, int elements);

    public string Print(Lane lane, Expression expression) => expression switch
    {
        Variable variable => variable.Name,
        Constant constant => Constant(lane, constant.Value),
        OperatorExpression operation => Print(lane, operation),
        _ => throw new ArgumentOutOfRangeException(nameof(expression)),
    };

    /// <summary>An operand, in parentheses where it is an infix operation itself.</summary>
    private string Operand(Lane lane, Expression expression) =>
        expression is OperatorExpression { Operator: <= Operator.ShiftRightLogical } ? $"({Print(lane, expression)})" : Print(lane, expression);

    private string Print(Lane lane, OperatorExpression operation)
    {
        var operands = operation.Operands.Select(operand => Operand(lane, operand)).ToArray();
        return operation.Operator switch
        {
            Operator.Add => $"{operands[0]} + {operands[1]}",
            Operator.Subtract => $"{operands[0]} - {operands[1]}",
            Operator.Negate => $"-{operands[0]}",
            Operator.Multiply => $"{operands[0]} * {operands[1]}",
            Operator.Divide => $"{operands[0]} / {operands[1]}",
            Operator.And => $"{operands[0]} & {operands[1]}",
            Operator.Xor => $"{operands[0]} ^ {operands[1]}",
            Operator.ShiftLeft => $"{operands[0]} << {operation.Count}",
            Operator.ShiftRight => $"{operands[0]} >> {operation.Count}",
            Operator.ShiftRightLogical => $"{operands[0]} >>> {operation.Count}",
            _ => Function(lane, operation.Operator, operands, operation.Operands.LastOrDefault() is Constant last ? last.Value : default),
        };
    }

    /// <summary>Operators that are spelled as calls; <paramref name="last"/> is the last operand where it is a constant.</summary>
    protected abstract string Function(Lane lane, Operator @operator, string[] operands, Rational last);
}
