using System.Collections.Generic;
using KernelGen.Generator.Support;

namespace KernelGen.Generator.Networks.Declarations;

/// <summary><c>[MaxPool2D(size)]</c>, <c>[AvgPool2D(size)]</c>, <c>[SumPool2D(size)]</c></summary>
internal sealed record PoolingDeclaration(PoolingKind Kind, WindowOptions Window) : LayerDeclaration, IWindowedDeclaration
{
    public bool? CeilMode { get; init; }

    /// <summary>Whether the zeros of the padding count in a mean's divisor.</summary>
    public bool? CountIncludePad { get; init; }

    public int SizeArgument => 0;
    public IReadOnlyList<Axis> Axes => [Axis.Vertical, Axis.Horizontal];
}

/// <summary><c>[GlobalAvgPool2D]</c>, <c>[GlobalMaxPool2D]</c></summary>
internal sealed record GlobalPoolingDeclaration(PoolingKind Kind) : LayerDeclaration;

/// <summary>What a pooling layer makes of a window.</summary>
internal enum PoolingKind { Maximum, Average, Sum }
