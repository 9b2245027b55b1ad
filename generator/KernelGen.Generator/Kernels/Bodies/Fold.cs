using System;
using KernelGen.Generator.Kernels.Declarations;
using KernelGen.Generator.Kernels.Meaning;
using KernelGen.Generator.Machine;

namespace KernelGen.Generator.Kernels.Bodies;

/// <summary>What two values of a box become.</summary>
/// <param name="One">What emitted code calls the result.</param>
/// <param name="Many">And several of them.</param>
/// <param name="Operator">The operation.</param>
internal sealed record Fold(string One, string Many, Operator Operator)
{
    public static Fold Sum { get; } = new("sum", "sums", Operator.Add);
    public static Fold Least { get; } = new("minimum", "minima", Operator.Least);
    public static Fold Greatest { get; } = new("maximum", "maxima", Operator.Greatest);

    /// <summary>A value that is taken twice changes nothing, so that parts of a window may overlap.</summary>
    public bool IsIdempotent => Operator != Operator.Add;

    public static Fold Of(Extremum extremum) => extremum.Extreme switch
    {
        Extreme.Least => Least,
        Extreme.Greatest => Greatest,
        _ => throw new ArgumentOutOfRangeException(nameof(extremum)),
    };

    public Expression Of(Expression first, Expression second) => new OperatorExpression(Operator, first, second);
}
