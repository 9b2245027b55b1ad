using System.Collections.Generic;
using Microsoft.CodeAnalysis;

namespace KernelGen.Generator.Declarations;

/// <summary>Recognises the accepted parameter lists by type and position.</summary>
internal static class SignatureReader
{
    /// <summary>The accepted shapes as a sentence lists them.</summary>
    public const string AcceptedShapes =
        "(ReadOnlySpan<TIn> source, Span<TOut> destination, int width, int height), " +
        "(ReadOnlyPlane<TIn> source, Plane<TOut> destination), " +
        "(ReadOnlySpan2D<TIn> source, Span2D<TOut> destination), " +
        "(ReadOnlyTensorSpan<TIn> source, TensorSpan<TOut> destination), " +
        "and for [Kernel1D] (ReadOnlySpan<TIn> source, Span<TOut> destination); " +
        "each 2-D shape may end in ParallelOptions or Strip";

    private static readonly Dictionary<(string, string), PictureShape> Shapes = new()
    {
        [("System.ReadOnlySpan", "System.Span")] = PictureShape.Flat,
        [("KernelGen.ReadOnlyPlane", "KernelGen.Plane")] = PictureShape.Plane,
        [("CommunityToolkit.HighPerformance.ReadOnlySpan2D", "CommunityToolkit.HighPerformance.Span2D")] = PictureShape.Span2D,
        [("System.Numerics.Tensors.ReadOnlyTensorSpan", "System.Numerics.Tensors.TensorSpan")] = PictureShape.TensorSpan,
    };

    /// <summary>The method's signature, or null when it is none of the accepted ones.</summary>
    public static Signature? Read(IMethodSymbol method)
    {
        var parameters = method.Parameters;
        foreach (var parameter in parameters)
            if (parameter.RefKind != RefKind.None || parameter.IsParams) return null;
        if (method.IsGenericMethod || method.IsVararg || parameters.Length < 2) return null;
        if (GenericOf(parameters[0].Type) is not var (sourceType, source) || GenericOf(parameters[1].Type) is not var (destinationType, destination)) return null;
        if (!Shapes.TryGetValue((sourceType, destinationType), out var shape)) return null;

        var next = 2;
        if (shape == PictureShape.Flat)
        {
            if (parameters.Length == 2) return new Signature(PictureShape.Signal, source, destination, Trailer.None);
            if (parameters.Length < 4 || !IsInt(parameters[2]) || !IsInt(parameters[3])) return null;
            next = 4;
        }
        if (parameters.Length == next) return new Signature(shape, source, destination, Trailer.None);
        if (parameters.Length > next + 1) return null;
        return FullName(parameters[next].Type) switch
        {
            "System.Threading.Tasks.ParallelOptions" => new Signature(shape, source, destination, Trailer.ParallelOptions),
            "KernelGen.Strip" => new Signature(shape, source, destination, Trailer.Strip),
            _ => null,
        };
    }

    private static bool IsInt(IParameterSymbol parameter) => parameter.Type.SpecialType == SpecialType.System_Int32;

    /// <summary>A constructed generic type with one argument: its full name and the argument as C# spells it.</summary>
    private static (string Name, string Argument)? GenericOf(ITypeSymbol type) =>
        type is INamedTypeSymbol { TypeArguments.Length: 1 } named
            ? (FullName(named), named.TypeArguments[0].ToDisplayString(SymbolDisplayFormat.MinimallyQualifiedFormat))
            : null;

    private static string FullName(ITypeSymbol type) =>
        type.ContainingType is null && type.ContainingNamespace is { IsGlobalNamespace: false } space
            ? space.ToDisplayString() + "." + type.Name
            : type.Name;
}
