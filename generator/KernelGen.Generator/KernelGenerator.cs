using System.Collections.Generic;
using System.Linq;
using System.Text;
using System.Threading;
using KernelGen.Generator.Diagnostics;
using KernelGen.Generator.Kernels.Declarations;
using KernelGen.Generator.Networks.Declarations;
using KernelGen.Generator.Networks.Planning;
using KernelGen.Generator.Networks.Rules;
using KernelGen.Generator.Roslyn;
using KernelGen.Generator.Support;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace KernelGen.Generator;

/// <summary>
/// Completes every partial method with a kernel attribute or <c>[Layer]</c> and every partial class with <c>[Network]</c>: one
/// file per declaration, written anew only when that declaration changed.
/// </summary>
[Generator(LanguageNames.CSharp)]
public sealed class KernelGenerator : IIncrementalGenerator
{
    /// <summary>The tracking name of the step that reads declarations.</summary>
    public const string DeclarationsStep = "Declarations";

    /// <summary>The tracking name of the step that writes sources.</summary>
    public const string SourcesStep = "Sources";

    /// <inheritdoc/>
    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        var settings = context.AnalyzerConfigOptionsProvider.Select(static (options, _) => Settings.Of(options));

        foreach (var reader in AttributeReaders.All)
            Write(context, context.SyntaxProvider
                .ForAttributeWithMetadataName(
                    reader.MetadataName,
                    static (node, _) => node is MethodDeclarationSyntax,
                    (found, cancellation) => ReadKernel(found, reader, cancellation))
                .WithTrackingName(DeclarationsStep)
                .Combine(settings)
                .Select(static (found, cancellation) => found.Left is not { } declaration ? ((string?)null, (string?)null) : (
                    declaration.Method.HintName,
                    KernelCompiler.Compile(found.Right.TakesNotes ? declaration : declaration with { Method = declaration.Method.WithoutNotes() }, found.Right.Widths, cancellation))));

        Write(context, context.SyntaxProvider
            .ForAttributeWithMetadataName(
                SequenceReader.LayerAttribute,
                static (node, _) => node is MethodDeclarationSyntax,
                ReadLayer)
            .WithTrackingName(DeclarationsStep)
            .Combine(settings)
            .Select(static (found, cancellation) => found.Left is not { } declaration ? ((string?)null, (string?)null) : (
                declaration.Method.HintName,
                KernelCompiler.Compile(found.Right.TakesNotes ? declaration : declaration with { Method = declaration.Method.WithoutNotes() }, found.Right.Widths, cancellation))));

        var networks = context.SyntaxProvider
            .ForAttributeWithMetadataName(SequenceReader.NetworkAttribute, static (node, _) => node is ClassDeclarationSyntax or RecordDeclarationSyntax, ReadNetwork)
            .WithTrackingName(DeclarationsStep)
            .Combine(context.AdditionalTextsProvider.Collect().Combine(context.AnalyzerConfigOptionsProvider))
            .Select(static (found, cancellation) => (Declaration: found.Left, File: found.Left is null
                ? null : WeightsFile.Find(found.Left, found.Right.Left, found.Right.Right, cancellation)));
        Write(context, networks
            .Combine(settings)
            .Combine(TooManyBakedWeights(networks))
            .Select(static (found, cancellation) => found.Left.Left.Declaration is not { } declaration ? ((string?)null, (string?)null) : (
                declaration.Class.HintName,
                KernelCompiler.Compile(
                    declaration with { Class = declaration.Class with { TakesNotes = found.Left.Right.TakesNotes } },
                    found.Left.Left.File,
                    found.Left.Right.Widths,
                    found.Right,
                    cancellation))));
    }

    /// <summary>What is wrong with the baked weights of all networks together; null, and so no change, as long as they fit.</summary>
    private static IncrementalValueProvider<Problem?> TooManyBakedWeights(
        IncrementalValuesProvider<(NetworkDeclaration? Declaration, WeightsFile? File)> networks) => networks
        .Where(static network => network is { Declaration: not null, File.Text: not null })
        .Select(static (network, cancellation) => (
            network.Declaration!.Class.DisplayName,
            Strings: KernelCompiler.BakedStringsOf(network.Declaration!, network.File, cancellation).ToEquatableArray()))
        .Where(static network => network.Strings.Count > 0)
        .Collect()
        .Select(static (networks, _) => WeightsMustFitTheAssembly.Check(
            [.. networks.Select(static network => (network.DisplayName, (IReadOnlyList<BakedStrings>)network.Strings))]));

    private static void Write(IncrementalGeneratorInitializationContext context, IncrementalValuesProvider<(string? HintName, string? Text)> sources) =>
        context.RegisterSourceOutput(sources.WithTrackingName(SourcesStep), static (output, source) =>
        {
            if (source.Text is not null) output.AddSource(source.HintName + ".g.cs", SourceText.From(source.Text, Encoding.UTF8));
        });

    /// <summary>A method with several kernel attributes is completed once, for the first of them.</summary>
    private static Declaration? ReadKernel(GeneratorAttributeSyntaxContext found, IAttributeReader reader, CancellationToken cancellation)
    {
        var declaration = DeclarationReader.Read((IMethodSymbol)found.TargetSymbol, (MethodDeclarationSyntax)found.TargetNode, cancellation);
        return declaration?.Attribute == reader.Name
            ? declaration with { Method = WithDocumentation(declaration.Method, found, cancellation) } : null;
    }

    private static LayerMethodDeclaration? ReadLayer(GeneratorAttributeSyntaxContext found, CancellationToken cancellation) =>
        LayerMethodReader.Read((IMethodSymbol)found.TargetSymbol, (MethodDeclarationSyntax)found.TargetNode, cancellation) is { } declaration
            ? declaration with { Method = WithDocumentation(declaration.Method, found, cancellation) } : null;

    /// <summary>Documentation is read for the other half alone, which the analyzer does not write.</summary>
    private static MethodModel WithDocumentation(MethodModel method, GeneratorAttributeSyntaxContext found, CancellationToken cancellation) =>
        method with { Documentation = DocumentationReader.Read((IMethodSymbol)found.TargetSymbol, found.TargetNode, cancellation) };

    /// <summary>A class with [Network] on several parts, which the compiler refuses, is completed once, for the first of them.</summary>
    private static NetworkDeclaration? ReadNetwork(GeneratorAttributeSyntaxContext found, CancellationToken cancellation)
    {
        var type = (INamedTypeSymbol)found.TargetSymbol;
        var head = SequenceReader.Head(type, SequenceReader.NetworkAttribute)!.ApplicationSyntaxReference!;
        return type.TypeKind == TypeKind.Class && head.SyntaxTree == found.TargetNode.SyntaxTree && found.TargetNode.Span.Contains(head.Span)
            ? NetworkReader.Read(type, cancellation)
            : null;
    }
}
