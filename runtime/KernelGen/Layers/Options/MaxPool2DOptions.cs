namespace KernelGen;

/// <summary>The greatest number of each window: the arguments of <see cref="MaxPool2DAttribute"/>.</summary>
/// <param name="Size">Rows and columns of the window, where they are alike.</param>
public sealed record MaxPool2DOptions(int Size = 0) : PoolLayerOptions(Size)
{
    /// <summary>Rows and columns from one tap to the next.</summary>
    public int Dilation { get; init; } = 1;

    private protected override string Layer => nameof(Layers.MaxPool2D);

    private protected override (int Height, int Width) Spread => (Dilation, Dilation);
}
