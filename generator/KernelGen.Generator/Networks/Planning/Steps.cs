using System.Collections.Generic;
using KernelGen.Generator.Networks.Bodies;
using KernelGen.Generator.Networks.Meaning;
using KernelGen.Shared;

namespace KernelGen.Generator.Networks.Planning;

/// <summary>A convolution as it is defined, many sums at a time in registers.</summary>
internal sealed record DirectStep : LayerStep
{
    /// <summary>One, or one for each phase of a transposed convolution.</summary>
    public required IReadOnlyList<DirectMethod> Methods { get; init; }

    public required Epilogue Epilogue { get; init; }

    /// <summary>Groups of channels, each in whole strips and blocks.</summary>
    public int Groups { get; init; } = 1;
}

/// <summary>
/// A convolution by Winograd's transforms: tiles of the input, a product of matrices of channels for each of their numbers, tiles of
/// the output.
/// </summary>
internal sealed record WinogradStep : LayerStep
{
    public required WinogradPart Part { get; init; }

    public required Epilogue Epilogue { get; init; }

    /// <summary>The matrices.</summary>
    public required CookToom Matrices { get; init; }

    /// <summary>Zeros before the first row and column of the input.</summary>
    public required (int Top, int Left) Before { get; init; }

    /// <summary>Rows and columns of sums, before a pool.</summary>
    public required (int Rows, int Columns) Sums { get; init; }

    /// <summary>The tiles that are computed together, so that they stay in the cache.</summary>
    public required TileGrid Grid { get; init; }

    /// <summary>Floats from a product of a tile to its next, before and after the channels are multiplied.</summary>
    public required (long Taken, long Made) ProductSteps { get; init; }

    /// <summary>
    /// Whether the sums over every sixteen channels are added up by themselves: their rounding errors do not grow with the number of
    /// channels then, as they do in one long sum.
    /// </summary>
    public required bool AddsBlocks { get; init; }

    /// <summary>The sums over channels.</summary>
    public required IReadOnlyList<ChannelProductsBody> ProductBodies { get; init; }

    /// <summary>The transforms of the input.</summary>
    public required IReadOnlyList<PlainBody> TransformBodies { get; init; }

    /// <summary>The transforms of the sums.</summary>
    public required IReadOnlyList<PlainBody> RestoreBodies { get; init; }

    /// <summary>Rows of tiles; the first may overlap the second.</summary>
    public int TileRows => (Sums.Rows - 1) / Matrices.Outputs + 1;
}

/// <summary>A convolution to planes: lanes are neighboring positions.</summary>
internal sealed record PlaneConvolutionStep : LayerStep
{
    /// <summary>The windows, all of them in the panel; a convolution of single taps takes a plane as one row.</summary>
    public required DirectPass Pass { get; init; }

    /// <summary>Rows and columns of the input.</summary>
    public required (int Rows, int Columns) Input { get; init; }

    /// <summary>Groups of channels that do not see each other.</summary>
    public required int Groups { get; init; }

    public required Epilogue Epilogue { get; init; }

    public required IReadOnlyList<PlaneConvolutionBody> Bodies { get; init; }
}

/// <summary>A convolution of every channel by itself, channels side by side.</summary>
internal sealed record DepthwiseStep : LayerStep
{
    public required DirectPass Pass { get; init; }

    public required Epilogue Epilogue { get; init; }

    public required IReadOnlyList<LayerBody> Bodies { get; init; }
}

/// <summary>weight·x + bias over features.</summary>
internal sealed record LinearStep : LayerStep
{
    public required TapsPart Taps { get; init; }

    public required Epilogue Epilogue { get; init; }

    public required IReadOnlyList<LinearBody> Bodies { get; init; }
}

/// <summary>A pool by itself, vectors of channels.</summary>
internal sealed record BlockPoolStep : LayerStep
{
    public required Pooling Pooling { get; init; }

    /// <summary>Whether its taps are written out.</summary>
    public required bool IsUnrolled { get; init; }

    public required IReadOnlyList<PlainBody> Bodies { get; init; }
}

/// <summary>A pool by itself, vectors of neighboring outputs.</summary>
internal sealed record PlanePoolStep : LayerStep
{
    public required Pooling Pooling { get; init; }

    /// <summary>The outputs of a row that vectors compute.</summary>
    public required PlaneColumns Columns { get; init; }

    /// <summary>Whether no window reaches beyond the first or last row.</summary>
    public required bool RowsAreInside { get; init; }

    /// <summary>Whether its rows of taps are written out.</summary>
    public required bool IsUnrolled { get; init; }

    public required IReadOnlyList<PlainBody> Bodies { get; init; }
}

/// <summary>A pool over whole planes.</summary>
internal sealed record GlobalPoolStep : LayerStep
{
    public required GlobalPooling Pooling { get; init; }
}

/// <summary>A batch normalization that no convolution could take in.</summary>
internal sealed record ScaleStep : LayerStep
{
    public override bool CanWorkInPlace => true;
}

/// <summary>An activation by itself.</summary>
internal sealed record ActivationStep : LayerStep
{
    public required Activation Activation { get; init; }

    public override bool CanWorkInPlace => true;
}

/// <summary>The sum of two tensors.</summary>
internal sealed record AddStep : LayerStep
{
    public override bool CanWorkInPlace => true;
}

/// <summary>The channels of one tensor, then those of another.</summary>
internal sealed record ConcatStep : LayerStep;

/// <summary>The same memory under another shape.</summary>
internal sealed record ViewStep : LayerStep;

/// <summary>The same numbers in another layout or with another halo.</summary>
internal sealed record CopyStep : LayerStep;

/// <summary>
/// Zeros around the planes of a tensor that another step is about to write, in memory that tensors of another form have used.
/// </summary>
internal sealed record BorderStep : LayerStep;

/// <summary>A layer that the generic runtime computes, channel after channel.</summary>
internal sealed record RuntimeStep : LayerStep
{
    public required Layer Layer { get; init; }
}
