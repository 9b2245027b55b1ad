using System;
using System.Collections.Generic;
using KernelGen.Generator.Diagnostics;
using KernelGen.Generator.Kernels.Analysis;
using KernelGen.Generator.Kernels.Declarations;
using KernelGen.Generator.Kernels.Meaning;
using KernelGen.Generator.Roslyn;
using KernelGen.Generator.Support;
using KernelGen.Shared;

namespace KernelGen.Generator.Kernels.Rules;

/// <summary>KG1008: sizes, strides and enum values are in range.</summary>
internal sealed class OptionsMustBeInRange : IDeclarationRule
{
    public IEnumerable<Problem> Check(Declaration declaration)
    {
        var options = declaration.Options;
        var (rows, columns) = StencilBuilder.Size(declaration);
        var checks = new (string Name, int? Value, int Least, int Greatest)[]
        {
            ("Stride", options.Stride, 1, KernelLimits.LargestStep),
            ("Dilation", options.Dilation, 1, KernelLimits.LargestStep),
            ("Padding", options.Padding, 0, KernelLimits.LargestStep),
            ("Channels", options.Channels, 1, KernelLimits.MostChannels),
            ("AnchorRow", options.AnchorRow, 0, Math.Max(rows, 1) - 1),
            ("AnchorColumn", options.AnchorColumn, 0, Math.Max(columns, 1) - 1),
            ("Width", options.Width, 1, int.MaxValue),
            ("Height", options.Height, 1, int.MaxValue),
            ("Mode", (int?)options.Mode, 0, 2),
            ("Border", (int?)options.Border, 0, 4),
            ("Rounding", (int?)options.Rounding, 0, 4),
        };
        foreach (var (option, value, least, greatest) in checks)
            if (value < least || value > greatest)
                yield return new Problem("KG1008", Place.Option(option),
                    $"{option} of '{declaration.Method.DisplayName}' is {value}; it must lie between {least} and {greatest}");
    }
}

/// <summary>KG1009: an option must have an effect together with the others.</summary>
internal sealed class OptionsMustHaveEffect : IDeclarationRule
{
    public IEnumerable<Problem> Check(Declaration declaration)
    {
        var options = declaration.Options;
        var mode = options.Mode ?? ConvolutionMode.Same;
        var padded = options.Padding is not null;
        var (source, destination) = (declaration.Signature?.Source, declaration.Signature?.Destination);

        if (padded && options.Mode is not null)
            yield return Of("Padding", "Padding replaces Mode and Border; use one or the other");
        if (options.Border is not null && padded)
            yield return Of("Border", "Padding pads with zeros, so Border has no effect; remove one of them");
        else if (options.Border is not null && mode == ConvolutionMode.Valid)
            yield return Of("Border", "in mode Valid no window leaves the image, so Border has no effect; remove it, or use mode Same or Full");
        if (options.BorderValue is not null && options.Border != BorderMode.Constant)
            yield return Of("BorderValue", "BorderValue has an effect only with Border = BorderMode.Constant; add that, or remove the value");
        foreach (var anchor in new[] { (Name: "AnchorRow", Value: options.AnchorRow), (Name: "AnchorColumn", Value: options.AnchorColumn) })
            if (anchor.Value is not null && (padded || mode != ConvolutionMode.Same))
                yield return Of(anchor.Name, $"an anchor has an effect only in mode Same; remove {anchor.Name}{(padded ? ", or remove Padding" : "")}");
        if (options.Stride is not null and not 1 && mode == ConvolutionMode.Full && !padded)
            yield return Of("Stride", "mode Full has stride 1; remove Stride, or use Padding");
        if (options.Rounding is not null && IsFloat(destination))
            yield return WithoutEffect("Rounding", $"a {destination} result is not rounded to an integer; remove Rounding");
        if (options.PreserveAlpha == true)
        {
            if ((options.Channels ?? 1) != 4)
                yield return Of("PreserveAlpha", "alpha is the fourth of four channels; add Channels = 4, or remove PreserveAlpha");
            else if (mode != ConvolutionMode.Same || padded)
                yield return Of("PreserveAlpha", "alpha can be kept only in mode Same");
            else if (declaration.Signature is not null && source != destination)
                yield return Of("PreserveAlpha", $"alpha can be kept only if source and destination have the same type, not {source} and {destination}");
        }
        if (declaration.Definition is GaussianDefinition { WeightBits: not null } && IsFloat(source))
            yield return WithoutEffect("WeightBits", $"weights for a {source} source are not quantized; remove WeightBits");
        if (options.Height is not null && declaration.Signature?.Shape == PictureShape.Signal)
            yield return WithoutEffect(
                "Height", "a signal has one row, so Height has no effect; remove it, or use Width, the number of samples");

        // nothing changes without it, whichever option was meant
        Problem WithoutEffect(string option, string message) =>
            Of(option, message) with { Remedies = new[] { Remedy.NoEffect(option) }.ToEquatableArray() };

        Problem Of(string option, string message) => new("KG1009", Place.Option(option), $"'{declaration.Method.DisplayName}': {message}");
    }

    private static bool IsFloat(string? element) => element is "float" or "double";
}

/// <summary>KG1008: the border value is a value that a pixel can have.</summary>
internal sealed class BorderValueMustBeAPixel : IStencilRule
{
    public IEnumerable<Problem> Check(Stencil stencil, Facts facts)
    {
        var value = stencil.BorderValue;
        var finite = !double.IsNaN(value) && !double.IsInfinity(value);
        if (!finite || !stencil.Source.Represents(ShortestDecimal.Read(value)))
            yield return new Problem("KG1008", Place.Option("BorderValue"),
                $"The border value of '{stencil.Name}' is {Invariant.Short(value)}; it must be a finite {stencil.Source.Name}");
    }
}
