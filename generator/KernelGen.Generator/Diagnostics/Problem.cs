using KernelGen.Generator.Support;

namespace KernelGen.Generator.Diagnostics;

/// <summary>Something wrong with a declaration: an id, what was found and what mends it, and the name of the guilty place.</summary>
/// <param name="Id">A KG id, see <see cref="Descriptors"/>.</param>
/// <param name="Place">Where the squiggle belongs.</param>
/// <param name="Message">The whole sentence: found value, rule, remedy.</param>
internal sealed record Problem(string Id, Place Place, string Message)
{
    public bool IsError => Descriptors.Of(Id).DefaultSeverity == Microsoft.CodeAnalysis.DiagnosticSeverity.Error;
}

/// <summary>A place by name, never by position: the analyzer, which holds live syntax, finds it.</summary>
/// <param name="Kind">What sort of place.</param>
/// <param name="Name">An option's name.</param>
/// <param name="Index">A parameter's, container's, argument's or coefficient's index.</param>
internal sealed record Place(PlaceKind Kind, string Name = "", int Index = 0)
{
    public static Place Attribute { get; } = new(PlaceKind.Attribute);
    public static Place SecondAttribute { get; } = new(PlaceKind.SecondAttribute);
    public static Place MethodName { get; } = new(PlaceKind.MethodName);
    public static Place Parameters { get; } = new(PlaceKind.Parameters);
    public static Place Parameter(int index) => new(PlaceKind.Parameter, Index: index);
    public static Place Container(int index) => new(PlaceKind.Container, Index: index);
    public static Place Option(string name) => new(PlaceKind.Option, name);
    public static Place Argument(int index) => new(PlaceKind.Argument, Index: index);

    /// <summary>Element <paramref name="index"/> of the array (or params array) that begins at argument <paramref name="argument"/>.</summary>
    public static Place Element(int argument, int index) => new(PlaceKind.Element, Invariant.Text(argument), index);
}

internal enum PlaceKind { Attribute, SecondAttribute, MethodName, Parameters, Parameter, Container, Option, Argument, Element }
