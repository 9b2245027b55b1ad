using System;
using System.Collections.Generic;
using System.Diagnostics.CodeAnalysis;
using System.IO;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace KernelGen.Execution.Tests.Harness;

/// <summary>The C# compiler with the real generator, in memory, as a user's project would run them: every warning is an error.</summary>
internal static class Compiler
{
    private static readonly MetadataReference[] References = ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!)
        .Split(Path.PathSeparator)
        .Where(IsForUsers)
        .Select(path => MetadataReference.CreateFromFile(path))
        .ToArray();

    /// <summary>An assembly's image.</summary>
    /// <exception cref="InvalidOperationException">The compiler or the generator has something to say; the message quotes it.</exception>
    public static MemoryStream Compile(LanguageVersion version, params IEnumerable<string> sources) => Compile(version, [], sources);

    /// <summary>An assembly's image.</summary>
    /// <param name="version">The language.</param>
    /// <param name="files">The project's additional files.</param>
    /// <param name="sources">The project's sources.</param>
    /// <param name="widths">The vector widths that the project names; null: none, and so all.</param>
    /// <exception cref="InvalidOperationException">The compiler or the generator has something to say; the message quotes it.</exception>
    public static MemoryStream Compile(
        LanguageVersion version, IReadOnlyList<AdditionalText> files, IEnumerable<string> sources, string? widths = null)
    {
        var (compilation, driverDiagnostics) = Generate(version, files, sources, widths);
        var image = new MemoryStream();
        var complaints = driverDiagnostics
            .Concat(compilation.Emit(image).Diagnostics)
            .Where(diagnostic => diagnostic.Severity >= DiagnosticSeverity.Warning)
            .ToArray();
        if (complaints.Length > 0)
            throw new InvalidOperationException(string.Join("\n", complaints.Take(20).Select(d => $"{d}\n    {Quote(d)}")));
        image.Position = 0;
        return image;
    }

    private static (Compilation Compilation, IEnumerable<Diagnostic> Diagnostics) Generate(
        LanguageVersion version, IReadOnlyList<AdditionalText> files, IEnumerable<string> sources, string? widths)
    {
        var parsing = new CSharpParseOptions(version);
        var options = new CSharpCompilationOptions(
            OutputKind.DynamicallyLinkedLibrary,
            optimizationLevel: OptimizationLevel.Release,
            generalDiagnosticOption: ReportDiagnostic.Error,
            nullableContextOptions: NullableContextOptions.Enable);
        var compilation = CSharpCompilation.Create(
            "Declarations" + Guid.NewGuid().ToString("N"),
            sources.Select(source => CSharpSyntaxTree.ParseText(source, parsing)),
            References,
            options);
        var driver = CSharpGeneratorDriver.Create([new Generator.KernelGenerator().AsSourceGenerator()], files, parsing, widths is null ? null : new NamedWidths(widths));
        driver.RunGeneratorsAndUpdateCompilation(compilation, out var generated, out var diagnostics);
        return (generated, diagnostics);
    }

    /// <summary>What a build tells of a project that names vector widths.</summary>
    private sealed class NamedWidths(string widths) : AnalyzerConfigOptionsProvider
    {
        public override AnalyzerConfigOptions GlobalOptions { get; } = new Values(widths);

        public override AnalyzerConfigOptions GetOptions(SyntaxTree tree) => GlobalOptions;

        public override AnalyzerConfigOptions GetOptions(AdditionalText textFile) => GlobalOptions;

        private sealed class Values(string widths) : AnalyzerConfigOptions
        {
            public override bool TryGetValue(string key, [NotNullWhen(true)] out string? value) =>
                (value = key == "build_property.KernelGenVectorWidthList" ? widths : null) is not null;
        }
    }

    private static string Quote(Diagnostic diagnostic) =>
        diagnostic.Location.SourceTree?.GetText().Lines[diagnostic.Location.GetLineSpan().StartLinePosition.Line].ToString().Trim() ?? "";

    /// <summary>The platform, the runtime library and the two libraries whose types signatures may use; not the tests' own tools.</summary>
    private static bool IsForUsers(string path)
    {
        var name = Path.GetFileNameWithoutExtension(path);
        return name is "KernelGen" or "CommunityToolkit.HighPerformance"
            || (name.StartsWith("System", StringComparison.Ordinal) && name != "System.Private.CoreLib.resources")
            || name is "mscorlib" or "netstandard";
    }
}
