using System.Collections.Immutable;
using System.Linq;
using KernelGen.Generator.Declarations;
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
        context.RegisterSymbolAction(Analyze, SymbolKind.Method);
    }

    private static void Analyze(SymbolAnalysisContext context)
    {
        var method = (IMethodSymbol)context.Symbol;
        var attributes = DeclarationReader.KernelAttributes(method);
        if (attributes.Count == 0) return;

        // Both parts of a partial method have all attributes; the one that they are written on is the declaration.
        if (attributes[0].ApplicationSyntaxReference!.GetSyntax(context.CancellationToken).FirstAncestorOrSelf<MethodDeclarationSyntax>() is not { } syntax
            || !method.DeclaringSyntaxReferences.Any(reference => reference.SyntaxTree == syntax.SyntaxTree && reference.Span == syntax.Span)
            || DeclarationReader.Read(method, syntax, context.CancellationToken) is not { } declaration) return;

        var places = new PlaceFinder(method, syntax, attributes);
        foreach (var problem in KernelCompiler.Check(declaration))
            context.ReportDiagnostic(Diagnostic.Create(Descriptors.Of(problem.Id), places.Find(problem.Place), problem.Message));
    }
}
