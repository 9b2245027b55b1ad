using Microsoft.CodeAnalysis;

namespace KernelGen.Generator.Kernels.Declarations;

/// <summary>Reads the named properties that all kernel attributes share.</summary>
internal static class OptionsReader
{
    public static Options Read(AttributeData attribute)
    {
        var options = new Options();
        foreach (var property in attribute.NamedArguments)
            if (property.Value.Kind is not (TypedConstantKind.Array or TypedConstantKind.Error))
                options = With(options, property.Key, property.Value.Value);
        return options;
    }

    /// <summary>The options with one more of them said; those of a single attribute are not theirs.</summary>
    private static Options With(Options options, string name, object? value) => name switch
    {
        "Divisor" => options with { Divisor = value as double? },
        "Offset" => options with { Offset = value as double? },
        "Absolute" => options with { Absolute = value as bool? },
        "Flip" => options with { Flip = value as bool? },
        "Mode" => options with { Mode = value is int mode ? (ConvolutionMode)mode : null },
        "Border" => options with { Border = value is int border ? (BorderMode)border : null },
        "BorderValue" => options with { BorderValue = value as double? },
        "Padding" => options with { Padding = value as int? },
        "Stride" => options with { Stride = value as int? },
        "Dilation" => options with { Dilation = value as int? },
        "AnchorRow" => options with { AnchorRow = value as int? },
        "AnchorColumn" => options with { AnchorColumn = value as int? },
        "Rounding" => options with { Rounding = value is int rounding ? (MidpointRounding)rounding : null },
        "Channels" => options with { Channels = value as int? },
        "PreserveAlpha" => options with { PreserveAlpha = value as bool? },
        "Width" => options with { Width = value as int? },
        "Height" => options with { Height = value as int? },
        "DropRemainder" => options with { DropRemainder = value as bool? },
        _ => options,
    };
}
