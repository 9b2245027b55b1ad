namespace KernelGen;

/// <summary>The options of layers that reduce each window of a channel to one number.</summary>
/// <param name="size">Rows and columns of the window; 0: <c>KernelHeight</c> and <c>KernelWidth</c> say them.</param>
public abstract class PoolLayerAttribute(int size) : WindowLayerAttribute
{
    /// <summary>Rows and columns of the window.</summary>
    public int Size { get; } = size;

    /// <summary>Rows and columns from one window to the next; if not written, those of the window.</summary>
    public int Stride { get; set; }

    /// <summary>Whether a window that reaches out of the padded input has an output, if it begins before the padding behind.</summary>
    public bool CeilMode { get; set; }

    /// <summary>Rows and columns behind the last window are meant to be lost.</summary>
    public bool DropRemainder { get; set; }
}
