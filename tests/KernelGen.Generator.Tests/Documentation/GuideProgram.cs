using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.IO;
using System.Linq;
using System.Runtime.Loader;
using System.Threading;
using System.Threading.Tasks;
using KernelGen.Generator.Tests.Harness;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;
using Xunit;

namespace KernelGen.Generator.Tests.Documentation;

/// <summary>Blocks of a guide, compiled as a reader's project would be.</summary>
internal sealed class GuideProgram
{
    // The SDK's implicit usings, and the one that guides take for granted.
    private const string Usings = """
        global using System;
        global using System.Collections.Generic;
        global using System.IO;
        global using System.Linq;
        global using System.Threading;
        global using System.Threading.Tasks;
        global using KernelGen;
        """;

    private static readonly CSharpParseOptions Language = new(LanguageVersion.CSharp12);

    private static readonly ImmutableArray<MetadataReference> References =
    [
        .. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Where(static path => !Path.GetFileName(path).StartsWith("KernelGen.Generator", StringComparison.Ordinal))
            .Select(static path => MetadataReference.CreateFromFile(path)),
    ];

    private readonly Compilation compilation;

    /// <param name="blocks">C#; at most one of them has statements.</param>
    public GuideProgram(params IEnumerable<string> blocks)
    {
        string[] texts = [Usings, .. blocks];
        var kind = blocks.Any(HasStatements) ? OutputKind.ConsoleApplication : OutputKind.DynamicallyLinkedLibrary;
        var before = CSharpCompilation.Create(
            "Guide", texts.Select(static text => CSharpSyntaxTree.ParseText(text, Language)), References,
            new CSharpCompilationOptions(kind, nullableContextOptions: NullableContextOptions.Enable));
        Program.Driver(Language).AddAdditionalTexts([new TrainedDigits()])
            .RunGeneratorsAndUpdateCompilation(before, out compilation, out _);
    }

    /// <summary>The files that the generator wrote.</summary>
    public IReadOnlyList<string> Generated =>
    [
        .. compilation.SyntaxTrees.Where(static tree => tree.FilePath.EndsWith(".g.cs", StringComparison.Ordinal))
            .Select(static tree => tree.ToString()),
    ];

    /// <summary>Whether a block is a program rather than declarations.</summary>
    public static bool HasStatements(string block) =>
        CSharpSyntaxTree.ParseText(block, Language).GetCompilationUnitRoot().Members.Any(
            static member => member is GlobalStatementSyntax);

    /// <summary>What compiler and analyzers say; of the compiler's own warnings, those that a project shows.</summary>
    public async Task<IReadOnlyList<Diagnostic>> Diagnostics()
    {
        var options = new CompilationWithAnalyzersOptions(
            new AnalyzerOptions([new TrainedDigits()]),
            onAnalyzerException: null, concurrentAnalysis: false, logAnalyzerExecutionTime: false);
        var said = await compilation.WithAnalyzers([new KernelAnalyzer(), new CallAnalyzer()], options).GetAnalyzerDiagnosticsAsync();
        var compiled = compilation.GetDiagnostics().Where(
            static it => it.Severity >= DiagnosticSeverity.Warning && it.Id is not "CS1701" and not "CS1702");
        return [.. compiled, .. said];
    }

    /// <summary>Runs the program in a folder of its own.</summary>
    /// <returns>What it prints.</returns>
    public string Run()
    {
        using var image = new MemoryStream();
        Assert.True(compilation.Emit(image).Success);
        image.Position = 0;
        var context = new AssemblyLoadContext("guide", isCollectible: true);
        var (console, current) = (Console.Out, Environment.CurrentDirectory);
        var folder = Directory.CreateTempSubdirectory("guide");
        using var output = new StringWriter();
        try
        {
            Environment.CurrentDirectory = folder.FullName;
            Console.SetOut(output);
            context.LoadFromStream(image).EntryPoint!.Invoke(null, [Array.Empty<string>()]);
        }
        finally
        {
            Console.SetOut(console);
            Environment.CurrentDirectory = current;
            context.Unload();
            folder.Delete(recursive: true);
        }
        return output.ToString().ReplaceLineEndings("\n");
    }

    /// <summary>The weights that guides bake in: those of the sample that ships.</summary>
    private sealed class TrainedDigits : AdditionalText
    {
        public override string Path => "/project/digits.weights";

        public override SourceText GetText(CancellationToken cancellationToken = default) =>
            SourceText.From(File.ReadAllText(System.IO.Path.Combine(Markdown.Root, "samples", "ReadDigit", "digits.weights")));
    }
}
