using System;
using System.Collections.Generic;
using System.Linq;
using KernelGen.Generator.Machine;

namespace KernelGen.Generator.Tests.Arithmetic;

/// <summary>Evaluates a lane's expression as the vector instructions do: results wrap to the lane's width.</summary>
internal static class Interpreter
{
    public static long Evaluate(Lane lane, Expression expression, IReadOnlyDictionary<string, long> locals)
    {
        switch (expression)
        {
            case Variable variable:
                return locals[variable.Name];
            case Constant constant:
                Assert(constant.Value.IsInteger);
                return Wrap(lane, (long)constant.Value.Numerator);
            case OperatorExpression operation:
                var x = operation.Operands.Select(operand => Evaluate(lane, operand, locals)).ToArray();
                return Wrap(lane, operation.Operator switch
                {
                    Operator.Add => x[0] + x[1],
                    Operator.Subtract => x[0] - x[1],
                    Operator.Negate => -x[0],
                    Operator.Multiply => unchecked(x[0] * x[1]),
                    Operator.And => x[0] & x[1],
                    Operator.Xor => x[0] ^ x[1],
                    Operator.ShiftLeft => x[0] << operation.Count,
                    Operator.ShiftRight => x[0] >> operation.Count,
                    Operator.ShiftRightLogical => (long)(Unsigned(lane, x[0]) >> operation.Count),
                    Operator.Min => Math.Min(x[0], x[1]),
                    Operator.Max => Math.Max(x[0], x[1]),
                    Operator.Abs => Math.Abs(x[0]),
                    Operator.Equal => x[0] == x[1] ? -1 : 0,
                    Operator.MultiplyHigh => (long)(Unsigned(lane, x[0]) * Unsigned(lane, x[1]) >> 16),
                    Operator.QuotientByReciprocal => (int)((float)x[0] * (1f / (float)x[1]) + 0.5f * (1f / (float)x[1])),
                    Operator.QuotientBySingle => (int)((float)x[0] / (float)x[1]),
                    Operator.QuotientByDouble => (int)((double)x[0] / x[1]),
                    _ => throw new ArgumentOutOfRangeException(nameof(expression)),
                });
            default:
                throw new ArgumentOutOfRangeException(nameof(expression));
        }
    }

    private static ulong Unsigned(Lane lane, long value) => (ulong)value & (lane.Bits == 16 ? 0xFFFFul : 0xFFFF_FFFFul);

    private static long Wrap(Lane lane, long value) => unchecked(lane.Element switch
    {
        "short" => (short)value,
        "ushort" => (ushort)value,
        _ => (int)value,
    });

    private static void Assert(bool condition)
    {
        if (!condition) throw new InvalidOperationException("An integer lane has a constant that is no integer.");
    }
}
