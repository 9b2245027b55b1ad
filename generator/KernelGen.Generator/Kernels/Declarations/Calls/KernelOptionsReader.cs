using System.Collections.Generic;
using System.Collections.Immutable;
using System.Threading;
using KernelGen.Generator.Roslyn;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace KernelGen.Generator.Kernels.Declarations.Calls;

/// <summary>Reads <c>new KernelOptions { … }</c> of constants as if it were the named properties of an attribute.</summary>
internal static class KernelOptionsReader
{
    /// <summary>The options that differ from the defaults, as «said»; null where one is not a constant.</summary>
    public static (Options Options, int? WeightBits)? Read(IArgumentOperation? argument, CancellationToken cancellation)
    {
        if (argument is null || argument.ArgumentKind == ArgumentKind.DefaultValue) return (new Options(), null);
        var value = argument.Value;
        while (value is IConversionOperation conversion) value = conversion.Operand;
        if (value.ConstantValue is { HasValue: true, Value: null }) return (new Options(), null);
        if (value is not IObjectCreationOperation creation || !KernelCall.IsOurs(creation.Type, "KernelOptions") || creation.Arguments.Length > 0) return null;

        var said = new Dictionary<string, object?>();
        foreach (var initializer in creation.Initializer?.Initializers ?? ImmutableArray<IOperation>.Empty)
        {
            cancellation.ThrowIfCancellationRequested();
            if (initializer is not ISimpleAssignmentOperation { Target: IPropertyReferenceOperation property, Value: var written }) return null;
            while (written is IConversionOperation { ConstantValue.HasValue: false } conversion) written = conversion.Operand;
            if (!written.ConstantValue.HasValue) return null;
            said[property.Property.Name] = written.ConstantValue.Value;
        }
        return (Options(said), Of<int>(said, "WeightBits"));
    }

    /// <summary>A property that is set to its default says nothing: the runtime cannot tell them apart.</summary>
    private static Options Options(Dictionary<string, object?> said) => new()
    {
        Divisor = But(Number(said, "Divisor"), 1),
        Offset = But(Number(said, "Offset"), 0),
        Absolute = But(Of<bool>(said, "Absolute"), false),
        Flip = Of<bool>(said, "Flip"),
        Mode = But((ConvolutionMode?)Of<int>(said, "Mode"), ConvolutionMode.Same),
        Border = But((BorderMode?)Of<int>(said, "Border"), BorderMode.Replicate),
        BorderValue = But(Number(said, "BorderValue"), 0),
        Padding = Of<int>(said, "Padding"),
        Stride = But(Of<int>(said, "Stride"), 1),
        Dilation = But(Of<int>(said, "Dilation"), 1),
        AnchorRow = Of<int>(said, "AnchorRow"),
        AnchorColumn = Of<int>(said, "AnchorColumn"),
        Rounding = But((MidpointRounding?)Of<int>(said, "Rounding"), MidpointRounding.ToEven),
        Channels = But(Of<int>(said, "Channels"), 1),
        PreserveAlpha = But(Of<bool>(said, "PreserveAlpha"), false),
    };

    private static double? Number(Dictionary<string, object?> said, string name) =>
        said.TryGetValue(name, out var value) ? ConstantArray.Number(value) : null;

    private static T? Of<T>(Dictionary<string, object?> said, string name)
        where T : struct => said.TryGetValue(name, out var value) ? value as T? : null;

    private static T? But<T>(T? value, T unsaid)
        where T : struct => value is { } said && !said.Equals(unsaid) ? said : null;
}
