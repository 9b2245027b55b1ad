using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using KernelGen.Generator.Declarations;
using KernelGen.Generator.Declarations.Layers;
using KernelGen.Generator.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;

namespace KernelGen.Generator;

/// <summary>Reports what <see cref="KernelCompiler"/> found wrong with a declaration, at the guilty place.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class KernelAnalyzer : DiagnosticAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => Descriptors.All;

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        // A completed method carries the generated half's [GeneratedCode], so Roslyn takes the user's half for generated code too.
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.Analyze | GeneratedCodeAnalysisFlags.ReportDiagnostics);
        context.EnableConcurrentExecution();
        context.RegisterSymbolAction(AnalyzeKernel, SymbolKind.Method);
        context.RegisterSymbolAction(AnalyzeLayer, SymbolKind.Method);
        context.RegisterSymbolAction(AnalyzeNetwork, SymbolKind.NamedType);
    }

    private static void AnalyzeKernel(SymbolAnalysisContext context)
    {
        var method = (IMethodSymbol)context.Symbol;
        var attributes = DeclarationReader.KernelAttributes(method);
        if (attributes.Count > 0 && DeclarationOf(method, attributes[0], context) is { } syntax
            && DeclarationReader.Read(method, syntax, context.CancellationToken) is { } declaration)
            Report(context, KernelCompiler.Check(declaration), new PlaceFinder(syntax.Identifier, syntax.ParameterList, method.ContainingType, attributes, []));
    }

    private static void AnalyzeLayer(SymbolAnalysisContext context)
    {
        var method = (IMethodSymbol)context.Symbol;
        if (SequenceReader.Head(method, SequenceReader.LayerAttribute) is { } head && DeclarationOf(method, head, context) is { } syntax
            && LayerMethodReader.Read(method, syntax, context.CancellationToken) is { } declaration)
            Report(context, KernelCompiler.Check(declaration), new PlaceFinder(
                syntax.Identifier, syntax.ParameterList, method.ContainingType, [head], SequenceReader.LayerAttributes(method)));
    }

    private static void AnalyzeNetwork(SymbolAnalysisContext context)
    {
        var type = (INamedTypeSymbol)context.Symbol;
        if (type.TypeKind == TypeKind.Class && SequenceReader.Head(type, SequenceReader.NetworkAttribute) is { } head
            && head.ApplicationSyntaxReference!.GetSyntax(context.CancellationToken).FirstAncestorOrSelf<TypeDeclarationSyntax>() is { } syntax
            && NetworkReader.Read(type, context.CancellationToken) is { } declaration)
        {
            var file = WeightsFile.Find(declaration, context.Options.AdditionalFiles, context.CancellationToken);
            var places = new PlaceFinder(syntax.Identifier, null, type, [head], SequenceReader.LayerAttributes(type));
            Report(context, KernelCompiler.Check(declaration, file), places);
        }
    }

    /// <summary>Both parts of a partial method have all attributes; the one that they are written on is the declaration.</summary>
    private static MethodDeclarationSyntax? DeclarationOf(IMethodSymbol method, AttributeData attribute, SymbolAnalysisContext context) =>
        attribute.ApplicationSyntaxReference!.GetSyntax(context.CancellationToken).FirstAncestorOrSelf<MethodDeclarationSyntax>() is { } syntax
        && method.DeclaringSyntaxReferences.Any(reference => reference.SyntaxTree == syntax.SyntaxTree && reference.Span == syntax.Span)
            ? syntax
            : null;

    private static void Report(SymbolAnalysisContext context, IEnumerable<Problem> problems, PlaceFinder places)
    {
        foreach (var problem in problems)
            context.ReportDiagnostic(Diagnostic.Create(
                Descriptors.Of(problem.Id), places.Find(problem.Place), problem.Severity, additionalLocations: null, properties: null, problem.Message));
    }
}
