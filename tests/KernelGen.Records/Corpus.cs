using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Reflection;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace KernelGen.Records;

/// <summary>The declarations in the folder Corpus, compiled with the generator of this working tree.</summary>
internal static class Corpus
{
    private static readonly CSharpParseOptions Parsing = new(LanguageVersion.CSharp12);

    /// <summary>Where the declarations are.</summary>
    public static string Folder { get; } = Path.Combine(AppContext.BaseDirectory, "Corpus");

    /// <summary>The generator, as a compiler runs it.</summary>
    public static GeneratorDriver Driver() => CSharpGeneratorDriver.Create([new Generator.KernelGenerator().AsSourceGenerator()], [], Parsing);

    /// <summary>A program before generation.</summary>
    public static CSharpCompilation Program(IEnumerable<(string Path, string Text)> sources) => CSharpCompilation.Create(
        "Corpus",
        sources.Select(source => CSharpSyntaxTree.ParseText(source.Text, Parsing, source.Path)),
        ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!)
            .Split(Path.PathSeparator)
            .Where(path => !Path.GetFileName(path).StartsWith("KernelGen.Generator", StringComparison.Ordinal))
            .Select(path => MetadataReference.CreateFromFile(path)),
        new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, optimizationLevel: OptimizationLevel.Release));

    /// <summary>The generated files, by name, and the program that they complete.</summary>
    public static (IReadOnlyList<(string Name, string Text)> Files, Compilation Program) Generate()
    {
        var paths = Directory.GetFiles(Folder, "*.cs").Order(StringComparer.Ordinal);
        var driver = Driver()
            .RunGeneratorsAndUpdateCompilation(Program(paths.Select(path => (path, File.ReadAllText(path)))), out var completed, out _);
        var files = driver.GetRunResult().Results
            .SelectMany(result => result.GeneratedSources)
            .Select(source => (source.HintName, source.SourceText.ToString()))
            .ToArray();
        return (files, completed);
    }

    /// <summary>The compiled corpus.</summary>
    public static Assembly Load()
    {
        var image = new MemoryStream();
        Compile(image);
        return Assembly.Load(image.ToArray());
    }

    /// <summary>Writes the compiled corpus.</summary>
    public static void Save(string path)
    {
        using var file = File.Create(path);
        Compile(file);
    }

    private static void Compile(Stream image)
    {
        var result = Generate().Program.Emit(image);
        if (!result.Success) throw new InvalidOperationException(string.Join('\n', result.Diagnostics.Take(10)));
    }
}
