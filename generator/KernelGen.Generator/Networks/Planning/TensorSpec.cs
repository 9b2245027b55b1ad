using System;
using KernelGen.Generator.Networks.Meaning;
using KernelGen.Shared;

namespace KernelGen.Generator.Networks.Planning;

/// <summary>Which tensor of a plan it is: two of one shape are two.</summary>
internal readonly record struct TensorId(int Number);

/// <summary>A tensor as steps write and read it, wherever it lies.</summary>
/// <param name="Id">Which tensor it is.</param>
/// <param name="Shape">Its sizes.</param>
/// <param name="Layout">The order of its numbers.</param>
internal sealed record TensorSpec(TensorId Id, TensorShape Shape, Layout Layout)
{
    /// <summary>The memory that it is meant for; its place may be a better one.</summary>
    public MemoryKind Memory { get; init; } = MemoryKind.Workspace;

    /// <summary>Planes that are written, the unused channels of a last strip included.</summary>
    public int WrittenPlanes { get; init; }

    /// <summary>What writes it knows no halo: the generic runtime.</summary>
    public bool IsDense { get; init; }

    /// <summary>The caller's memory instead of the workspace: read only, without a halo.</summary>
    public bool IsCallers => Memory is MemoryKind.Input or MemoryKind.OutputGradient;

    /// <summary>Floats between neighboring positions.</summary>
    public int Lanes => Layout == Layout.Blocks ? ChannelBlock.Lanes : 1;

    /// <summary>Channels, or blocks of them.</summary>
    public int Planes => Math.Max(WrittenPlanes, (Shape.Channels + Lanes - 1) / Lanes);
}

/// <summary>Hands out the tensors of a plan.</summary>
internal sealed class TensorSource
{
    private int count;

    /// <summary>A tensor that none was before.</summary>
    public TensorSpec New(TensorShape shape, Layout layout) => new(new TensorId(count++), shape, layout);
}

/// <summary>How the numbers of a tensor lie in memory.</summary>
internal enum Layout
{
    /// <summary>Channel after channel, each row by row (CHW): inputs, outputs and features.</summary>
    Channels,

    /// <summary>Sixteen channels side by side at every position: what vectors of channels are read from.</summary>
    Blocks,
}

/// <summary>The memory that a tensor lies in.</summary>
internal enum MemoryKind
{
    /// <summary>What is between the layers of one stage.</summary>
    Workspace,

    /// <summary>What is kept of each sample from one stage to a later one.</summary>
    Tape,

    /// <summary>The caller's input.</summary>
    Input,

    /// <summary>The caller's memory for the result, which the last step writes without a detour.</summary>
    Output,

    /// <summary>The caller's derivatives by the outputs.</summary>
    OutputGradient,
}
