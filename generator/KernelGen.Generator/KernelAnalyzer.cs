using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using KernelGen.Generator.Diagnostics;
using KernelGen.Generator.Kernels.Declarations;
using KernelGen.Generator.Networks.Declarations;
using KernelGen.Generator.Roslyn;
using KernelGen.Generator.Rules;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;

namespace KernelGen.Generator;

/// <summary>Reports the problems that <see cref="KernelCompiler"/> finds in a declaration, at their places.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class KernelAnalyzer : DiagnosticAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => Descriptors.Declarations;

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        // A completed method carries the generated half's [GeneratedCode], so Roslyn takes the user's half for generated code too.
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.Analyze | GeneratedCodeAnalysisFlags.ReportDiagnostics);
        context.EnableConcurrentExecution();
        context.RegisterSymbolAction(AnalyzeKernel, SymbolKind.Method);
        context.RegisterSymbolAction(AnalyzeLayer, SymbolKind.Method);
        context.RegisterSymbolAction(AnalyzeNetwork, SymbolKind.NamedType);
        context.RegisterSymbolAction(AnalyzeStray, SymbolKind.Method, SymbolKind.NamedType);
        context.RegisterSyntaxNodeAction(
            AnalyzeFunction, SyntaxKind.LocalFunctionStatement, SyntaxKind.ParenthesizedLambdaExpression, SyntaxKind.SimpleLambdaExpression);
        context.RegisterSemanticModelAction(AnalyzeExtensionBlocks);
    }

    private static void AnalyzeKernel(SymbolAnalysisContext context)
    {
        var method = (IMethodSymbol)context.Symbol;
        var attributes = DeclarationReader.KernelAttributes(method);
        if (attributes.Count > 0 && DeclarationOf(method, attributes[0], context) is { } syntax
            && DeclarationReader.Read(method, syntax, context.CancellationToken) is { } declaration)
            Report(context, KernelCompiler.Check(declaration, Settings.Of(context.Options.AnalyzerConfigOptionsProvider).Widths, context.CancellationToken), new PlaceFinder(
                syntax.Identifier, syntax.ParameterList, method.ContainingType, attributes, []));
    }

    private static void AnalyzeLayer(SymbolAnalysisContext context)
    {
        var method = (IMethodSymbol)context.Symbol;
        if (SequenceReader.Head(method, SequenceReader.LayerAttribute) is { } head && DeclarationOf(method, head, context) is { } syntax
            && LayerMethodReader.Read(method, syntax, context.CancellationToken) is { } declaration)
            Report(context, KernelCompiler.Check(declaration, context.CancellationToken), new PlaceFinder(
                syntax.Identifier, syntax.ParameterList, method.ContainingType, [head], SequenceReader.LayerAttributes(method)));
    }

    private static void AnalyzeNetwork(SymbolAnalysisContext context)
    {
        var type = (INamedTypeSymbol)context.Symbol;
        if (type.TypeKind == TypeKind.Class && SequenceReader.Head(type, SequenceReader.NetworkAttribute) is { } head
            && head.ApplicationSyntaxReference!.GetSyntax(context.CancellationToken).FirstAncestorOrSelf<TypeDeclarationSyntax>() is { } syntax
            && NetworkReader.Read(type, context.CancellationToken) is { } declaration)
        {
            var file = WeightsFile.Find(
                declaration, context.Options.AdditionalFiles, context.Options.AnalyzerConfigOptionsProvider, context.CancellationToken);
            var places = new PlaceFinder(syntax.Identifier, null, type, [head], SequenceReader.LayerAttributes(type));
            Report(context, KernelCompiler.Check(declaration, file, context.CancellationToken), places);
        }
    }

    private static void AnalyzeStray(SymbolAnalysisContext context)
    {
        // see AnalyzeExtensionBlocks
        if (context.Symbol is IMethodSymbol member && IsExtensionMember(member)) return;
        if (context.Symbol is IMethodSymbol method && StrayAttributes.Of(method) is { } stray) Report(context.ReportDiagnostic, stray);
        if (!GeneratedHalf.Contains(context.Symbol) && context.Symbol is not IMethodSymbol { PartialDefinitionPart: not null }
            && StrayAttributes.OfLayers(context.Symbol) is { } layer)
            Report(context.ReportDiagnostic, layer);
    }

    private static bool IsExtensionMember(IMethodSymbol method) => method.MethodKind == MethodKind.Ordinary && ExtensionBlock.Contains(method);

    /// <summary>Local functions and lambdas are not members, so symbol actions do not visit them.</summary>
    private static void AnalyzeFunction(SyntaxNodeAnalysisContext context)
    {
        var hasAttributes = context.Node switch
        {
            LocalFunctionStatementSyntax function => function.AttributeLists.Count > 0,
            LambdaExpressionSyntax lambda => lambda.AttributeLists.Count > 0,
            _ => false,
        };
        if (!hasAttributes) return;
        var symbol = context.Node is LocalFunctionStatementSyntax
            ? context.SemanticModel.GetDeclaredSymbol(context.Node, context.CancellationToken)
            : context.SemanticModel.GetSymbolInfo(context.Node, context.CancellationToken).Symbol;
        if (symbol is IMethodSymbol method) ReportStray(context.ReportDiagnostic, method);
    }

    /// <summary>
    /// Methods of extension blocks: compilers pass several symbols for one of them to actions, but it occurs once in a file.
    /// </summary>
    private static void AnalyzeExtensionBlocks(SemanticModelAnalysisContext context)
    {
        var nodes = context.SemanticModel.SyntaxTree.GetRoot(context.CancellationToken)
            .DescendantNodes(static node => node is CompilationUnitSyntax or BaseNamespaceDeclarationSyntax or TypeDeclarationSyntax);
        foreach (var method in nodes.OfType<MethodDeclarationSyntax>())
            if (method is { AttributeLists.Count: > 0, Parent: TypeDeclarationSyntax block }
                && block is not (ClassDeclarationSyntax or StructDeclarationSyntax or InterfaceDeclarationSyntax or RecordDeclarationSyntax)
                && context.SemanticModel.GetDeclaredSymbol(method, context.CancellationToken) is { } symbol)
                ReportStray(context.ReportDiagnostic, symbol);
    }

    private static void ReportStray(System.Action<Diagnostic> report, IMethodSymbol method)
    {
        if (StrayAttributes.Of(method) is { } stray) Report(report, stray);
        if (StrayAttributes.OfLayers(method) is { } layer) Report(report, layer);
    }

    private static void Report(System.Action<Diagnostic> report, (AttributeData Attribute, Problem Problem) stray) =>
        report(stray.Problem.At(stray.Attribute.ApplicationSyntaxReference!.GetSyntax().GetLocation()));

    /// <summary>Both parts of a partial method have all attributes; the part with the attribute's syntax is the declaration.</summary>
    private static MethodDeclarationSyntax? DeclarationOf(IMethodSymbol method, AttributeData attribute, SymbolAnalysisContext context) =>
        attribute.ApplicationSyntaxReference!.GetSyntax(context.CancellationToken).FirstAncestorOrSelf<MethodDeclarationSyntax>() is { } syntax
        && method.DeclaringSyntaxReferences.Any(reference => reference.SyntaxTree == syntax.SyntaxTree && reference.Span == syntax.Span)
            ? syntax
            : null;

    private static void Report(SymbolAnalysisContext context, IEnumerable<Problem> problems, PlaceFinder places)
    {
        foreach (var problem in problems) context.ReportDiagnostic(problem.At(places.Find(problem.Place)));
    }
}
