using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;

namespace KernelGen.Generator.Tests.Harness;

/// <summary>A small user program: compiled in memory with the real generator and the real analyzer.</summary>
internal sealed class Program
{
    private static readonly ImmutableArray<MetadataReference> References =
        ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
        .Where(path => !Path.GetFileName(path).StartsWith("KernelGen.Generator", StringComparison.Ordinal))
        .Select(path => (MetadataReference)MetadataReference.CreateFromFile(path))
        .ToImmutableArray();

    private readonly GeneratorDriverRunResult run;
    private readonly AnalyzerConfigOptionsProvider? options;

    private Program(string[] sources, LanguageVersion language, bool checkOverflow, AnalyzerConfigOptionsProvider? options = null)
    {
        this.options = options;
        var parse = new CSharpParseOptions(language, DocumentationMode.Diagnose);
        Before = CSharpCompilation.Create(
            "User",
            sources.Select((source, index) => CSharpSyntaxTree.ParseText(source, parse, $"User{index}.cs")),
            References,
            new CSharpCompilationOptions(
                HasStatements(sources, parse) ? OutputKind.ConsoleApplication : OutputKind.DynamicallyLinkedLibrary, allowUnsafe: true, nullableContextOptions: NullableContextOptions.Enable,
                checkOverflow: checkOverflow, generalDiagnosticOption: ReportDiagnostic.Error,
                specificDiagnosticOptions: [new("CS1591", ReportDiagnostic.Suppress), new("CS1701", ReportDiagnostic.Suppress), new("CS1702", ReportDiagnostic.Suppress)]));
        run = Driver(parse, options).RunGeneratorsAndUpdateCompilation(Before, out var after, out _).GetRunResult();
        After = after;
    }

    /// <summary>Statements outside of types belong to a program that starts with them.</summary>
    private static bool HasStatements(string[] sources, CSharpParseOptions parse) => sources.Any(source =>
        CSharpSyntaxTree.ParseText(source, parse).GetCompilationUnitRoot().Members.Any(member => member is GlobalStatementSyntax));

    public CSharpCompilation Before { get; }

    public Compilation After { get; }

    /// <summary>What the generator wrote, by file name.</summary>
    public IReadOnlyDictionary<string, string> Files =>
        run.Results[0].GeneratedSources.ToDictionary(source => source.HintName, source => source.SourceText.ToString());

    public Exception? GeneratorException => run.Results[0].Exception;

    /// <summary>All that the compiler says at the level of a warning or an error, the generated files included.</summary>
    public IReadOnlyList<Diagnostic> CompilerDiagnostics =>
        After.GetDiagnostics().Where(diagnostic => diagnostic.Severity >= DiagnosticSeverity.Warning).ToArray();

    public static Program Of(params string[] sources) => new(sources, LanguageVersion.CSharp12, checkOverflow: false);

    /// <summary>A program of a project that sets properties.</summary>
    public static Program Of(AnalyzerConfigOptionsProvider options, params string[] sources) =>
        new(sources, LanguageVersion.CSharp12, checkOverflow: false, options);

    public static Program Of(LanguageVersion language, bool checkOverflow, params string[] sources) => new(sources, language, checkOverflow);

    /// <summary>A program of one static partial class, with the namespaces that users import.</summary>
    public static string Class(string members) => $$"""
        using System;
        using System.Threading.Tasks;
        using KernelGen;

        namespace Demo;

        public static partial class Filters
        {
            {{members}}
        }
        """;

    /// <summary>A 3x3 kernel over byte spans with the given attribute.</summary>
    public static string Filter(string attribute, string name = "Apply") => Class($$"""
        [{{attribute}}]
            public static partial void {{name}}(ReadOnlySpan<byte> source, Span<byte> destination, int width, int height);
        """);

    public static GeneratorDriver Driver(CSharpParseOptions? parse = null, AnalyzerConfigOptionsProvider? options = null) => CSharpGeneratorDriver.Create(
        [new KernelGenerator().AsSourceGenerator()],
        parseOptions: parse ?? new CSharpParseOptions(LanguageVersion.CSharp12),
        optionsProvider: options,
        driverOptions: new GeneratorDriverOptions(IncrementalGeneratorOutputKind.None, trackIncrementalGeneratorSteps: true));

    /// <summary>
    /// What must hold of any program: nobody throws, no generated file has an error, and where nothing completes a declaration the user is
    /// told so, by the compiler or by KernelGen.
    /// </summary>
    /// <param name="declarations">How many declarations the program has.</param>
    public async Task AssertSound(int declarations = 1)
    {
        var source = string.Join("\n", Before.SyntaxTrees.Select(tree => tree.ToString()));
        Xunit.Assert.True(GeneratorException is null, source + "\n" + GeneratorException);
        var errors = After.GetDiagnostics().Where(diagnostic => diagnostic.DefaultSeverity == DiagnosticSeverity.Error).ToArray();
        var repeated = errors.Where(diagnostic => diagnostic.Location.SourceTree is { } tree && !Before.ContainsSyntaxTree(tree)).ToArray();
        Xunit.Assert.True(repeated.Length == 0, source + "\n" + string.Join("\n", errors.AsEnumerable()));
        var told = (await Analyze()).Count(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error);
        Xunit.Assert.True(Files.Count >= declarations || errors.Length > 0 || told > 0, source + "\nis silently left out");
    }

    /// <summary>What KernelGen's analyzer says, in the order of the source.</summary>
    public async Task<IReadOnlyList<Diagnostic>> Analyze()
    {
        var project = options is null ? null : new AnalyzerOptions([], options);
        var analysis = await After.WithAnalyzers([new KernelAnalyzer(), new CallAnalyzer(), new SettingsAnalyzer()], project)
            .GetAnalyzerDiagnosticsAsync();
        Xunit.Assert.DoesNotContain(analysis, diagnostic => diagnostic.Id == "AD0001");     // an exception in an analyzer
        return analysis.OrderBy(diagnostic => diagnostic.Location.SourceSpan.Start).ToArray();
    }

    /// <summary>The source text under a diagnostic.</summary>
    public static string TextAt(Diagnostic diagnostic) =>
        diagnostic.Location.SourceTree!.GetText().ToString(diagnostic.Location.SourceSpan);
}
