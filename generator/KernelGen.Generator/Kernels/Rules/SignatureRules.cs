using System;
using System.Collections.Generic;
using System.Linq;
using KernelGen.Generator.Diagnostics;
using KernelGen.Generator.Kernels.Declarations;
using KernelGen.Generator.Kernels.Meaning;
using KernelGen.Generator.Roslyn;
using KernelGen.Generator.Support;

namespace KernelGen.Generator.Kernels.Rules;

/// <summary>KG1003: parameters are matched by type and position.</summary>
internal sealed class SignatureMustBeAccepted : IDeclarationRule
{
    public IEnumerable<Problem> Check(Declaration declaration)
    {
        var name = declaration.Method.DisplayName;
        if (declaration.Signature is null)
            yield return new Problem("KG1003", Place.Parameters,
                $"{declaration.SignatureFault}; the parameters of '{name}' do not have an accepted shape: "
                + SignatureReader.AcceptedShapes)
            {
                Remedies = Nearest(declaration),
            };
        else if (declaration.Signature.Shape == PictureShape.Signal && declaration.Attribute != "Kernel1D")
            yield return new Problem("KG1003", Place.Parameters,
                $"'{name}' takes a signal, but [{declaration.Attribute}] filters images; add 'int width, int height', or use [Kernel1D]. "
                + $"The accepted shapes: {SignatureReader.AcceptedShapes}")
            {
                Remedies = Nearest(declaration),
            };
    }

    private static EquatableArray<Remedy> Nearest(Declaration declaration) =>
        new[] { Remedy.Parameters(NearestSignature.Of(declaration.Method, declaration.Attribute)) }.ToEquatableArray();
}

/// <summary>The accepted parameters that are most similar to those that were written.</summary>
internal static class NearestSignature
{
    private static readonly (string Word, string Source, string Destination)[] Views =
    [
        ("Plane", "global::KernelGen.ReadOnlyPlane", "global::KernelGen.Plane"),
        ("2D", "global::CommunityToolkit.HighPerformance.ReadOnlySpan2D", "global::CommunityToolkit.HighPerformance.Span2D"),
        ("Tensor", "global::System.Numerics.Tensors.ReadOnlyTensorSpan", "global::System.Numerics.Tensors.TensorSpan"),
    ];

    /// <summary>The text of the parameter list: the kind of image, element types, names and last parameter are kept if possible.</summary>
    /// <param name="method">The method.</param>
    /// <param name="attribute">Its kernel attribute: <c>Kernel1D</c> may stay on a signal.</param>
    public static string Of(MethodModel method, string attribute)
    {
        var pictures = method.Parameters.Where(parameter => Element(parameter.Type) is not null).ToArray();
        var elements = pictures.Select(parameter => Element(parameter.Type)!).ToArray();
        var source = elements.FirstOrDefault(name => ElementType.Pairs.Any(pair => pair.Source.Name == name)) ?? "byte";
        var fitting = ElementType.Pairs.Where(pair => pair.Source.Name == source).Select(pair => pair.Destination.Name).ToArray();
        var destination = elements.Skip(1).FirstOrDefault(fitting.Contains) ?? source;
        var (from, to) = (pictures.Length > 0 ? pictures[0].Name : "source", pictures.Length > 1 ? pictures[1].Name : "destination");
        var numbers = method.Parameters.Where(parameter => parameter.Type == "int").Select(parameter => parameter.Name).ToArray();
        var trailer = method.Parameters.Select(Trailer).FirstOrDefault(text => text.Length > 0) ?? "";

        var view = Views.FirstOrDefault(known => pictures.Any(picture => Name(picture.Type).Contains(known.Word)));
        if (view.Word is not null) return $"{view.Source}<{source}> {from}, {view.Destination}<{destination}> {to}{trailer}";
        var spans = $"global::System.ReadOnlySpan<{source}> {from}, global::System.Span<{destination}> {to}";
        if (attribute == "Kernel1D" && numbers.Length < 2) return spans;
        var (width, height) = numbers.Length < 2 ? ("width", "height") : (numbers[0], numbers[1]);
        return $"{spans}, int {width}, int {height}{trailer}";
    }

    /// <summary>An accepted last parameter, without modifiers; an optional strip becomes a required one.</summary>
    private static string Trailer(ParameterModel parameter)
    {
        var type = parameter.Type.Substring(parameter.Type.LastIndexOf(' ') + 1);
        var given = type.TrimEnd('?');
        if (given.EndsWith("System.Threading.Tasks.ParallelOptions", StringComparison.Ordinal)) return $", {type} {parameter.Name}";
        return given.EndsWith("KernelGen.Strip", StringComparison.Ordinal) ? $", {given} {parameter.Name}" : "";
    }

    /// <summary>The element type of a generic type or an array: the text in the last brackets.</summary>
    private static string? Element(string type)
    {
        var bare = type.TrimEnd('?');
        if (bare.EndsWith(">", StringComparison.Ordinal)) return bare.Substring(bare.LastIndexOf('<') + 1).TrimEnd('>', '?');
        var bracket = bare.IndexOf('[');
        return bracket < 0 ? null : bare.Substring(bare.LastIndexOf(' ', bracket) + 1, bracket - bare.LastIndexOf(' ', bracket) - 1);
    }

    private static string Name(string type) => type.Split('<')[0];
}

/// <summary>KG1004: pairs of source and destination types that have arithmetic.</summary>
internal sealed class ElementTypesMustBeSupported : IDeclarationRule
{
    public IEnumerable<Problem> Check(Declaration declaration)
    {
        if (declaration.Signature is not { } signature) yield break;
        if (ElementType.Pairs.Any(pair => pair.Source.Name == signature.Source && pair.Destination.Name == signature.Destination)) yield break;
        var pairs = ElementType.Pairs.Where(pair => pair.Source.Name == signature.Source)
            .Select(pair => $"{pair.Source.Name} to {pair.Destination.Name}").ToArray();
        var sources = ElementType.Pairs.Select(pair => pair.Source.Name).Distinct();
        yield return new Problem("KG1004", Place.Parameters,
            $"'{declaration.Method.DisplayName}' filters {signature.Source} to {signature.Destination}; "
            + (pairs.Length > 1 ? $"supported are {string.Join(", ", pairs)}"
                : pairs.Length == 1 ? $"of {signature.Source} only {pairs[0]} is supported: convert the result"
                : $"a source of {signature.Source} is not supported: convert it to {string.Join(", ", sources)}"));
    }
}

/// <summary>KG1011: names are free, but the name of the other dimension is probably a mistake.</summary>
internal sealed class DimensionsMustBeNamedInOrder : IDeclarationRule
{
    private static readonly string[] Widths = ["width", "w", "columns", "cols", "columncount", "imagewidth", "picturewidth"];
    private static readonly string[] Heights = ["height", "h", "rows", "rowcount", "imageheight", "pictureheight"];

    public IEnumerable<Problem> Check(Declaration declaration)
    {
        if (declaration.Signature is not { Shape: PictureShape.Flat }) yield break;
        var parameters = declaration.Method.Parameters;
        if (Among(parameters[2].Name, Heights)) yield return Of(2, "width", "third");
        else if (Among(parameters[3].Name, Widths)) yield return Of(3, "height", "fourth");

        Problem Of(int index, string dimension, string position) => new("KG1011", Place.Parameter(index),
            $"'{parameters[index].Name}' is in the position of the {dimension} of '{declaration.Method.DisplayName}' (its {position} parameter); swap the names: width comes before height");
    }

    private static bool Among(string name, string[] names) => names.Contains(name.TrimStart('@'), StringComparer.OrdinalIgnoreCase);
}
