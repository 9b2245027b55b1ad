using System;
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
