using System.Collections.Generic;
using KernelGen.Generator.Support;

namespace KernelGen.Generator.Networks.Declarations;

/// <summary>A layer's window as it was written; null is «not said». An option of one axis or side goes before that of all.</summary>
internal sealed record WindowOptions
{
    /// <summary>The constructor's argument: taps along every axis; 0 where the options of the axes say them.</summary>
    public int Size { get; init; }

    public int? KernelHeight { get; init; }
    public int? KernelWidth { get; init; }
    public int? Stride { get; init; }
    public int? StrideHeight { get; init; }
    public int? StrideWidth { get; init; }
    public int? Padding { get; init; }
    public int? PaddingTop { get; init; }
    public int? PaddingLeft { get; init; }
    public int? PaddingBottom { get; init; }
    public int? PaddingRight { get; init; }
    public int? Dilation { get; init; }
    public int? DilationHeight { get; init; }
    public int? DilationWidth { get; init; }

    /// <summary>Dropping rows or columns is intended.</summary>
    public bool DropRemainder { get; init; }

    /// <summary>Taps along the axis.</summary>
    public int SizeOf(Axis axis) => (axis == Axis.Vertical ? KernelHeight : KernelWidth) ?? Size;

    /// <summary>The option that says how many taps the axis has; null is the constructor's argument.</summary>
    public string? SizeOption(Axis axis) =>
        axis == Axis.Vertical ? Said(KernelHeight, nameof(KernelHeight)) : Said(KernelWidth, nameof(KernelWidth));

    /// <summary>The option that says the axis's stride; null when none does.</summary>
    public string? StrideOption(Axis axis) => axis == Axis.Vertical
        ? Said(StrideHeight, nameof(StrideHeight)) ?? Said(Stride, nameof(Stride))
        : Said(StrideWidth, nameof(StrideWidth)) ?? Said(Stride, nameof(Stride));

    /// <summary>The option that says the padding before the axis's first input; null when none does.</summary>
    public string? BeforeOption(Axis axis) => axis == Axis.Vertical
        ? Said(PaddingTop, nameof(PaddingTop)) ?? Said(Padding, nameof(Padding))
        : Said(PaddingLeft, nameof(PaddingLeft)) ?? Said(Padding, nameof(Padding));

    /// <summary>The option that says the padding after the axis's last input; null when none does.</summary>
    public string? AfterOption(Axis axis) => axis == Axis.Vertical
        ? Said(PaddingBottom, nameof(PaddingBottom)) ?? Said(Padding, nameof(Padding))
        : Said(PaddingRight, nameof(PaddingRight)) ?? Said(Padding, nameof(Padding));

    private static string? Said(int? value, string option) => value is null ? null : option;
}

/// <summary>A layer with a window.</summary>
internal interface IWindowedDeclaration
{
    WindowOptions Window { get; }

    /// <summary>The position of the constructor's argument that says the window's size.</summary>
    int SizeArgument { get; }

    /// <summary>The axes that the window walks along.</summary>
    IReadOnlyList<Axis> Axes { get; }
}
