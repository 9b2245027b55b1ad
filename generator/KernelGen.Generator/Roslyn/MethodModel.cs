using System.Linq;
using KernelGen.Generator.Support;

namespace KernelGen.Generator.Roslyn;

/// <summary>All that is needed to write the other half of a partial method, as text.</summary>
internal sealed record MethodModel
{
    /// <summary>The namespace, escaped and dotted; empty for the global one.</summary>
    public required string Namespace { get; init; }

    /// <summary>The containing types, outermost first.</summary>
    public required EquatableArray<ContainerModel> Containers { get; init; }

    /// <summary>The modifiers as written, <c>partial</c> last.</summary>
    public required string Modifiers { get; init; }

    public required string ReturnType { get; init; }

    /// <summary>The name, escaped if it is a keyword.</summary>
    public required string Name { get; init; }

    /// <summary><c>&lt;T&gt;</c> or nothing.</summary>
    public required string TypeParameters { get; init; }

    /// <summary><c>where T : struct</c> clauses or nothing.</summary>
    public required string Constraints { get; init; }

    public required EquatableArray<ParameterModel> Parameters { get; init; }

    /// <summary>
    /// The user's documentation, a line each, without the slashes; null where the declaring part's own stands and nothing is added to it.
    /// </summary>
    public EquatableArray<string>? Documentation { get; init; }

    /// <summary>The type and method for people: <c>Filters.Sharpen</c>.</summary>
    public required string DisplayName { get; init; }

    /// <summary>A name for the generated file that no other declaration has.</summary>
    public required string HintName { get; init; }

    public required bool IsStatic { get; init; }
    public required bool IsPartial { get; init; }
    public required bool ReturnsVoid { get; init; }

    /// <summary>The user wrote a body, here or in another part.</summary>
    public required bool HasBody { get; init; }

    /// <summary>The same method was declared before, which the compiler refuses: the first one is completed.</summary>
    public required bool IsRepeated { get; init; }

    /// <summary>A generated part can complete the method: it is partial, has no body, and its types can be extended.</summary>
    public bool CanBeImplemented => IsPartial && !HasBody && IsExtensible && !IsRepeated && !IsAbstract && !IsMisplaced && HiddenLibrary is null;

    /// <summary>No containing type is file-local.</summary>
    public required bool IsExtensible { get; init; }

    /// <summary>The same where documentation is the user's alone.</summary>
    public MethodModel WithoutNotes() => this with { Documentation = null };

    /// <summary>No method: a kernel that a program makes at run time.</summary>
    public bool IsCall { get; init; }

    /// <summary>The method of an interface is <c>static abstract</c>: others implement it.</summary>
    public required bool IsAbstract { get; init; }

    /// <summary>The compiler takes no such method in such a type, whatever another part adds: an instance method in a static class.</summary>
    public required bool IsMisplaced { get; init; }

    /// <summary>Why generated code cannot name the library that it calls, as a sentence says it; null where it can.</summary>
    public required string? HiddenLibrary { get; init; }

    /// <summary>Why the library is of a version that generated code does not fit, as a sentence says it; null where it fits.</summary>
    public required string? UnfitLibrary { get; init; }

    /// <summary>The full names of the attributes that the user wrote, KernelGen's own apart: most may not be repeated.</summary>
    public required EquatableArray<string> Attributes { get; init; }

    /// <summary>What stands for the method where a kernel is made by a call: a name for messages, and nothing to write.</summary>
    public static MethodModel OfCall(string name) => new()
    {
        Namespace = "",
        Containers = default,
        Modifiers = "static partial",
        ReturnType = "void",
        Name = name,
        TypeParameters = "",
        Constraints = "",
        Parameters = Enumerable.Repeat(new ParameterModel("", ""), 5).ToEquatableArray(),
        DisplayName = name,
        HintName = name,
        IsStatic = true,
        IsPartial = true,
        ReturnsVoid = true,
        HasBody = false,
        IsRepeated = false,
        IsExtensible = true,
        IsCall = true,
        IsAbstract = false,
        IsMisplaced = false,
        HiddenLibrary = null,
        UnfitLibrary = null,
        Attributes = default,
    };
}

/// <summary>A containing type: <c>record struct</c>, <c>Pair&lt;T&gt;</c>.</summary>
internal sealed record ContainerModel(string Keyword, string Name, bool IsPartial);

/// <summary>A parameter: modifiers and type as the other half must repeat them, and the escaped name.</summary>
internal sealed record ParameterModel(string Type, string Name);
