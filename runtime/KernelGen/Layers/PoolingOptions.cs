using System;
using KernelGen.CompilerServices;
using KernelGen.Operations;
using KernelGen.Shared;

namespace KernelGen;

/// <summary>The options of layers that reduce each window of a channel to one number.</summary>
/// <param name="Size">Rows and columns of the window, where they are alike.</param>
public abstract record PoolLayerOptions(int Size) : WindowLayerOptions
{
    /// <summary>Rows and columns from one window to the next; 0: those of the window.</summary>
    public int Stride { get; init; }

    /// <summary>Whether a window that reaches out of the padded input has an output, if it begins before the padding behind.</summary>
    public bool CeilMode { get; init; }

    private protected sealed override int Side => Size;

    private protected sealed override bool SaysStride => Stride != 0;

    private protected sealed override int? Step => Stride == 0 ? null : Stride;

    /// <summary>The output's shape: ⌊(input + before + after − Dilation·(size − 1) − 1)/Stride⌋ + 1 along each axis, or ⌈ ⌉.</summary>
    /// <param name="inputShape">The shape of the input.</param>
    /// <exception cref="ArgumentException">An option is out of range, a padding above half the window, or there is no output.</exception>
    public TensorShape OutputShape(TensorShape inputShape)
    {
        LayerArguments.RequireShape(inputShape, Layer);
        RequireEffect();
        RequireOwnEffect();
        var (rows, columns) = (Rows(inputShape.Height), Columns(inputShape.Width));
        RequireHalf(rows);
        RequireHalf(columns);
        return CeilMode
            ? LayerArguments.Output(inputShape, inputShape.Channels, rows.CeilLength, columns.CeilLength, Layer)
            : LayerArguments.Output(inputShape, inputShape.Channels, rows.Length, columns.Length, Layer);
    }

    /// <summary>The same for the options of one kind of pool.</summary>
    private protected virtual void RequireOwnEffect()
    {
    }

    /// <summary>Padding above half the window would make windows of nothing but padding.</summary>
    private void RequireHalf(WindowAxis axis)
    {
        var padding = Math.Max(axis.Before, axis.After);
        if (padding <= axis.Extent / 2) return;
        throw new ArgumentException($"{Layer}: a padding is {padding}; at most half the window is possible, {axis.Extent / 2}.", "options");
    }
}

/// <summary>The greatest number of each window: the arguments of <see cref="MaxPool2DAttribute"/>.</summary>
/// <param name="Size">Rows and columns of the window, where they are alike.</param>
public sealed record MaxPool2DOptions(int Size = 0) : PoolLayerOptions(Size)
{
    /// <summary>Rows and columns from one tap to the next.</summary>
    public int Dilation { get; init; } = 1;

    private protected override string Layer => nameof(Layers.MaxPool2D);

    private protected override (int Height, int Width) Spread => (Dilation, Dilation);
}

/// <summary>The mean of each window: the arguments of <see cref="AvgPool2DAttribute"/>.</summary>
/// <param name="Size">Rows and columns of the window, where they are alike.</param>
public sealed record AvgPool2DOptions(int Size = 0) : PoolLayerOptions(Size)
{
    /// <summary>Whether the zeros of the padding count in the divisor. What lies behind the padding never does.</summary>
    public bool CountIncludePad { get; init; } = true;

    private protected override void RequireOwnEffect()
    {
        if (!CountIncludePad && !SaysPadding)
            throw new ArgumentException($"{Layer}: CountIncludePad has no effect without padding: remove it, or add padding.", "options");
    }

    private protected override string Layer => nameof(Layers.AvgPool2D);
}

/// <summary>The sum of each window: the arguments of <see cref="SumPool2DAttribute"/>.</summary>
/// <param name="Size">Rows and columns of the window, where they are alike.</param>
public sealed record SumPool2DOptions(int Size = 0) : PoolLayerOptions(Size)
{
    private protected override string Layer => nameof(Layers.SumPool2D);
}
