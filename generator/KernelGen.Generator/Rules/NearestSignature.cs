using System;
using System.Linq;
using KernelGen.Generator.Declarations;
using KernelGen.Generator.Stencils;

namespace KernelGen.Generator.Rules;

/// <summary>The accepted parameters that are most like those that were written.</summary>
internal static class NearestSignature
{
    private static readonly (string Word, string Source, string Destination)[] Views =
    [
        ("Plane", "global::KernelGen.ReadOnlyPlane", "global::KernelGen.Plane"),
        ("2D", "global::CommunityToolkit.HighPerformance.ReadOnlySpan2D", "global::CommunityToolkit.HighPerformance.Span2D"),
        ("Tensor", "global::System.Numerics.Tensors.ReadOnlyTensorSpan", "global::System.Numerics.Tensors.TensorSpan"),
    ];

    /// <summary>The parameter list's text: kind of picture, element types, names and trailer are kept where they can be.</summary>
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

    /// <summary>A last parameter that is accepted, without modifiers; a strip that may be missing is one that must be given.</summary>
    private static string Trailer(ParameterModel parameter)
    {
        var type = parameter.Type.Substring(parameter.Type.LastIndexOf(' ') + 1);
        var given = type.TrimEnd('?');
        if (given.EndsWith("System.Threading.Tasks.ParallelOptions", StringComparison.Ordinal)) return $", {type} {parameter.Name}";
        return given.EndsWith("KernelGen.Strip", StringComparison.Ordinal) ? $", {given} {parameter.Name}" : "";
    }

    /// <summary>The element type of a generic view or an array: what stands in the last brackets.</summary>
    private static string? Element(string type)
    {
        var bare = type.TrimEnd('?');
        if (bare.EndsWith(">", StringComparison.Ordinal)) return bare.Substring(bare.LastIndexOf('<') + 1).TrimEnd('>', '?');
        var bracket = bare.IndexOf('[');
        return bracket < 0 ? null : bare.Substring(bare.LastIndexOf(' ', bracket) + 1, bracket - bare.LastIndexOf(' ', bracket) - 1);
    }

    private static string Name(string type) => type.Split('<')[0];
}
