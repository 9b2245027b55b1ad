using System.Collections.Generic;
using KernelGen.Generator.Networks.Meaning;
using KernelGen.Shared;

namespace KernelGen.Generator.Networks.Planning;

/// <summary>A convolution as it is defined, many sums at a time in registers.</summary>
internal sealed class DirectStep : LayerStep
{
    /// <summary>One, or one for each phase of a transposed convolution.</summary>
    public required IReadOnlyList<DirectPass> Passes { get; init; }

    public required Epilogue Epilogue { get; init; }

    /// <summary>Groups of channels, each in whole strips and blocks.</summary>
    public int Groups { get; init; } = 1;

    /// <summary>Floats from a group to the next, in the source and in the output, where something lies between them; else 0.</summary>
    public (long Source, long Output) GroupSteps { get; init; }

    /// <summary>
    /// Whether the sums over every sixteen channels are added up by themselves: their rounding errors do not grow with the number of
    /// channels then, as they do in one long sum.
    /// </summary>
    public bool AddsBlocks { get; init; }

    /// <summary>Whether sums begin as biases, which lie before the taps; else they begin as 0.</summary>
    public bool HasBias { get; init; } = true;
}

/// <summary>
/// A convolution by Winograd's transforms: tiles of the input, a product of matrices of channels for each of their numbers, tiles of
/// the output.
/// </summary>
internal sealed class WinogradStep : LayerStep
{
    public required WinogradPart Part { get; init; }

    public required Epilogue Epilogue { get; init; }

    /// <summary>The matrices.</summary>
    public required CookToom Matrices { get; init; }

    /// <summary>Zeros before the first row and column of the input.</summary>
    public required (int Top, int Left) Before { get; init; }

    /// <summary>Rows and columns of sums, before a pool.</summary>
    public required (int Rows, int Columns) Sums { get; init; }

    /// <summary>Rows of tiles that are computed together, so that they stay in the cache.</summary>
    public required int StripRows { get; init; }

    /// <summary>The products of channels, as a grouped convolution over the tiles of a strip; reads and writes scratch.</summary>
    public required DirectStep Products { get; init; }

    /// <summary>Floats from a product of a tile to its next, before and after the channels are multiplied.</summary>
    public (long Taken, long Made) ProductSteps => Products.GroupSteps;

    /// <summary>Rows of tiles; the last may overlap the one before.</summary>
    public int TileRows => (Sums.Rows + Matrices.Outputs - 1) / Matrices.Outputs;

    /// <summary>Columns of tiles.</summary>
    public int TileColumns => (Sums.Columns + Matrices.Outputs - 1) / Matrices.Outputs;
}

/// <summary>A convolution of every channel by itself, channels side by side.</summary>
internal sealed class DepthwiseStep : LayerStep
{
    public required DirectPass Pass { get; init; }

    public required Epilogue Epilogue { get; init; }
}

/// <summary>weight·x + bias over features.</summary>
internal sealed class LinearStep : LayerStep
{
    public required TapsPart Taps { get; init; }

    public required Epilogue Epilogue { get; init; }
}

/// <summary>A pool by itself.</summary>
internal sealed class PoolStep : LayerStep
{
    public required Pooling Pooling { get; init; }
}

/// <summary>A pool over whole planes.</summary>
internal sealed class GlobalPoolStep : LayerStep
{
    public required GlobalPooling Pooling { get; init; }
}

/// <summary>A batch normalisation that no convolution could take in.</summary>
internal sealed class ScaleStep : LayerStep
{
    public override bool CanWorkInPlace => true;
}

/// <summary>An activation by itself.</summary>
internal sealed class ActivationStep : LayerStep
{
    public required Activation Activation { get; init; }

    public override bool CanWorkInPlace => true;
}

/// <summary>The sum of two tensors.</summary>
internal sealed class AddStep : LayerStep
{
    public override bool CanWorkInPlace => true;
}

/// <summary>The channels of one tensor, then those of another.</summary>
internal sealed class ConcatStep : LayerStep;

/// <summary>The same memory under another shape.</summary>
internal sealed class ViewStep : LayerStep;

/// <summary>The same numbers in another layout or with another halo.</summary>
internal sealed class CopyStep : LayerStep;

/// <summary>
/// Zeros around the planes of a tensor that another step is about to write, in memory that tensors of another form have used.
/// </summary>
internal sealed class BorderStep : LayerStep;

/// <summary>A layer that the generic runtime computes, channel behind channel.</summary>
internal sealed class RuntimeStep : LayerStep
{
    public required Layer Layer { get; init; }
}
