using System;
using KernelGen.Generator.Machine;
using KernelGen.Shared;

namespace KernelGen.Generator.Machine;

/// <summary>Expressions over vectors of one width; operations that .NET has no portable name for are <see cref="Words"/> of the runtime.</summary>
internal sealed class VectorSpelling(Target target) : Spelling(target)
{
    private readonly string vector = $"Vector{target.VectorBits}";

    public override string Type(Lane lane) => $"{vector}<{lane.Element}>";

    public override string Constant(Lane lane, Rational value) => Broadcast(lane, Literals.Of(lane, value));

    public override string Broadcast(Lane lane, string scalar) => $"{vector}.Create({(lane.Bits == 16 ? $"({lane.Element})" : "")}{scalar})";

    public override string Load(Lane lane, string element, string row, string index) => element == lane.Element
        ? $"{vector}.LoadUnsafe(ref {row}, {index})"
        : $"{Words.LoadAs(lane)}(ref {row}, {index})";

    public override string Store(Lane lane, string element, string value, string row, string index) => element == lane.Element
        ? $"{value}.StoreUnsafe(ref {row}, {index});"
        : $"{Words.Store}({value}, ref {row}, {index});";

    public override string Widen(Lane from, Lane to, string half, string value) => $"{vector}.Widen{half}({value}){(from == Lane.UInt16 ? ".As" + to.Name + "()" : "")}";

    public override string Align(string earlier, string later, int elements) => $"{Words.Align}({earlier}, {later}, {elements})";

    protected override string Function(Lane lane, Operator @operator, string[] operands, Rational last) => @operator switch
    {
        Operator.Min => $"{vector}.Min({operands[0]}, {operands[1]})",
        Operator.Max => $"{vector}.Max({operands[0]}, {operands[1]})",
        Operator.Abs => $"{vector}.Abs({operands[0]})",
        Operator.Equal => $"{vector}.Equals({operands[0]}, {operands[1]})",
        Operator.MultiplyAdd => $"{Words.MultiplyAdd}({operands[0]}, {operands[1]}, {operands[2]})",
        Operator.MultiplyHigh => $"{Words.MultiplyHigh}({operands[0]}, (ushort){Literals.Whole(last)})",
        Operator.QuotientByReciprocal => $"{Words.QuotientByReciprocal}({operands[0]}, {Literals.Of(Lane.Single, last)})",
        Operator.QuotientBySingle => $"{Words.Quotient}({operands[0]}, {Literals.Of(Lane.Single, last)})",
        Operator.QuotientByDouble => $"{Words.Quotient}({operands[0]}, {Literals.Of(Lane.Double, last)})",
        _ => throw new ArgumentOutOfRangeException(nameof(@operator)),
    };
}
