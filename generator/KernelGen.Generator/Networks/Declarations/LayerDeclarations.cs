using System.Collections.Generic;
using KernelGen.Generator.Support;

namespace KernelGen.Generator.Networks.Declarations;

/// <summary>One layer attribute as it was written: plain values, null is «not said».</summary>
internal abstract record LayerDeclaration
{
    /// <summary>The attribute as users write it: <c>Conv2D</c>.</summary>
    public string Attribute { get; init; } = "";

    /// <summary>What the layer's tensors are called instead of its index.</summary>
    public string? Name { get; init; }

    /// <summary>The name by which later layers find this layer's output.</summary>
    public string? As { get; init; }

    /// <summary>The name of the output that this layer takes instead of the one of the layer before it.</summary>
    public string? From { get; init; }

    /// <summary>Whether the layer has weights of its own.</summary>
    public virtual bool HasWeights => false;

    /// <summary>Whether it has a bias too.</summary>
    public virtual bool HasBias => false;
}

/// <summary><c>[Conv1D(outChannels, kernelSize)]</c>, <c>[Conv2D(…)]</c>, <c>[ConvTranspose2D(…)]</c></summary>
/// <param name="Kind">Which of them.</param>
/// <param name="OutChannels">Channels of the output.</param>
/// <param name="Window">The window, as written.</param>
internal sealed record ConvolutionDeclaration(ConvolutionKind Kind, int OutChannels, WindowOptions Window)
    : LayerDeclaration, IWindowedDeclaration
{
    public int? Groups { get; init; }
    public bool? Bias { get; init; }
    public ConvolutionAlgorithm? Algorithm { get; init; }

    /// <summary>Rows and columns added at the far end of a transposed convolution's output.</summary>
    public int? OutputPadding { get; init; }

    public int SizeArgument => 1;
    public IReadOnlyList<Axis> Axes => Kind == ConvolutionKind.Signal ? [Axis.Horizontal] : [Axis.Vertical, Axis.Horizontal];
    public override bool HasWeights => true;
    public override bool HasBias => Bias ?? true;
}

internal enum ConvolutionKind
{
    /// <summary>Along a signal.</summary>
    Signal,

    /// <summary>Over rows and columns.</summary>
    Picture,

    /// <summary>From each input onto a window of the output.</summary>
    Transposed,
}

/// <summary>The runtime's <c>KernelGen.ConvolutionAlgorithm</c>, by value.</summary>
internal enum ConvolutionAlgorithm { Auto, Direct, Winograd }

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

/// <summary><c>[Linear(outFeatures)]</c></summary>
internal sealed record LinearDeclaration(int OutFeatures, bool? Bias) : LayerDeclaration
{
    public override bool HasWeights => true;
    public override bool HasBias => Bias ?? true;
}

/// <summary><c>[ReLU]</c> and its kin: a function of one number.</summary>
/// <param name="Function">Which of them.</param>
/// <param name="Slope">What <c>[LeakyReLU(slope)]</c> multiplies negative numbers by; 0 for the others.</param>
internal sealed record ActivationDeclaration(ActivationFunction Function, double Slope) : LayerDeclaration;

/// <summary>Functions of one number, named as their attributes are.</summary>
internal enum ActivationFunction { ReLU, ReLU6, LeakyReLU, Sigmoid, Tanh, GELU, SiLU, HardSwish }

/// <summary><c>[Softmax]</c>, <c>[LogSoftmax]</c></summary>
internal sealed record SoftmaxDeclaration(bool Logarithm) : LayerDeclaration;

/// <summary><c>[BatchNorm2D]</c></summary>
internal sealed record NormalizationDeclaration(double? Epsilon, double? Momentum) : LayerDeclaration
{
    public override bool HasWeights => true;
    public override bool HasBias => true;
}

/// <summary><c>[Dropout(p)]</c></summary>
internal sealed record DropoutDeclaration(double Probability) : LayerDeclaration;

/// <summary><c>[Flatten]</c></summary>
internal sealed record FlattenDeclaration : LayerDeclaration;

/// <summary><c>[Add(source)]</c>, <c>[Concat(source)]</c></summary>
/// <param name="Kind">Which of them.</param>
/// <param name="Branch">The name that an earlier layer was given with <c>As</c>.</param>
internal sealed record BranchDeclaration(BranchKind Kind, string Branch) : LayerDeclaration;

/// <summary>How a branch comes back.</summary>
internal enum BranchKind { Add, Concat }
