namespace KernelGen;

/// <summary>The options of layers whose window walks over rows and columns. A side that is not written is that of both.</summary>
public abstract class WindowLayerAttribute : LayerOperatorAttribute
{
    /// <summary>Rows of the window.</summary>
    public int KernelHeight { get; set; }

    /// <summary>Columns of the window.</summary>
    public int KernelWidth { get; set; }

    /// <summary>Rows from one window to the next.</summary>
    public int StrideHeight { get; set; }

    /// <summary>Columns from one window to the next.</summary>
    public int StrideWidth { get; set; }

    /// <summary>Rows and columns of padding on every side.</summary>
    public int Padding { get; set; }

    /// <summary>Rows of padding above.</summary>
    public int PaddingTop { get; set; }

    /// <summary>Columns of padding on the left.</summary>
    public int PaddingLeft { get; set; }

    /// <summary>Rows of padding below.</summary>
    public int PaddingBottom { get; set; }

    /// <summary>Columns of padding on the right.</summary>
    public int PaddingRight { get; set; }
}
