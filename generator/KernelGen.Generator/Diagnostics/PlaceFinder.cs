using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace KernelGen.Generator.Diagnostics;

/// <summary>Finds a named place in live syntax: the smallest guilty thing.</summary>
internal sealed class PlaceFinder(IMethodSymbol method, MethodDeclarationSyntax syntax, IReadOnlyList<AttributeData> attributes)
{
    public Location Find(Place place) => (place.Kind switch
    {
        PlaceKind.Attribute => Attribute(0),
        PlaceKind.SecondAttribute => Attribute(1),
        PlaceKind.Parameters => syntax.ParameterList.GetLocation(),
        PlaceKind.Parameter => syntax.ParameterList.Parameters[place.Index].Identifier.GetLocation(),
        PlaceKind.Container => Container(place.Index),
        PlaceKind.Option => Option(place.Name),
        PlaceKind.Argument => Positional().ElementAtOrDefault(place.Index)?.GetLocation(),
        PlaceKind.Element => Element(int.Parse(place.Name, System.Globalization.CultureInfo.InvariantCulture), place.Index),
        _ => null,
    }) ?? (place.Kind is PlaceKind.Option or PlaceKind.Argument or PlaceKind.Element ? Attribute(0) : null) ?? syntax.Identifier.GetLocation();

    private Location? Attribute(int index) => attributes[System.Math.Min(index, attributes.Count - 1)].ApplicationSyntaxReference?.GetSyntax().GetLocation();

    private IEnumerable<AttributeArgumentSyntax> Arguments() =>
        (attributes[0].ApplicationSyntaxReference?.GetSyntax() as AttributeSyntax)?.ArgumentList?.Arguments ?? default;

    private IEnumerable<AttributeArgumentSyntax> Positional() => Arguments().Where(argument => argument.NameEquals is null);

    private Location? Option(string name) => Arguments().FirstOrDefault(argument => argument.NameEquals?.Name.Identifier.ValueText == name)?.GetLocation();

    /// <summary>Element of an array that is written as an array, or as the tail of the argument list.</summary>
    private Location? Element(int argument, int index)
    {
        var positional = Positional().ToArray();
        if (argument >= positional.Length) return null;
        IReadOnlyList<SyntaxNode>? elements = positional[argument].Expression switch
        {
            ArrayCreationExpressionSyntax { Initializer: { } initializer } => initializer.Expressions,
            ImplicitArrayCreationExpressionSyntax array => array.Initializer.Expressions,
            CollectionExpressionSyntax collection => collection.Elements,
            _ => positional.Skip(argument).ToArray(),
        };
        return index < elements.Count ? elements[index].GetLocation() : positional[argument].GetLocation();
    }

    /// <summary>The name of the containing type, outermost first.</summary>
    private Location? Container(int index)
    {
        var types = new Stack<INamedTypeSymbol>();
        for (var type = method.ContainingType; type is not null; type = type.ContainingType) types.Push(type);
        return types.ElementAtOrDefault(index)?.Locations.FirstOrDefault();
    }
}
