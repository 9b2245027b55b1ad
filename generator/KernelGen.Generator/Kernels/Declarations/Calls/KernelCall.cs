using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace KernelGen.Generator.Kernels.Declarations.Calls;

/// <summary>A kernel that a program makes at run time of constants: <c>new Kernel(3, 3, […])</c>, <c>Kernel.Box(5, 5)</c>.</summary>
/// <param name="Declaration">What the equal attribute would say; its signature is unknown.</param>
/// <param name="Syntax">The expression that makes the kernel.</param>
/// <param name="OptionsAreKnown">Whether all options are constants; else the declaration has none.</param>
internal sealed record KernelCall(Declaration Declaration, ExpressionSyntax Syntax, bool OptionsAreKnown)
{
    /// <summary>Whether this is the type <c>KernelGen.{name}</c>.</summary>
    public static bool IsOurs(ITypeSymbol? type, string name) =>
        type is { ContainingNamespace: { Name: "KernelGen", ContainingNamespace.IsGlobalNamespace: true } } && type.Name == name;
}
