using System.Linq;
using KernelGen.Generator.Support;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace KernelGen.Generator.Declarations.Layers;

/// <summary>Reads what another part of a partial class must repeat.</summary>
internal static class ClassReader
{
    public static ClassModel Read(INamedTypeSymbol type)
    {
        var surroundings = Surroundings.Of(type);
        return new ClassModel
        {
            Namespace = surroundings.Namespace,
            Containers = surroundings.Containers,
            Name = ContainerReader.Escape(type.Name),
            DisplayName = surroundings.DisplayName,
            HintName = HintNames.Of(type, surroundings.FileName),
            IsStatic = type.IsStatic,
            IsAbstract = type.IsAbstract && !type.IsStatic,
            IsRecord = type.IsRecord,
            HasConstructor = type.InstanceConstructors.Any(LeavesNoRoom),
            IsExtensible = surroundings.IsExtensible,
        };
    }

    /// <summary>A constructor that the user wrote without parameters, or as part of the class's header.</summary>
    private static bool LeavesNoRoom(IMethodSymbol constructor) =>
        !constructor.IsImplicitlyDeclared
        && (constructor.Parameters.IsEmpty || constructor.DeclaringSyntaxReferences.Any(part => part.GetSyntax() is TypeDeclarationSyntax))
        && !GeneratedHalf.Contains(constructor);
}
