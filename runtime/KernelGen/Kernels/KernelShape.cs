using KernelGen.CompilerServices;

namespace KernelGen;

/// <summary>The window of a kernel as it is applied: rotated where Flip asks for it, its anchor with it.</summary>
internal static class KernelShape
{
    public static StencilShape Of(Kernel kernel)
    {
        var options = kernel.Options;
        return new StencilShape
        {
            Name = $"kernel {kernel.Rows}x{kernel.Columns}",
            Rows = kernel.Rows,
            Columns = kernel.Columns,
            AnchorRow = Anchor(options.AnchorRow, kernel.Rows, options.Flip),
            AnchorColumn = Anchor(options.AnchorColumn, kernel.Columns, options.Flip),
            Stride = options.Stride,
            Dilation = options.Dilation,
            Channels = options.Channels,
            Mode = options.Mode,
            Border = options.Border,
            BorderValue = options.BorderValue,
            Padding = options.Padding ?? -1,
            PreserveAlpha = options.PreserveAlpha,
        };
    }

    /// <summary>An anchor indexes the kernel as written; the default is the center of the kernel as applied.</summary>
    private static int Anchor(int? written, int size, bool flip) =>
        written is not { } tap ? size / 2 : flip ? size - 1 - tap : tap;
}
