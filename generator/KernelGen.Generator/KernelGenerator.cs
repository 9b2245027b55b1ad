using System.Linq;
using System.Text;
using KernelGen.Generator.Declarations;
using KernelGen.Generator.Declarations.Attributes;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace KernelGen.Generator;

/// <summary>Completes every partial method with a kernel attribute: one file per declaration, written anew only when that declaration changed.</summary>
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
        foreach (var reader in AttributeReaders.All)
        {
            var sources = context.SyntaxProvider
                .ForAttributeWithMetadataName(
                    reader.MetadataName,
                    static (node, _) => node is MethodDeclarationSyntax,
                    (found, cancellation) => IsFirst(found, reader)
                        ? DeclarationReader.Read((IMethodSymbol)found.TargetSymbol, (MethodDeclarationSyntax)found.TargetNode, cancellation)
                        : null)
                .WithTrackingName(DeclarationsStep)
                .Select(static (declaration, _) => declaration is not null && KernelCompiler.Compile(declaration) is { } text
                    ? (declaration.Method.HintName, Text: text)
                    : default)
                .WithTrackingName(SourcesStep);
            context.RegisterSourceOutput(sources, static (output, source) =>
            {
                if (source.Text is not null) output.AddSource(source.HintName + ".g.cs", SourceText.From(source.Text, Encoding.UTF8));
            });
        }
    }

    /// <summary>A method with several kernel attributes is completed once, for the first of them.</summary>
    private static bool IsFirst(GeneratorAttributeSyntaxContext found, IAttributeReader reader) =>
        DeclarationReader.KernelAttributes((IMethodSymbol)found.TargetSymbol).FirstOrDefault()?.AttributeClass?.Name == reader.Name + "Attribute";
}
