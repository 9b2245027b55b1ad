using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using KernelGen.Generator.Support;
using Microsoft.CodeAnalysis;

namespace KernelGen.Generator.Diagnostics;

/// <summary>A problem of a declaration: an id, a message with found value, rule and remedy, and the name of its place.</summary>
/// <param name="Id">A KG id, see <see cref="Descriptors"/>.</param>
/// <param name="Place">Where the squiggle belongs.</param>
/// <param name="Message">The whole sentence: found value, rule, remedy.</param>
internal sealed record Problem(string Id, Place Place, string Message)
{
    /// <summary>The severity of the id, unless a rule uses a lower one for a kind of layer.</summary>
    public DiagnosticSeverity Severity { get; init; } = Descriptors.Of(Id).DefaultSeverity;

    /// <summary>The mechanical remedies, the most likely first.</summary>
    public EquatableArray<Remedy> Remedies { get; init; }

    public bool IsError => Severity == DiagnosticSeverity.Error;

    /// <summary>The diagnostic, once the place is found; the remedies are its properties <c>Options0</c>, <c>Options1</c>, …</summary>
    public Diagnostic At(Location location)
    {
        var properties = ImmutableDictionary<string, string?>.Empty;
        foreach (var kind in Remedies.GroupBy(remedy => remedy.Kind))
            properties = properties.AddRange(
                kind.Select((remedy, index) => new KeyValuePair<string, string?>(kind.Key + $"{index}", remedy.Text)));
        return Diagnostic.Create(Descriptors.Of(Id), location, Severity, additionalLocations: null, properties, Message);
    }
}

/// <summary>A place by name, never by position: the analyzer, which holds live syntax, finds it.</summary>
/// <param name="Kind">The kind of place.</param>
/// <param name="Name">An option's name.</param>
/// <param name="Index">A parameter's, container's, member's, argument's or coefficient's index.</param>
/// <param name="Layer">The index of the layer attribute that an attribute, option or argument belongs to; null is the declaration's own
/// attribute.</param>
internal sealed record Place(PlaceKind Kind, string Name = "", int Index = 0, int? Layer = null)
{
    /// <summary>No place in a source file.</summary>
    public static Place Project { get; } = new(PlaceKind.Project);

    public static Place Attribute { get; } = new(PlaceKind.Attribute);
    public static Place SecondAttribute { get; } = new(PlaceKind.SecondAttribute);
    public static Place MethodName { get; } = new(PlaceKind.MethodName);
    public static Place Parameters { get; } = new(PlaceKind.Parameters);
    public static Place ParameterType(int index) => new(PlaceKind.ParameterType, Index: index);
    public static Place Parameter(int index) => new(PlaceKind.Parameter, Index: index);
    public static Place Container(int index) => new(PlaceKind.Container, Index: index);
    public static Place Member(int index) => new(PlaceKind.Member, Index: index);
    public static Place Option(string name) => new(PlaceKind.Option, name);
    public static Place Argument(int index) => new(PlaceKind.Argument, Index: index);

    /// <summary>The same place in the attribute of a layer.</summary>
    public Place In(int layer) => this with { Layer = layer };

    /// <summary>
    /// Element <paramref name="index"/> of the array (or params array) that begins at argument <paramref name="argument"/>.
    /// </summary>
    public static Place Element(int argument, int index) => new(PlaceKind.Element, $"{argument}", index);

    /// <summary>Element <paramref name="index"/> of the array that an option is given.</summary>
    public static Place OptionElement(string name, int index) => new(PlaceKind.OptionElement, name, index);
}

internal enum PlaceKind
{
    Project, Attribute, SecondAttribute, MethodName, Parameters, Parameter, ParameterType, Container, Member, Option, Argument, Element, OptionElement,
}
