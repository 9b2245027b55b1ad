using System.Collections.Generic;
using KernelGen.Generator.Networks.Bodies;
using KernelGen.Generator.Networks.Meaning;
using KernelGen.Shared;

namespace KernelGen.Generator.Networks.Planning.Training;

/// <summary>A step that adds to the gradients of weights.</summary>
internal abstract record GradientStep : LayerStep
{
    public required GradientPart Gradient { get; init; }

    /// <summary>Where its gradients lie among those of all steps.</summary>
    public long GradientStart { get; init; }
}

/// <summary>
/// Gradients of taps: tap (i, j) from channel a to channel b sums near(y, x) of channel b times far(First + y·Stride + i·Tap, …) of
/// channel a. Of a convolution the near tensor is the gradient of its output, of a transposed one its input.
/// </summary>
internal sealed record TapGradientStep : GradientStep
{
    /// <summary>How taps walk over the far tensor, the second input.</summary>
    public required PassAxis Vertical { get; init; }

    public required PassAxis Horizontal { get; init; }

    /// <summary>Every channel by itself.</summary>
    public bool IsDepthwise { get; init; }

    public required IReadOnlyList<TapGradientBody> Bodies { get; init; }
}

/// <summary>Gradients of taps in the transformed domain; takes the gradient of the output, then the input.</summary>
internal sealed record WinogradGradientStep : GradientStep
{
    /// <summary>The matrices.</summary>
    public required CookToom Matrices { get; init; }

    /// <summary>Zeros before the first row and column of the input.</summary>
    public required (int Top, int Left) Before { get; init; }

    /// <summary>Rows of tiles.</summary>
    public required int TileRows { get; init; }

    /// <summary>Columns of tiles.</summary>
    public required int TileColumns { get; init; }

    /// <summary>The transforms of the gradient.</summary>
    public required IReadOnlyList<PlainBody> NearBodies { get; init; }

    /// <summary>The transforms of the input.</summary>
    public required IReadOnlyList<PlainBody> FarBodies { get; init; }

    /// <summary>The sums of products.</summary>
    public required IReadOnlyList<TileProductBody> ProductBodies { get; init; }
}

/// <summary>The sums of each channel: the gradient of a bias. Has no weight.</summary>
internal sealed record BiasGradientStep : GradientStep;

/// <summary>The gradients of a linear layer: of what comes out times what went in.</summary>
internal sealed record LinearGradientStep : GradientStep;

/// <summary>The gradients of a convolution with groups, by the runtime.</summary>
internal sealed record GroupGradientStep : GradientStep
{
    public required Layer Layer { get; init; }
}

/// <summary>The gradient of the input of a convolution with groups, by the runtime.</summary>
internal sealed record GroupInputStep : LayerStep
{
    public required Layer Layer { get; init; }
}

/// <summary>The gradient through an activation; takes the gradient of its output, then its output or its input.</summary>
internal sealed record ActivationGradientStep : LayerStep
{
    public required Activation Activation { get; init; }

    public override bool CanWorkInPlace => true;
}

/// <summary>The gradient through a pool; takes the gradient of its output, then its input.</summary>
internal sealed record PoolGradientStep : LayerStep
{
    public required Pooling Pooling { get; init; }

    /// <summary>Whether every window lies in the input, and its taps are written out.</summary>
    public required bool IsUnrolled { get; init; }

    public required IReadOnlyList<PlainBody> Bodies { get; init; }

    /// <summary>The activation whose result is the pool's input: its gradient is taken at once.</summary>
    public Activation? Activation { get; init; }
}

/// <summary>The gradient through a pool over whole planes; takes the gradient of its output, then its input.</summary>
internal sealed record GlobalPoolGradientStep : LayerStep
{
    public required GlobalPooling Pooling { get; init; }
}

/// <summary>The gradient through a softmax; takes the gradient of its output, then its output.</summary>
internal sealed record SoftmaxGradientStep : LayerStep
{
    public required Softmax Softmax { get; init; }
}

/// <summary>Some of the channels of the gradient of joined tensors.</summary>
internal sealed record SplitStep : LayerStep
{
    /// <summary>The first channel.</summary>
    public required int Channel { get; init; }
}

/// <summary>Sets numbers, or their gradients, to 0: the same ones, given the same layer, sample and seed.</summary>
internal sealed record DropoutStep : LayerStep
{
    public required Dropout Dropout { get; init; }

    /// <summary>The layer's index.</summary>
    public required int Index { get; init; }

    public override bool CanWorkInPlace => true;
}

/// <summary>The sum, and the sum of squares of differences from the mean, of each channel of a sample.</summary>
internal sealed record StatisticsStep : LayerStep
{
    public required BatchNormalization Normalization { get; init; }

    public override bool EndsStage => true;
}

/// <summary>x·factor + shift, by the statistics of the batch.</summary>
internal sealed record NormalizeStep : LayerStep
{
    public required BatchNormalization Normalization { get; init; }
}

/// <summary>The sums of dy and of dy·(x − mean) of each channel of a sample; takes dy, then x.</summary>
internal sealed record GradientStatisticsStep : LayerStep
{
    public required BatchNormalization Normalization { get; init; }

    public override bool EndsStage => true;
}

/// <summary>a·dy + b·(x − mean) + c; takes dy, then x.</summary>
internal sealed record NormalizeGradientStep : LayerStep
{
    public required BatchNormalization Normalization { get; init; }

    public override bool CanWorkInPlace => true;
}
