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
