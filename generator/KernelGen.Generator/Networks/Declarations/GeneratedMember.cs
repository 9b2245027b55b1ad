using System;
using System.Linq;
using KernelGen.Generator.Support;

namespace KernelGen.Generator.Networks.Declarations;

/// <summary>A member that the generated half of a network declares.</summary>
/// <param name="Name">Its name; where only an interface shows it, as metadata spells it: <c>KernelGen.ITrainable.LayerNames</c>.</param>
/// <param name="Type">What it is or what it returns.</param>
/// <param name="Parameters">A method's; null for all else.</param>
/// <param name="Summary">A line of documentation; nothing where its writer knows more.</param>
internal sealed record GeneratedMember(string Name, string Type, EquatableArray<GeneratedParameter>? Parameters, string Summary = "")
{
    /// <summary>The interface that it implements.</summary>
    public string? Interface { get; init; }

    /// <summary>Without modifiers: <c>void Forward(…)</c>.</summary>
    public string Head => $"{Type} {Name}{List(static parameter => parameter.Default)}";

    /// <summary>As a member that only the interface shows: <c>void global::KernelGen.ITrainable.Commit()</c>; it needs no defaults.</summary>
    public string ExplicitHead => $"{Type} {Interface}.{Name.Substring(Name.LastIndexOf('.') + 1)}{List(static _ => "")}";

    /// <summary>The same member of another object, called with the same arguments.</summary>
    public string Call(string target) => target + "." + Name
        + (Parameters is { } parameters ? "(" + string.Join(", ", parameters.Select(static parameter => parameter.Name)) + ")" : "");

    /// <summary>
    /// Whether a class cannot have both: members share a name only where both are methods of different parameters, and a property
    /// takes the names of both accessors, whether it has them or not (C# standard, 15.3.10.2).
    /// </summary>
    public bool CollidesWith(ClassMember other)
    {
        if (other.Name == Name)
            return Parameters is not { } own || other.Parameters is not { } others
                || (other.Arity == 0 && own.Select(static parameter => parameter.Type).SequenceEqual(others));
        return Parameters is null && other is { Arity: 0, Parameters: { } accessor }
            && ((other.Name == "get_" + Name && accessor.Count == 0) || (other.Name == "set_" + Name && accessor.SequenceEqual([Type])));
    }

    private string List(Func<GeneratedParameter, string> otherwise) => Parameters is { } parameters
        ? "(" + string.Join(", ", parameters.Select(parameter => $"{parameter.Written} {parameter.Name}{otherwise(parameter)}")) + ")"
        : "";
}

/// <summary>A parameter of a generated member.</summary>
/// <param name="Type">Its type, as two methods are told apart.</param>
/// <param name="Name">Its name.</param>
/// <param name="Default"><c> = 0</c>, or nothing.</param>
internal sealed record GeneratedParameter(string Type, string Name, string Default = "")
{
    /// <summary>The type as it is written: what is null by default may be null.</summary>
    public string Written => Default == " = null" ? Type + "?" : Type;
}

/// <summary>A member of the user's class that a generated one may collide with.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Parameters">A method's types, those by reference as <c>ref</c>; null for all else, nested types and type parameters too.</param>
/// <param name="Arity">How many type parameters a method has.</param>
/// <param name="AbstractIn">The base class that declares it, where it is inherited and abstract; null for the class's own.</param>
internal sealed record ClassMember(string Name, EquatableArray<string>? Parameters, int Arity, string? AbstractIn);
