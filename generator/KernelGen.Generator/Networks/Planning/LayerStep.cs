using System;
using System.Collections.Generic;
using System.Linq;

namespace KernelGen.Generator.Networks.Planning;

/// <summary>One thing that the emitted code does: reads tensors, writes one.</summary>
internal abstract record LayerStep
{
    /// <summary>The layers that it computes, in words.</summary>
    public string Title { get; init; } = "";

    /// <summary>Why other algorithms for the layer were not taken.</summary>
    public IReadOnlyList<string> Declined { get; init; } = [];

    /// <summary>What it reads.</summary>
    public required IReadOnlyList<Use> Inputs { get; init; }

    /// <summary>What it writes.</summary>
    public required TensorSpec Output { get; init; }

    /// <summary>When it runs: all samples of a block, in training of a mini-batch, end a stage before the next begins.</summary>
    public int Stage { get; init; }

    /// <summary>Whether it computes all samples of a block at once, in a stage of its own.</summary>
    public bool IsForBlock { get; init; }

    /// <summary>Whether it only serves the gradient of the input, which may be unused.</summary>
    public bool IsForInput { get; init; }

    /// <summary>Its weights, in the order in which they are laid out.</summary>
    public IReadOnlyList<PackedPart> Weights { get; init; } = [];

    /// <summary>Where the first of its weights lies among those of all steps.</summary>
    public long WeightsStart { get; init; }

    /// <summary>Memory that it needs while it works.</summary>
    public IReadOnlyList<TensorSpec> Scratch { get; init; } = [];

    /// <summary>Whether it may write over what it reads, if nobody else reads that.</summary>
    public virtual bool CanWorkInPlace => false;

    /// <summary>Whether all samples must have done it before the next step begins.</summary>
    public virtual bool EndsStage => false;

    /// <summary>The first thing it reads.</summary>
    public TensorSpec Source => Inputs[0].Tensor;

    /// <summary>Its weights with the place of each.</summary>
    public IEnumerable<(PackedPart Part, long Start)> PlacedWeights => PackedPart.Placed(Weights, WeightsStart);

    /// <summary>The step, reading other tensors; the same where none is another.</summary>
    public LayerStep Reading(Func<Use, TensorSpec> choose)
    {
        Use[]? changed = null;
        for (var i = 0; i < Inputs.Count; i++)
        {
            var tensor = choose(Inputs[i]);
            if (tensor.Id == Inputs[i].Tensor.Id) continue;
            changed ??= Inputs.ToArray();
            changed[i] = Inputs[i] with { Tensor = tensor };
        }
        return changed is null ? this : this with { Inputs = changed };
    }
}
