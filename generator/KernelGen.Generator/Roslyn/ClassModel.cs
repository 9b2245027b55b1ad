using System.Linq;
using KernelGen.Generator.Networks.Declarations;
using KernelGen.Generator.Support;

namespace KernelGen.Generator.Roslyn;

/// <summary>All that is needed to write another part of a partial class, as text.</summary>
internal sealed record ClassModel
{
    /// <summary>The namespace, escaped and dotted; empty for the global one.</summary>
    public required string Namespace { get; init; }

    /// <summary>The containing types, outermost first, and last the class itself.</summary>
    public required EquatableArray<ContainerModel> Containers { get; init; }

    /// <summary>The name without type parameters, escaped if it is a keyword: a constructor's.</summary>
    public required string Name { get; init; }

    /// <summary>The class for people: <c>Outer.DigitNet</c>.</summary>
    public required string DisplayName { get; init; }

    /// <summary>A name for the generated file that no other declaration has.</summary>
    public required string HintName { get; init; }

    public required bool IsStatic { get; init; }
    public required bool IsAbstract { get; init; }
    public required bool IsRecord { get; init; }

    /// <summary>The user wrote a parameterless or a primary constructor, which leaves no room for the generated one.</summary>
    public required bool HasConstructor { get; init; }

    /// <summary>The base class that has no parameterless constructor for the generated one to call; null when it has.</summary>
    public required string? BaseWithoutConstructor { get; init; }

    /// <summary>Every field must say its offset, which a generated one cannot.</summary>
    public required bool HasExplicitLayout { get; init; }

    /// <summary>The members that bear a name of those that are generated.</summary>
    public required EquatableArray<ClassMember> Members { get; init; }

    /// <summary>The user wrote remarks: a second element of them would stand beside theirs.</summary>
    public required bool HasRemarks { get; init; }

    /// <summary>What was planned is added to the documentation.</summary>
    public bool TakesNotes { get; init; } = true;

    /// <summary>Neither the class nor a containing type is file-local.</summary>
    public required bool IsExtensible { get; init; }

    /// <summary>Why generated code cannot name the library that it calls, as a sentence says it; null where it can.</summary>
    public required string? HiddenLibrary { get; init; }

    /// <summary>Why the library is of a version that generated code does not fit, as a sentence says it; null where it fits.</summary>
    public required string? UnfitLibrary { get; init; }

    /// <summary>The class as its constructor and its callers name it: <c>Net&lt;T&gt;</c>.</summary>
    public string TypeName => Containers[Containers.Count - 1].Name;

    /// <summary>Whether a generated member can stand in the class: a class has no member of its own name, nor two of one.</summary>
    public bool HasRoomFor(GeneratedMember member) => member.Name != Name && !Members.Any(member.CollidesWith);
}
