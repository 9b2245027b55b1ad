using KernelGen.Generator.Declarations.Attributes;
using Microsoft.CodeAnalysis;

namespace KernelGen.Generator.Declarations.Layers.Attributes;

/// <summary>Reads the named properties of layers with a window.</summary>
internal static class WindowReader
{
    public static WindowOptions Read(AttributeData attribute, int size) => new()
    {
        Size = size,
        KernelHeight = attribute.Named("KernelHeight") as int?,
        KernelWidth = attribute.Named("KernelWidth") as int?,
        Stride = attribute.Named("Stride") as int?,
        StrideHeight = attribute.Named("StrideHeight") as int?,
        StrideWidth = attribute.Named("StrideWidth") as int?,
        Padding = attribute.Named("Padding") as int?,
        PaddingTop = attribute.Named("PaddingTop") as int?,
        PaddingLeft = attribute.Named("PaddingLeft") as int?,
        PaddingBottom = attribute.Named("PaddingBottom") as int?,
        PaddingRight = attribute.Named("PaddingRight") as int?,
        Dilation = attribute.Named("Dilation") as int?,
        DilationHeight = attribute.Named("DilationHeight") as int?,
        DilationWidth = attribute.Named("DilationWidth") as int?,
        DropRemainder = attribute.Named("DropRemainder") as bool? ?? false,
    };
}
