using System.Collections.Generic;
using System.Linq;
using KernelGen.Generator.Diagnostics;
using KernelGen.Generator.Networks.Declarations;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace KernelGen.Generator.Roslyn;

/// <summary>Finds a named place in live syntax: the smallest guilty thing.</summary>
/// <param name="identifier">The name of the method or class.</param>
/// <param name="parameters">The method's parameters; a class has none.</param>
/// <param name="innermost">The type that contains the method, or the class.</param>
/// <param name="attributes">The declaration's own attributes.</param>
/// <param name="layers">The attributes of its layers.</param>
internal sealed class PlaceFinder(
    SyntaxToken identifier,
    ParameterListSyntax? parameters,
    INamedTypeSymbol innermost,
    IReadOnlyList<AttributeData> attributes,
    IReadOnlyList<AttributeData> layers)
{
    public Location Find(Place place) => (place.Kind switch
    {
        PlaceKind.Attribute or PlaceKind.Option or PlaceKind.Argument or PlaceKind.Element or PlaceKind.OptionElement => InAttribute(place),
        PlaceKind.SecondAttribute => Written(attributes[System.Math.Min(1, attributes.Count - 1)])?.GetLocation(),
        PlaceKind.Parameters => parameters?.GetLocation(),
        PlaceKind.Parameter => parameters?.Parameters[place.Index].Identifier.GetLocation(),
        PlaceKind.ParameterType => parameters?.Parameters[place.Index].Type?.GetLocation(),
        PlaceKind.Container => Container(place.Index),
        PlaceKind.Member => ClassMembers.Of(innermost).ElementAtOrDefault(place.Index).Symbol?.Locations.FirstOrDefault(),
        _ => null,
    }) ?? identifier.GetLocation();

    /// <summary>An option or argument that is not written is the fault of the attribute as a whole.</summary>
    private Location? InAttribute(Place place)
    {
        var attribute = place.Layer is { } layer ? layers[layer] : attributes[0];
        if (Written(attribute) is not { } syntax) return null;
        var found = place.Kind switch
        {
            PlaceKind.Option => Option(syntax, place.Name),
            PlaceKind.Argument => Argument(attribute, syntax, place.Index),
            PlaceKind.Element => Element(attribute, syntax, int.Parse(place.Name, System.Globalization.CultureInfo.InvariantCulture), place.Index),
            PlaceKind.OptionElement => OptionElement(syntax, place.Name, place.Index),
            _ => null,
        };
        return (found ?? syntax).GetLocation();
    }

    private static AttributeSyntax? Written(AttributeData attribute) => attribute.ApplicationSyntaxReference?.GetSyntax() as AttributeSyntax;

    private static IEnumerable<AttributeArgumentSyntax> Arguments(AttributeSyntax syntax) => syntax.ArgumentList?.Arguments ?? default;

    private static AttributeArgumentSyntax? Option(AttributeSyntax syntax, string name) =>
        Arguments(syntax).FirstOrDefault(argument => argument.NameEquals?.Name.Identifier.ValueText == name);

    /// <summary>The argument of a constructor's parameter: by its name where one is written, else by its position.</summary>
    private static AttributeArgumentSyntax? Argument(AttributeData attribute, AttributeSyntax syntax, int index)
    {
        var written = Arguments(syntax).Where(argument => argument.NameEquals is null).ToArray();
        var name = attribute.AttributeConstructor?.Parameters.ElementAtOrDefault(index)?.Name;
        return written.FirstOrDefault(argument => argument.NameColon?.Name.Identifier.ValueText == name)
            ?? written.ElementAtOrDefault(index) switch { { NameColon: null } positional => positional, _ => null };
    }

    /// <summary>Element of an array that is written as an array, or as the tail of the argument list.</summary>
    private static SyntaxNode? Element(AttributeData attribute, AttributeSyntax syntax, int argument, int index)
    {
        if (Argument(attribute, syntax, argument) is not { } first) return null;
        var elements = Elements(first.Expression) ?? Arguments(syntax).Where(other => other.NameEquals is null).Skip(argument).ToArray();
        return index < elements.Count ? elements[index] : first;
    }

    private static SyntaxNode? OptionElement(AttributeSyntax syntax, string name, int index) =>
        Option(syntax, name) is { } option ? Elements(option.Expression)?.ElementAtOrDefault(index) ?? option : null;

    /// <summary>The elements of an expression that is an array; null for any other.</summary>
    private static IReadOnlyList<SyntaxNode>? Elements(ExpressionSyntax expression) => expression switch
    {
        ArrayCreationExpressionSyntax { Initializer: { } initializer } => initializer.Expressions,
        ImplicitArrayCreationExpressionSyntax array => array.Initializer.Expressions,
        CollectionExpressionSyntax collection => collection.Elements,
        _ => null,
    };

    /// <summary>The name of the containing type, outermost first, where it is not partial.</summary>
    private Location? Container(int index)
    {
        var type = ContainerReader.TypesFromOutermost(innermost).ElementAtOrDefault(index);
        var parts = type is null ? [] : ContainerReader.Parts(type).ToArray();
        var guilty = parts.FirstOrDefault(part => !part.Modifiers.Any(SyntaxKind.PartialKeyword)) ?? parts.FirstOrDefault();
        return guilty?.Identifier.GetLocation();
    }
}
