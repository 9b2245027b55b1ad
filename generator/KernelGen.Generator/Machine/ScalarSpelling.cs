using System;
using KernelGen.Shared;

namespace KernelGen.Generator.Machine;

/// <summary>The same expressions, one element at a time: for machines without vectors. Integer lanes compute in <c>int</c>.</summary>
internal sealed class ScalarSpelling(Target target) : Spelling(target)
{
    public override string Type(Lane lane) => lane.IsInteger ? "int" : lane.Element;

    public override string Constant(Lane lane, Rational value) => Literals.Of(lane, value);

    public override string Broadcast(Lane lane, string scalar) => scalar;

    public override string Load(Lane lane, string element, string row, string index) => $"Unsafe.Add(ref {row}, {index})";

    public override string Store(Lane lane, string element, string value, string row, string index)
    {
        if (!lane.IsInteger && (element is "byte" or "short")) return $"{Words.Store}({value}, ref {row}, {index});";
        var stored = element switch
        {
            _ when element == lane.Element && !lane.IsInteger || element == "int" => value,
            _ when element == lane.Element || element is "float" => $"({element}){value}",
            "byte" => $"(byte)Math.Clamp({value}, byte.MinValue, byte.MaxValue)",
            "short" => $"(short)Math.Clamp({value}, short.MinValue, short.MaxValue)",
            "ushort" => $"(ushort)Math.Clamp({value}, ushort.MinValue, ushort.MaxValue)",
            _ => throw new ArgumentOutOfRangeException(nameof(element)),
        };
        return $"Unsafe.Add(ref {row}, {index}) = {stored};";
    }

    public override string Widen(Lane from, Lane to, string half, string value) => value;

    public override string Align(string earlier, string later, int elements) => later;

    protected override string Function(Lane lane, Operator @operator, string[] operands, Rational last) => @operator switch
    {
        Operator.Min => $"Math.Min({operands[0]}, {operands[1]})",
        Operator.Max => $"Math.Max({operands[0]}, {operands[1]})",
        Operator.Abs => $"Math.Abs({operands[0]})",
        Operator.Equal => $"({operands[0]} == {operands[1]} ? -1 : 0)",
        Operator.MultiplyAdd => $"{operands[2]} + {operands[0]} * {operands[1]}",
        Operator.MultiplyHigh => $"(int)((uint){operands[0]} * {Literals.Whole(last)}u >> 16)",
        Operator.QuotientByReciprocal or Operator.QuotientBySingle or Operator.QuotientByDouble => $"{operands[0]} / {Literals.Whole(last)}",
        _ => throw new ArgumentOutOfRangeException(nameof(@operator)),
    };
}
