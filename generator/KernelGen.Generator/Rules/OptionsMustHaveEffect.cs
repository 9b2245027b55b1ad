using System.Collections.Generic;
using KernelGen.Generator.Declarations;
using KernelGen.Generator.Diagnostics;
using KernelGen.Generator.Support;

namespace KernelGen.Generator.Rules;

/// <summary>KG1009: an option that is said must mean something beside the others.</summary>
internal sealed class OptionsMustHaveEffect : IDeclarationRule
{
    public IEnumerable<Problem> Check(Declaration declaration)
    {
        var options = declaration.Options;
        var mode = options.Mode ?? ConvolutionMode.Same;
        var padded = options.Padding is not null;
        var (source, destination) = (declaration.Signature?.Source, declaration.Signature?.Destination);

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
        if (options.Rounding is not null && IsFloat(destination))
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

        // nothing changes without it, whichever option was meant
        Problem WithoutEffect(string option, string message) =>
            Of(option, message) with { Remedies = new[] { Remedy.NoEffect(option) }.ToEquatableArray() };

        Problem Of(string option, string message) => new("KG1009", Place.Option(option), $"'{declaration.Method.DisplayName}': {message}");
    }

    private static bool IsFloat(string? element) => element is "float" or "double";
}
