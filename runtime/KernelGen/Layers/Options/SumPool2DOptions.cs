namespace KernelGen;

/// <summary>The sum of each window: the arguments of <see cref="SumPool2DAttribute"/>.</summary>
/// <param name="Size">Rows and columns of the window, where they are alike.</param>
public sealed record SumPool2DOptions(int Size = 0) : PoolLayerOptions(Size)
{
    private protected override string Layer => nameof(Layers.SumPool2D);
}
