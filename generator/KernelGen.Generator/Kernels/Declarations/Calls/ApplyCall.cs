using System.Linq;
using System.Threading;
using KernelGen.Generator.Roslyn;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace KernelGen.Generator.Kernels.Declarations.Calls;

/// <summary>A call of <c>Convolution.Apply</c> whose kernel is known when the program is compiled.</summary>
/// <param name="Kernel">The kernel.</param>
/// <param name="Signature">The parameters that a declaration in its place would have.</param>
internal sealed record ApplyCall(KernelCall Kernel, Signature Signature)
{
    public static ApplyCall? Read(IInvocationOperation call, CancellationToken cancellation)
    {
        var method = call.TargetMethod;
        if (method.Name != "Apply" || !KernelCall.IsOurs(method.ContainingType, "Convolution") || method.TypeArguments.Length != 2) return null;
        if (call.Arguments.FirstOrDefault(argument => argument.Parameter?.Name == "kernel")?.Value is not { } value) return null;
        if (Origin(value, cancellation) is not { } origin || KernelCallReader.Read(origin, cancellation) is not { } kernel) return null;

        var isParallel = call.Arguments.Any(argument =>
            argument is { Parameter.Name: "options", ArgumentKind: ArgumentKind.Explicit, Value.ConstantValue.HasValue: false });
        var shape = method.Parameters.Any(parameter => parameter.Name == "signal") ? PictureShape.Signal
            : method.Parameters.Any(parameter => parameter.Name == "width") ? PictureShape.Flat
            : PictureShape.Plane;
        if (shape == PictureShape.Signal)
        {
            // of the sums, [Kernel1D] alone filters signals
            if (kernel.Declaration.Definition is DenseDefinition { Rows: 1 })
                kernel = kernel with { Declaration = kernel.Declaration with { Attribute = "Kernel1D" } };
            else if (kernel.Declaration.Definition is not ExtremumDefinition { Rows: 1 }) return null;
        }
        return new ApplyCall(kernel, new Signature(
            shape, Name(method.TypeArguments[0]), Name(method.TypeArguments[1]), isParallel ? Trailer.ParallelOptions : Trailer.None));
    }

    private static string Name(ITypeSymbol type) => type.ToDisplayString(SymbolDisplayFormat.MinimallyQualifiedFormat);

    /// <summary>The expression that made the value: itself, or the initializer of something that never changes and stands in the same file.</summary>
    private static IOperation? Origin(IOperation value, CancellationToken cancellation)
    {
        while (value is IConversionOperation or IParenthesizedOperation) value = value.ChildOperations.First();
        var symbol = value switch
        {
            IFieldReferenceOperation { Field.IsReadOnly: true } field => field.Field,
            IPropertyReferenceOperation { Property: { IsStatic: true, IsReadOnly: true } property } => property,
            ILocalReferenceOperation local when NeverAssigned(local.Local, cancellation) => local.Local,
            _ => (ISymbol?)null,
        };
        if (symbol is null) return value;
        var declared = symbol.DeclaringSyntaxReferences.SingleOrDefault()?.GetSyntax(cancellation);
        if (declared?.SyntaxTree != value.Syntax.SyntaxTree) return null;
        var initializer = declared switch
        {
            VariableDeclaratorSyntax variable => variable.Initializer?.Value,
            PropertyDeclarationSyntax property => property.Initializer?.Value,
            _ => null,
        };
        return initializer is null ? null : value.SemanticModel?.GetOperation(initializer, cancellation);
    }

    private static bool NeverAssigned(ILocalSymbol local, CancellationToken cancellation) =>
        local.DeclaringSyntaxReferences.SingleOrDefault()?.GetSyntax(cancellation).FirstAncestorOrSelf<MemberDeclarationSyntax>() is { } member
        && !member.DescendantNodes().Any(node => node switch
        {
            AssignmentExpressionSyntax assignment => IsNamed(assignment.Left, local.Name),
            ArgumentSyntax { RefKindKeyword.RawKind: not 0 } argument => IsNamed(argument.Expression, local.Name),
            _ => false,
        });

    private static bool IsNamed(ExpressionSyntax expression, string name) =>
        expression.DescendantNodesAndSelf().OfType<IdentifierNameSyntax>().Any(identifier => identifier.Identifier.ValueText == name);
}
