using System;
using System.Collections.Generic;
using System.Linq;
using KernelGen.Generator.Diagnostics;
using KernelGen.Generator.Kernels.Analysis;
using KernelGen.Generator.Kernels.Declarations;
using KernelGen.Generator.Kernels.Meaning;
using KernelGen.Generator.Roslyn;
using KernelGen.Generator.Support;
using KernelGen.Shared;

namespace KernelGen.Generator.Kernels.Rules;

/// <summary>KG1008: sizes, steps and names of choices that exist.</summary>
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

/// <summary>KG1009: an option that is said must mean something beside the others.</summary>
internal sealed class OptionsMustHaveEffect : IDeclarationRule
{
    public IEnumerable<Problem> Check(Declaration declaration)
    {
        var options = declaration.Options;
        var mode = options.Mode ?? ConvolutionMode.Same;
        var padded = options.Padding is not null;
        var (source, destination) = (declaration.Signature?.Source, declaration.Signature?.Destination);

        foreach (var option in declaration.StrayOptions.Concat(OptionsOfSums(declaration)))
            yield return Stray(option, declaration.Definition is ExtremumDefinition
                ? $"the least pixel is taken as it is, so {option} has no effect; leave {option} out"
                : $"only a Gaussian's weights are quantised; leave {option} out");
        if (padded && options.Mode is not null)
            yield return Of("Padding", "Padding takes the place of Mode and Border; say one or the other");
        if (options.Border is not null && padded)
            yield return Of("Border", "Padding pads with zeros, so Border has no effect; leave one of them out");
        else if (options.Border is not null && mode == ConvolutionMode.Valid)
            yield return Of("Border", "in mode Valid no window leaves the picture, so Border has no effect; leave it out or choose mode Same or Full");
        if (options.BorderValue is not null && options.Border != BorderMode.Constant)
            yield return Of("BorderValue", "BorderValue is read with Border = BorderMode.Constant only; say that too, or leave the value out");
        foreach (var anchor in new[] { (Name: "AnchorRow", Value: options.AnchorRow), (Name: "AnchorColumn", Value: options.AnchorColumn) })
            if (anchor.Value is not null && (padded || mode != ConvolutionMode.Same))
                yield return Of(anchor.Name, $"an anchor has a meaning in mode Same only; leave {anchor.Name} out{(padded ? ", or leave Padding out" : "")}");
        if (options.Stride is not null and not 1 && mode == ConvolutionMode.Full && !padded)
            yield return Of("Stride", "mode Full has stride 1; leave Stride out, or use Padding");
        if (options.Rounding is not null && IsFloat(destination) && declaration.Definition is not ExtremumDefinition)
            yield return WithoutEffect("Rounding", $"a {destination} result is not rounded to an integer; leave Rounding out");
        if (options.PreserveAlpha == true)
        {
            if ((options.Channels ?? 1) != 4)
                yield return Of("PreserveAlpha", "alpha is the fourth of four channels; say Channels = 4, or leave PreserveAlpha out");
            else if (mode != ConvolutionMode.Same || padded)
                yield return Of("PreserveAlpha", "the alpha of a pixel is kept in mode Same only");
            else if (declaration.Signature is not null && source != destination)
                yield return Of("PreserveAlpha", $"alpha can be kept only where source and destination have one type, not {source} and {destination}");
        }
        if (declaration.Definition is GaussianDefinition { WeightBits: not null } && IsFloat(source))
            yield return WithoutEffect("WeightBits", $"weights for a {source} source are not quantised; leave WeightBits out");
        if (options.Height is not null && declaration.Signature?.Shape == PictureShape.Signal)
            yield return WithoutEffect(
                "Height", "a signal is one row, so Height has no effect; leave it out, or say Width, the number of samples");

        // an option of a call stands in an object that other kernels may share
        Problem Stray(string option, string message) => declaration.Method.IsCall ? Of(option, message) : WithoutEffect(option, message);

        // nothing changes without it, whichever option was meant
        Problem WithoutEffect(string option, string message) =>
            Of(option, message) with { Remedies = new[] { Remedy.NoEffect(option) }.ToEquatableArray() };

        Problem Of(string option, string message) => new("KG1009", Place.Option(option), $"'{declaration.Method.DisplayName}': {message}");
    }

    /// <summary>What is said of the sums of a kernel that has none.</summary>
    private static IEnumerable<string> OptionsOfSums(Declaration declaration)
    {
        if (declaration.Definition is not ExtremumDefinition) yield break;
        var options = declaration.Options;
        if (options.Divisor is not null) yield return "Divisor";
        if (options.Offset is not null) yield return "Offset";
        if (options.Absolute is not null) yield return "Absolute";
        if (options.Rounding is not null) yield return "Rounding";
    }

    private static bool IsFloat(string? element) => element is "float" or "double";
}

/// <summary>KG1008: the value outside the picture is a value that a pixel can have.</summary>
internal sealed class BorderValueMustBeAPixel : IStencilRule
{
    public IEnumerable<Problem> Check(Stencil stencil, Facts facts)
    {
        var value = stencil.Window.BorderValue;
        var finite = !double.IsNaN(value) && !double.IsInfinity(value);
        if (!finite || !stencil.Source.Represents(ShortestDecimal.Read(value)))
            yield return new Problem("KG1008", Place.Option("BorderValue"),
                $"The border value of '{stencil.Name}' is {Invariant.Short(value)}; it must be a finite {stencil.Source.Name}");
    }
}
