using System.Linq;
using KernelGen.Generator.Networks.Declarations;
using KernelGen.Generator.Support;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace KernelGen.Generator.Roslyn;

/// <summary>Reads what another part of a partial class must repeat.</summary>
internal static class ClassReader
{
    /// <summary>The value of <c>LayoutKind.Explicit</c>.</summary>
    private const int ExplicitLayout = 2;

    public static ClassModel Read(INamedTypeSymbol type)
    {
        var containing = ContainingType.Of(type);
        return new ClassModel
        {
            Namespace = containing.Namespace,
            Containers = containing.Containers,
            Name = ContainerReader.Escape(type.Name),
            DisplayName = containing.DisplayName,
            HintName = HintNames.Of(type, containing.FileName),
            IsStatic = type.IsStatic,
            IsAbstract = type.IsAbstract && !type.IsStatic,
            IsRecord = type.IsRecord,
            HasConstructor = type.InstanceConstructors.Any(LeavesNoRoom),
            BaseWithoutConstructor =
                type.BaseType is { } parent && !parent.InstanceConstructors.Any(other => Serves(other, type)) ? parent.Name : null,
            HasExplicitLayout = type.GetAttributes().Any(static attribute => attribute.AttributeClass?.Name == "StructLayoutAttribute"
                && attribute.ConstructorArguments.FirstOrDefault().Value is ExplicitLayout),
            Members = ClassMembers.Of(type).Select(static found => found.Member).ToEquatableArray(),
            HasRemarks = DocumentationReader.HasRemarks(type),
            IsExtensible = containing.IsExtensible,
            HiddenLibrary = containing.HiddenLibrary,
            UnfitLibrary = containing.UnfitLibrary,
        };
    }

    /// <summary>Whether a constructor of the base class can be called without arguments, and from there.</summary>
    private static bool Serves(IMethodSymbol constructor, INamedTypeSymbol heir) =>
        constructor.Parameters.All(static parameter => parameter.IsOptional || parameter.IsParams)
        && constructor.DeclaredAccessibility switch
        {
            Accessibility.Private =>
                ContainerReader.TypesFromOutermost(heir).Contains(constructor.ContainingType, SymbolEqualityComparer.Default),
            Accessibility.Internal or Accessibility.ProtectedAndInternal =>
                SymbolEqualityComparer.Default.Equals(constructor.ContainingAssembly, heir.ContainingAssembly)
                || constructor.ContainingAssembly.GivesAccessTo(heir.ContainingAssembly),
            _ => true,
        };

    /// <summary>A constructor that the user wrote without parameters, or as part of the class's header.</summary>
    private static bool LeavesNoRoom(IMethodSymbol constructor) =>
        !constructor.IsImplicitlyDeclared
        && (constructor.Parameters.IsEmpty || constructor.DeclaringSyntaxReferences.Any(part => part.GetSyntax() is TypeDeclarationSyntax))
        && !GeneratedHalf.Contains(constructor);
}
