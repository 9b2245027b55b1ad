using System.Collections.Generic;
using KernelGen.Generator.Machine;
using KernelGen.Generator.Networks.Meaning;
using KernelGen.Generator.Networks.Planning.Training;

namespace KernelGen.Generator.Networks.Planning;

/// <summary>What the emitted code of a network does, step after step, and where everything lies.</summary>
/// <param name="Network">What it computes.</param>
/// <param name="Steps">The steps in their order.</param>
/// <param name="Placement">Where their tensors lie.</param>
/// <param name="Output">The tensor that goes to the caller.</param>
/// <param name="PackedLength">Floats of all weights as the steps read them.</param>
/// <param name="WorkspaceLength">Floats between the layers of one sample.</param>
internal sealed record NetworkPlan(
    Network Network, IReadOnlyList<LayerStep> Steps, Placement Placement, TensorSpec Output, long PackedLength, long WorkspaceLength)
{
    /// <summary>Samples that are computed together in a batch.</summary>
    public int BlockSamples { get; init; } = 1;

    /// <summary>The last floats of the workspace: each sample of a block has its own.</summary>
    public long KeptLength { get; init; }

    /// <summary>Floats between the layers of a block of samples.</summary>
    public long BlockLength => WorkspaceLength + (BlockSamples - 1) * KeptLength;

    /// <summary>The vectors that bodies are written for. Where everything lies is the same for all.</summary>
    public VectorWidths Widths { get; init; }

    /// <summary>How it is trained; null where that was not asked for.</summary>
    public TrainingPlan? Training { get; init; }
}
