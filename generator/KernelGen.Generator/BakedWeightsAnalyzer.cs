using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using KernelGen.Generator.Diagnostics;
using KernelGen.Generator.Networks.Declarations;
using KernelGen.Generator.Networks.Planning;
using KernelGen.Generator.Networks.Rules;
using KernelGen.Generator.Roslyn;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;

namespace KernelGen.Generator;

/// <summary>Reports if the baked weights of all networks of an assembly are too many.</summary>
/// <remarks>
/// The generator handles one network at a time, so that a change of one does not write another; this analyzer counts all of them.
/// </remarks>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class BakedWeightsAnalyzer : DiagnosticAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } =
        Descriptors.Declarations.Where(static descriptor => descriptor.Id == WeightsMustFitTheAssembly.Id).ToImmutableArray();

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        // as KernelAnalyzer: the generated half makes Roslyn take the user's half for generated code too
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.Analyze | GeneratedCodeAnalysisFlags.ReportDiagnostics);
        context.EnableConcurrentExecution();
        context.RegisterCompilationStartAction(static start =>
        {
            var baked = new ConcurrentBag<(string Name, IReadOnlyList<BakedStrings> Strings, PlaceFinder Places)>();
            start.RegisterSymbolAction(symbol => Read(symbol, baked), SymbolKind.NamedType);
            start.RegisterCompilationEndAction(end =>
            {
                var networks = baked.OrderBy(static network => network.Name, System.StringComparer.Ordinal).ToArray();
                var problem = WeightsMustFitTheAssembly.Check(networks.Select(static network => (network.Name, network.Strings)).ToArray());
                if (problem is null) return;
                foreach (var network in networks) end.ReportDiagnostic(problem.At(network.Places.Find(problem.Place)));
            });
        });
    }

    private static void Read(SymbolAnalysisContext context, ConcurrentBag<(string, IReadOnlyList<BakedStrings>, PlaceFinder)> baked)
    {
        var type = (INamedTypeSymbol)context.Symbol;
        if (type.TypeKind != TypeKind.Class || SequenceReader.Head(type, SequenceReader.NetworkAttribute) is not { } head) return;
        var written = head.ApplicationSyntaxReference!.GetSyntax(context.CancellationToken);
        if (written.FirstAncestorOrSelf<TypeDeclarationSyntax>() is not { } syntax
            || NetworkReader.Read(type, context.CancellationToken) is not { Options.Weights: not null } declaration) return;
        var file = WeightsFile.Find(
            declaration, context.Options.AdditionalFiles, context.Options.AnalyzerConfigOptionsProvider, context.CancellationToken);
        var strings = KernelCompiler.BakedStringsOf(declaration, file);
        if (strings.Count == 0) return;
        var places = new PlaceFinder(syntax.Identifier, null, type, [head], SequenceReader.LayerAttributes(type));
        baked.Add((declaration.Class.DisplayName, strings, places));
    }
}
