using System.Linq;
using System.Threading;
using KernelGen.Generator.Roslyn;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace KernelGen.Generator.Kernels.Declarations.Calls;

/// <summary>A constant array whose elements are multiplied with those of a picture, and the products summed, in nested loops.</summary>
/// <param name="Name">The variable.</param>
/// <param name="Size">3, 5 or 7.</param>
/// <param name="IsFlat">It is one list of numbers, and may be one row.</param>
internal sealed record HandWrittenKernel(string Name, int Size, bool IsFlat)
{
    private static readonly int[] Sizes = [3, 5, 7];

    /// <summary>Reads a variable; null wherever it is not sure that it is a kernel.</summary>
    public static HandWrittenKernel? Read(VariableDeclaratorSyntax variable, SemanticModel model, CancellationToken cancellation)
    {
        if (Shape(variable.Initializer?.Value, model, cancellation) is not var (size, isFlat)) return null;
        var symbol = model.GetDeclaredSymbol(variable, cancellation);
        var scope = symbol switch
        {
            ILocalSymbol => variable.FirstAncestorOrSelf<BlockSyntax>() ?? variable.FirstAncestorOrSelf<CompilationUnitSyntax>() as SyntaxNode,
            IFieldSymbol { IsReadOnly: true, DeclaredAccessibility: Accessibility.Private } => variable.FirstAncestorOrSelf<TypeDeclarationSyntax>(),
            _ => null,
        };
        if (scope is null || scope is TypeDeclarationSyntax type && type.Modifiers.Any(SyntaxKind.PartialKeyword)) return null;

        var uses = scope.DescendantNodes().OfType<IdentifierNameSyntax>()
            .Where(name => name.Identifier.ValueText == variable.Identifier.ValueText
                && SymbolEqualityComparer.Default.Equals(model.GetSymbolInfo(name, cancellation).Symbol, symbol))
            .ToArray();
        var isSummed = false;
        foreach (var use in uses)
        {
            if (IsLength(use)) continue;
            if (ElementOf(use) is not { } element || IsWritten(element)) return null;
            isSummed |= ProductLoops.SumsOverAPicture(element, model, cancellation);
        }
        return isSummed ? new HandWrittenKernel(variable.Identifier.ValueText, size, isFlat) : null;
    }

    /// <summary>9, 25 or 49 constants, in one list or in as many lists as each has numbers.</summary>
    private static (int Size, bool IsFlat)? Shape(ExpressionSyntax? initializer, SemanticModel model, CancellationToken cancellation)
    {
        if (ConstantArray.Elements(initializer) is not { } elements) return null;
        foreach (var size in Sizes)
        {
            if (elements.Count == size * size && ConstantArray.Numbers(initializer, model, cancellation) is not null) return (size, true);
            if (elements.Count == size && elements.All(row => ConstantArray.Numbers(row, model, cancellation)?.Count == size)) return (size, false);
        }
        return null;
    }

    /// <summary><c>k.Length</c>, <c>k.GetLength(0)</c>: questions that do not change the array.</summary>
    private static bool IsLength(IdentifierNameSyntax use) =>
        use.Parent is MemberAccessExpressionSyntax member && member.Expression == use
        && member.Name.Identifier.ValueText is "Length" or "GetLength" or "GetUpperBound" or "Rank" or "Count";

    /// <summary><c>k[i]</c>, <c>k[i, j]</c>, <c>k[i][j]</c>, whole.</summary>
    private static ElementAccessExpressionSyntax? ElementOf(IdentifierNameSyntax use)
    {
        var element = use.Parent as ElementAccessExpressionSyntax;
        if (element?.Expression != use) return null;
        while (element.Parent is ElementAccessExpressionSyntax outer && outer.Expression == element) element = outer;
        return element;
    }

    private static bool IsWritten(ElementAccessExpressionSyntax element) => element.Parent switch
    {
        AssignmentExpressionSyntax assignment => assignment.Left == element,
        PrefixUnaryExpressionSyntax prefix =>
            prefix.Kind() is SyntaxKind.PreIncrementExpression or SyntaxKind.PreDecrementExpression or SyntaxKind.AddressOfExpression,
        PostfixUnaryExpressionSyntax postfix => postfix.Kind() is SyntaxKind.PostIncrementExpression or SyntaxKind.PostDecrementExpression,
        ArgumentSyntax argument => !argument.RefKindKeyword.IsKind(SyntaxKind.None),
        RefExpressionSyntax => true,
        _ => false,
    };
}
