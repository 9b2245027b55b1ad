using Microsoft.CodeAnalysis;

namespace KernelGen.Generator.Declarations.Attributes;

/// <summary>Reads the named properties that all kernel attributes share.</summary>
internal static class OptionsReader
{
    public static Options Read(AttributeData attribute) => new()
    {
        Divisor = attribute.Named("Divisor") as double?,
        Offset = attribute.Named("Offset") as double?,
        Absolute = attribute.Named("Absolute") as bool?,
        Flip = attribute.Named("Flip") as bool?,
        Mode = attribute.Named("Mode") is int mode ? (ConvolutionMode)mode : null,
        Border = attribute.Named("Border") is int border ? (BorderMode)border : null,
        BorderValue = attribute.Named("BorderValue") as double?,
        Padding = attribute.Named("Padding") as int?,
        Stride = attribute.Named("Stride") as int?,
        Dilation = attribute.Named("Dilation") as int?,
        AnchorRow = attribute.Named("AnchorRow") as int?,
        AnchorColumn = attribute.Named("AnchorColumn") as int?,
        Rounding = attribute.Named("Rounding") is int rounding ? (MidpointRounding)rounding : null,
        Channels = attribute.Named("Channels") as int?,
        PreserveAlpha = attribute.Named("PreserveAlpha") as bool?,
        Width = attribute.Named("Width") as int?,
        Height = attribute.Named("Height") as int?,
        DropRemainder = attribute.Named("DropRemainder") as bool?,
    };
}
