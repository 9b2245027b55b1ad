using System.Collections.Generic;
using System.Linq;
using System.Threading;
using KernelGen.Generator.Roslyn;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace KernelGen.Generator.Kernels.Declarations.Calls;

/// <summary>Recognises <c>sum += picture[y + i, x + j] * kernel[i, j]</c> inside of loops over all four.</summary>
internal static class ProductLoops
{
    /// <summary>Loops over rows and columns of the picture, and at least one over the kernel.</summary>
    private const int FewestLoops = 3;

    /// <summary>Locals that stand between an index and the loops: <c>var row = y + i − 1;</c>.</summary>
    private const int DeepestLocal = 3;

    public static bool SumsOverAPicture(ElementAccessExpressionSyntax element, SemanticModel model, CancellationToken cancellation)
    {
        var loops = LoopVariables(element, model, cancellation);
        if (loops.Count < FewestLoops) return false;
        if (Outer(element) is not BinaryExpressionSyntax { RawKind: (int)SyntaxKind.MultiplyExpression } product || !IsSummed(product)) return false;
        var other = product.Left.Span.Contains(element.Span) ? product.Right : product.Left;

        var kernelLoops = Mentioned(element, loops, model, cancellation);
        if (kernelLoops.Count == 0) return false;
        return other.DescendantNodesAndSelf().OfType<ElementAccessExpressionSyntax>().Any(pixel =>
        {
            var mentioned = Mentioned(pixel.ArgumentList, loops, model, cancellation);
            if (pixel.Expression is ElementAccessExpressionSyntax row) mentioned.UnionWith(Mentioned(row, loops, model, cancellation));
            return mentioned.Overlaps(kernelLoops) && !mentioned.IsSubsetOf(kernelLoops);
        });
    }

    /// <summary>The variables that the <c>for</c> loops around an expression count.</summary>
    private static HashSet<ISymbol> LoopVariables(SyntaxNode node, SemanticModel model, CancellationToken cancellation)
    {
        var variables = new HashSet<ISymbol>(SymbolEqualityComparer.Default);
        foreach (var loop in node.Ancestors().OfType<ForStatementSyntax>())
            foreach (var variable in loop.Declaration?.Variables ?? default)
                if (model.GetDeclaredSymbol(variable, cancellation) is { } symbol) variables.Add(symbol);
        return variables;
    }

    /// <summary>The expression around one, without parentheses and casts.</summary>
    private static SyntaxNode? Outer(SyntaxNode node)
    {
        var parent = node.Parent;
        while (parent is ParenthesizedExpressionSyntax or CastExpressionSyntax) parent = parent.Parent;
        return parent;
    }

    /// <summary><c>sum += a * b</c> or <c>sum = sum + a * b</c>.</summary>
    private static bool IsSummed(BinaryExpressionSyntax product) => Outer(product) switch
    {
        AssignmentExpressionSyntax assignment => assignment.IsKind(SyntaxKind.AddAssignmentExpression),
        BinaryExpressionSyntax { RawKind: (int)SyntaxKind.AddExpression } sum when Outer(sum) is AssignmentExpressionSyntax assignment =>
            assignment.IsKind(SyntaxKind.SimpleAssignmentExpression) && sum.DescendantNodes().Any(term => SyntaxFactory.AreEquivalent(term, assignment.Left)),
        _ => false,
    };

    /// <summary>Those of the loops' variables that an expression depends on, through locals where it must be.</summary>
    private static HashSet<ISymbol> Mentioned(
        SyntaxNode node, HashSet<ISymbol> loops, SemanticModel model, CancellationToken cancellation, int depth = 0)
    {
        var found = new HashSet<ISymbol>(SymbolEqualityComparer.Default);
        foreach (var name in node.DescendantNodesAndSelf().OfType<IdentifierNameSyntax>())
        {
            if (model.GetSymbolInfo(name, cancellation).Symbol is not ILocalSymbol local) continue;
            if (loops.Contains(local)) found.Add(local);
            else if (depth < DeepestLocal && Initializer(local, cancellation) is { } value && ConstantArray.Elements(value) is null)
                found.UnionWith(Mentioned(value, loops, model, cancellation, depth + 1));
        }
        return found;
    }

    private static ExpressionSyntax? Initializer(ILocalSymbol local, CancellationToken cancellation) =>
        (local.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax(cancellation) as VariableDeclaratorSyntax)?.Initializer?.Value;
}
