using System.Collections.Generic;
using System.Linq;
using KernelGen.Generator.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace KernelGen.Generator.Roslyn;

/// <summary>Finds a named place in a call: an argument, an element of an array, or a property that an initializer sets.</summary>
/// <param name="call">The whole expression: the place of what is not written.</param>
/// <param name="arguments">Its arguments.</param>
internal sealed class CallPlaces(SyntaxNode call, IReadOnlyCollection<IArgumentOperation> arguments)
{
    public Location Find(Place place) => (place.Kind switch
    {
        PlaceKind.Argument => Argument(place.Index),
        PlaceKind.Element => Element(int.Parse(place.Name, System.Globalization.CultureInfo.InvariantCulture), place.Index),
        PlaceKind.Option => Option(place.Name),
        _ => null,
    } ?? call).GetLocation();

    private ArgumentSyntax? Argument(int index) =>
        arguments.FirstOrDefault(argument => argument.Parameter?.Ordinal == index && argument.ArgumentKind == ArgumentKind.Explicit)?.Syntax as ArgumentSyntax;

    private SyntaxNode? Element(int argument, int index) =>
        Argument(argument) is { } written ? ConstantArray.Elements(written.Expression)?.ElementAtOrDefault(index) ?? (SyntaxNode)written : null;

    private SyntaxNode? Option(string name) => arguments
        .Where(argument => argument.ArgumentKind == ArgumentKind.Explicit)
        .SelectMany(argument => argument.Syntax.DescendantNodes().OfType<AssignmentExpressionSyntax>())
        .FirstOrDefault(assignment => assignment.Left is IdentifierNameSyntax property && property.Identifier.ValueText == name);
}
