using System.Collections.Generic;

namespace KernelGen.Generator.Networks.Planning;

/// <summary>One thing that the emitted code does: reads tensors, writes one.</summary>
internal abstract class LayerStep
{
    /// <summary>The layers that it computes, in words.</summary>
    public string Title { get; init; } = "";

    /// <summary>Why other ways to compute the layer were not taken.</summary>
    public IReadOnlyList<string> Declined { get; set; } = [];

    /// <summary>What it reads.</summary>
    public required IReadOnlyList<Use> Inputs { get; init; }

    /// <summary>What it writes.</summary>
    public required PlannedTensor Output { get; set; }

    /// <summary>When it runs: all samples of a block, in training of a mini-batch, end a stage before the next begins.</summary>
    public int Stage { get; set; }

    /// <summary>Whether it computes all samples of a block at once, in a stage of its own.</summary>
    public bool IsForBlock { get; set; }

    /// <summary>Whether it only serves the gradient of the input, which nobody may want.</summary>
    public bool IsForInput { get; set; }

    /// <summary>Its weights, in the order in which they are laid out.</summary>
    public IReadOnlyList<PackedPart> Weights { get; init; } = [];

    /// <summary>Memory that it needs while it works.</summary>
    public IReadOnlyList<PlannedTensor> Scratch { get; init; } = [];

    /// <summary>Whether it may write over what it reads, if nobody else reads that.</summary>
    public virtual bool CanWorkInPlace => false;

    /// <summary>The first thing it reads.</summary>
    public PlannedTensor Source => Inputs[0].Tensor;
}
