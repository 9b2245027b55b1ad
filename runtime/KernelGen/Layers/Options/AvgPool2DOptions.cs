using System;

namespace KernelGen;

/// <summary>The mean of each window: the arguments of <see cref="AvgPool2DAttribute"/>.</summary>
/// <param name="Size">Rows and columns of the window, where they are alike.</param>
public sealed record AvgPool2DOptions(int Size = 0) : PoolLayerOptions(Size)
{
    /// <summary>Whether the zeros of the padding count in the divisor. What lies behind the padding never does.</summary>
    public bool CountIncludePad { get; init; } = true;

    private protected override void RequireOwnEffect()
    {
        if (!CountIncludePad && !SaysPadding)
            throw new ArgumentException($"{Layer}: CountIncludePad has no effect without padding: leave it out, or pad.", "options");
    }

    private protected override string Layer => nameof(Layers.AvgPool2D);
}
