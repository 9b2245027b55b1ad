using System.Collections.Generic;
using System.Collections.Immutable;
using System.Globalization;
using System.Linq;
using Microsoft.CodeAnalysis;

namespace KernelGen.Generator.Roslyn;

/// <summary>Recognises the accepted parameter lists by type and position, and says what is wrong with others.</summary>
internal static class SignatureReader
{
    /// <summary>The accepted shapes as a sentence lists them.</summary>
    public const string AcceptedShapes =
        "(ReadOnlySpan<TIn> source, Span<TOut> destination, int width, int height), " +
        "(ReadOnlyPlane<TIn> source, Plane<TOut> destination), " +
        "(ReadOnlySpan2D<TIn> source, Span2D<TOut> destination), " +
        "(ReadOnlyTensorSpan<TIn> source, TensorSpan<TOut> destination), " +
        "and for [Kernel1D] (ReadOnlySpan<TIn> source, Span<TOut> destination); " +
        "each 2-D shape may end in ParallelOptions or Strip; an image and a Strip must not have a default value";

    private const string Span = "System.Span";
    private const string ReadOnlySpan = "System.ReadOnlySpan";
    private const string Strip = "KernelGen.Strip";
    private const string ParallelOptions = "System.Threading.Tasks.ParallelOptions";

    /// <summary>The types of a source, each with that of its destination and the shape of both.</summary>
    private static readonly Dictionary<string, (string Destination, PictureShape Shape)> Sources = new()
    {
        [ReadOnlySpan] = (Span, PictureShape.Flat),
        ["KernelGen.ReadOnlyPlane"] = ("KernelGen.Plane", PictureShape.Plane),
        ["CommunityToolkit.HighPerformance.ReadOnlySpan2D"] = ("CommunityToolkit.HighPerformance.Span2D", PictureShape.Span2D),
        ["System.Numerics.Tensors.ReadOnlyTensorSpan"] = ("System.Numerics.Tensors.TensorSpan", PictureShape.TensorSpan),
    };

    /// <summary>The method's signature, or why it is none of the accepted ones: the guilty parameter and what mends it.</summary>
    public static (Signature? Signature, string? Fault) Read(IMethodSymbol method)
    {
        if (FaultOf(method) is { } fault) return (null, fault);
        var parameters = method.Parameters;
        var (source, destination) = (GenericOf(parameters[0].Type)!.Value, GenericOf(parameters[1].Type)!.Value);
        var shape = Sources[source.Name].Shape;
        if (shape == PictureShape.Flat && parameters.Length == 2) shape = PictureShape.Signal;
        var trailer = parameters.Length == 2 + Sizes(shape) ? Trailer.None : TrailerOf(parameters[parameters.Length - 1]);
        return (new Signature(shape, source.Argument, destination.Argument, trailer), null);
    }

    /// <summary>What is wrong with the parameters; null when nothing is.</summary>
    private static string? FaultOf(IMethodSymbol method)
    {
        var parameters = method.Parameters;
        if (method.IsGenericMethod)
            return "The method has type parameters, and a kernel is compiled for one pair of element types: write the types";
        if (method.IsVararg) return "'__arglist' is not accepted: remove it";
        if (parameters.Select(PassedByReference).FirstOrDefault(fault => fault is not null) is { } reference) return reference;
        if (parameters.Length < 2)
            return $"The method takes {(parameters.Length == 0 ? "no image" : "one image")}: it needs a source and a destination";

        if (GenericOf(parameters[0].Type) is not { } source || !Sources.TryGetValue(source.Name, out var picture))
            return NoSource(parameters[0]);
        if (GenericOf(parameters[1].Type)?.Name != picture.Destination)
            return $"{Named(parameters[1])}; the destination for a {Last(source.Name)} is a {Last(picture.Destination)}";
        if (picture.Shape == PictureShape.Flat && parameters.Length > 2 && SizesOf(parameters) is { } sizes) return sizes;
        var first = 2 + (parameters.Length == 2 ? 0 : Sizes(picture.Shape));
        return Behind(parameters, first) ?? parameters.Select(Default).FirstOrDefault(fault => fault is not null);
    }

    private static string? PassedByReference(IParameterSymbol parameter) => parameter switch
    {
        { RefKind: RefKind.None, IsParams: false } => null,
        { IsParams: true } => $"'{parameter.Name}' is a list of arguments; an image is one argument: remove 'params'",
        { RefKind: RefKind.In } => ByReference(parameter, "in"),
        { RefKind: RefKind.Ref } => ByReference(parameter, "ref"),
        { RefKind: RefKind.Out } => ByReference(parameter, "out"),
        _ => ByReference(parameter, "ref readonly"),
    };

    private static string ByReference(IParameterSymbol parameter, string modifier) =>
        $"'{parameter.Name}' is passed by reference; parameters are passed by value: remove '{modifier}'";

    private static string NoSource(IParameterSymbol parameter)
    {
        var instead = parameter.Type is IArrayTypeSymbol { Rank: 1, ElementType: var element } ? $"ReadOnlySpan<{Text(element)}>"
            : GenericOf(parameter.Type) is { } view && Sources.Any(source => source.Value.Destination == view.Name)
                ? $"{Last(Sources.First(source => source.Value.Destination == view.Name).Key)}<{view.Argument}>"
            : "ReadOnlySpan, ReadOnlyPlane, ReadOnlySpan2D or ReadOnlyTensorSpan of an element type";
        return $"{Named(parameter)}; the source is a {instead}";
    }

    /// <summary>A picture in flat spans needs its width and height; a signal needs neither.</summary>
    private static string? SizesOf(ImmutableArray<IParameterSymbol> parameters)
    {
        if (TrailerOf(parameters[2]) != Trailer.None)
            return $"{Named(parameters[2])}, and the destination is the last parameter of a signal: remove it, or for an image add "
                + "'int width, int height' before it";
        if (parameters.Skip(2).All(parameter => !IsWholeNumber(parameter.Type)))
            return HasNoPlace(parameters[2], "a signal") + ", or for an image add 'int width, int height'";
        for (var index = 2; index < 4; index++)
        {
            var what = index == 2 ? "width" : "height";
            if (index == parameters.Length)
                return $"The height is missing after '{parameters[2].Name}': add 'int height'; a signal takes no length";
            if (parameters[index].Type.SpecialType != SpecialType.System_Int32)
                return $"{Named(parameters[index])}; the {what} is expected there: write int";
        }
        return null;
    }

    /// <summary>One of the accepted last parameters may follow, and nothing else.</summary>
    private static string? Behind(ImmutableArray<IParameterSymbol> parameters, int first)
    {
        for (var index = first; index < parameters.Length; index++)
        {
            var parameter = parameters[index];
            if (TrailerOf(parameter) == Trailer.None) return HasNoPlace(parameter, "the image");
            if (index == first) continue;
            return TrailerOf(parameter) == TrailerOf(parameters[first])
                ? $"{Named(parameter)}, and '{parameters[first].Name}' is one, too: remove one of them"
                : $"{Named(parameter)} and follows '{parameters[first].Name}', {Text(parameters[first].Type)}; "
                    + "a method can end in only one of the two: remove one, or declare one method for each";
        }
        return null;
    }

    private static bool IsWholeNumber(ITypeSymbol type) => type.SpecialType is
        (>= SpecialType.System_SByte and <= SpecialType.System_UInt64) or SpecialType.System_IntPtr or SpecialType.System_UIntPtr;

    private static string HasNoPlace(IParameterSymbol parameter, string before)
    {
        var what = $"{Named(parameter)}, which is not accepted after {before}: remove it";
        return FullName(parameter.Type) == "System.Threading.CancellationToken"
            ? what + ", or use ParallelOptions, which has a CancellationToken"
            : parameter.Type is INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T } nullable
                && FullName(nullable.TypeArguments[0]) == Strip ? $"{Named(parameter)}; a strip must always be given: write Strip"
            : parameter.Type.SpecialType == SpecialType.System_Int32 ? what + "; a plane has its own width and height"
            : what + "; the kernel's options are named properties of the attribute";
    }

    /// <summary>A picture, a size or a strip that a call leaves out would be empty, and the call would do nothing without a word.</summary>
    private static string? Default(IParameterSymbol parameter, int index)
    {
        if (!parameter.IsOptional || TrailerOf(parameter) == Trailer.ParallelOptions) return null;
        if (TrailerOf(parameter) == Trailer.Strip)
            return $"'{parameter.Name}' is optional, and its default is a strip without rows: a call without it would write nothing; "
                + "remove its default value";
        if (index < 2)
            return $"'{parameter.Name}' is optional, and its default is empty: a call without it would write nothing; "
                + "remove its default value";
        var value = parameter.HasExplicitDefaultValue && parameter.ExplicitDefaultValue is int number ? number : 0;
        return value > 0 ? null
            : $"'{parameter.Name}' is optional, and its default is {value.ToString(CultureInfo.InvariantCulture)}; "
                + "a call without it would write nothing: remove its default value, or give one of at least 1";
    }

    /// <summary>How many parameters say the size of the picture.</summary>
    private static int Sizes(PictureShape shape) => shape == PictureShape.Flat ? 2 : 0;

    private static Trailer TrailerOf(IParameterSymbol parameter) => FullName(parameter.Type) switch
    {
        ParallelOptions => Trailer.ParallelOptions,
        Strip => Trailer.Strip,
        _ => Trailer.None,
    };

    /// <summary>A type of the user's that is called like one that is accepted has its namespace before it, and so has the other.</summary>
    private static string Named(IParameterSymbol parameter) => AcceptedNamesake(parameter.Type) is { } accepted
        ? $"'{parameter.Name}' is {parameter.Type.ToDisplayString(SymbolDisplayFormat.CSharpErrorMessageFormat)} (not {accepted})"
        : $"'{parameter.Name}' is {Text(parameter.Type)}";

    private static string? AcceptedNamesake(ITypeSymbol type) => Sources
        .SelectMany(source => new[] { source.Key, source.Value.Destination })
        .Concat([Strip, ParallelOptions])
        .FirstOrDefault(accepted => Last(accepted) == type.Name && accepted != FullName(type));

    private static string Text(ITypeSymbol type) => type.ToDisplayString(SymbolDisplayFormat.MinimallyQualifiedFormat);

    private static string Last(string fullName) => fullName.Substring(fullName.LastIndexOf('.') + 1);

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
