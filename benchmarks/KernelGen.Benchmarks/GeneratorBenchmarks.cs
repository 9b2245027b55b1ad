using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.IO;
using System.Linq;
using System.Text;
using System.Threading;
using BenchmarkDotNet.Attributes;
using KernelGen.Generator;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace KernelGen.Benchmarks;

/// <summary>
/// The cost of generator and analyzer in an editor: a program with a thousand 3x3 kernels in a hundred files, generated as a
/// whole, after typing elsewhere, and after changing one kernel.
/// </summary>
[MemoryDiagnoser, GoalColumn, MaxColumn]
public class GeneratorBenchmarks
{
    private const int Files = 100;
    private const int KernelsPerFile = 10;
    private const int Kernels = Files * KernelsPerFile;

    /// <summary>Key presses before one is measured.</summary>
    private const int KeyPresses = 60;

    private static readonly CSharpParseOptions Parse = new(LanguageVersion.CSharp12);

    private CSharpCompilation program = null!;
    private SyntaxTree unrelated = null!;
    private SyntaxTree related = null!;
    private GeneratorDriver generated = null!;
    private GeneratorDriver empty = null!;
    private GeneratorDriver idle = null!;
    private CSharpCompilation edited = null!;
    private Dictionary<string, SyntaxTree> parsed = null!;
    private Compilation completed = null!;
    private int edits;

    [GlobalSetup]
    public void Setup()
    {
        var trees = Enumerable.Range(0, Files).Select(file => Tree(KernelFile(file, 0), $"Filters{file}.cs")).ToArray();
        (unrelated, related) = (Tree(OtherFile(0), "Other.cs"), trees[Files / 2]);
        program = CSharpCompilation.Create(
            "Program", trees.Append(unrelated), References, new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary));
        generated = Driver(new KernelGenerator()).RunGenerators(program);
        parsed = Sources(generated).ToDictionary(
            source => source.HintName, source => CSharpSyntaxTree.ParseText(source.SourceText, Parse, source.SyntaxTree.FilePath));
        completed = program.AddSyntaxTrees(parsed.Values);
        empty = Driver(new EmptyGenerator(writes: false)).RunGenerators(program);
        idle = Driver(new EmptyGenerator(writes: true)).RunGenerators(program);
    }

    /// <summary>Per kernel: everything from the attribute to the text of its file, after warming up.</summary>
    [Benchmark(OperationsPerInvoke = Kernels), Goal("1 ms")]
    public GeneratorDriver FullGeneration() => Driver(new KernelGenerator()).RunGenerators(program.Clone());

    /// <summary>The minimal cost of any generator for these attributes, for a key press in another file.</summary>
    [Benchmark(Baseline = true)]
    public GeneratorDriver UnrelatedEditOfAnEmptyTransform() => empty.RunGenerators(Edited(unrelated, OtherFile(++edits)));

    /// <summary>The same, with one constant file per declaration.</summary>
    [Benchmark]
    public GeneratorDriver UnrelatedEditOfAnEmptyTransformWithFiles() => idle.RunGenerators(Edited(unrelated, OtherFile(++edits)));

    /// <summary>A key press in a file without kernels.</summary>
    [Benchmark, Goal("1.3x of an empty transform")]
    public GeneratorDriver UnrelatedEdit() => generated.RunGenerators(Edited(unrelated, OtherFile(++edits)));

    /// <summary>A coefficient changed: one file is written.</summary>
    [Benchmark, Goal("2 ms more than UnrelatedEdit")]
    public GeneratorDriver RelatedEdit() => generated.RunGenerators(Edited(related, KernelFile(Files / 2, ++edits)));

    /// <summary>An editor has been open for a while: what it runs at every key press is compiled and optimized.</summary>
    [GlobalSetup(Target = nameof(PauseAfterARelatedEdit))]
    public void SetupAndWarmUp()
    {
        Setup();
        for (var press = 0; press < KeyPresses; press++)
        {
            Edit();
            PauseAfterARelatedEdit();
        }
    }

    /// <summary>The key press.</summary>
    [IterationSetup(Target = nameof(PauseAfterARelatedEdit))]
    public void Edit() => edited = Edited(related, KernelFile(Files / 2, ++edits));

    /// <summary>A coefficient changed: the generator, then all rules over the file that is open.</summary>
    [Benchmark, Goal("50 ms, the longest")]
    public ImmutableArray<Diagnostic> PauseAfterARelatedEdit()
    {
        var (program, change) = Completed();
        return Analyzed(program).GetAnalyzerSemanticDiagnosticsAsync(program.GetSemanticModel(change), null, CancellationToken.None)
            .GetAwaiter().GetResult();
    }

    /// <summary>The edited program with all that is generated; as in an editor, what is the same as before is not parsed again.</summary>
    private (Compilation Program, SyntaxTree Change) Completed()
    {
        var before = completed.SyntaxTrees.Single(tree => tree.FilePath == related.FilePath);
        var change = edited.SyntaxTrees.Single(tree => tree.FilePath == related.FilePath);
        completed = completed.ReplaceSyntaxTree(before, change);
        foreach (var source in Sources(generated.RunGenerators(edited)))
        {
            if (parsed.TryGetValue(source.HintName, out var old) && old.GetText() == source.SourceText) continue;
            parsed[source.HintName] = CSharpSyntaxTree.ParseText(source.SourceText, Parse, source.SyntaxTree.FilePath);
            completed = old is null ? completed.AddSyntaxTrees(parsed[source.HintName]) : completed.ReplaceSyntaxTree(old, parsed[source.HintName]);
        }
        return (completed, change);
    }

    private static ImmutableArray<GeneratedSourceResult> Sources(GeneratorDriver driver) => driver.GetRunResult().Results[0].GeneratedSources;

    /// <summary>Per kernel: all rules, over the user's code alone.</summary>
    [Benchmark(OperationsPerInvoke = Kernels), Goal("1 ms")]
    public ImmutableArray<Diagnostic> Analysis() =>
        Analyzed(program.Clone()).GetAnalyzerDiagnosticsAsync(CancellationToken.None).GetAwaiter().GetResult();

    private static CompilationWithAnalyzers Analyzed(Compilation program) =>
        program.WithAnalyzers([new KernelAnalyzer(), new CallAnalyzer(), new BakedWeightsAnalyzer(), new SettingsAnalyzer()]);

    private CSharpCompilation Edited(SyntaxTree file, string text) => program.ReplaceSyntaxTree(file, Tree(text, file.FilePath));

    private static GeneratorDriver Driver(IIncrementalGenerator generator) =>
        CSharpGeneratorDriver.Create([generator.AsSourceGenerator()], parseOptions: Parse);

    private static SyntaxTree Tree(string text, string path) => CSharpSyntaxTree.ParseText(text, Parse, path);

    private static string OtherFile(int edit) => $"namespace Demo; internal static class Other {{ internal static int Edit => {edit}; }}";

    /// <summary>Ten sharpening kernels of different strength; an edit changes one coefficient of the first.</summary>
    private static string KernelFile(int file, int edit)
    {
        var text = new StringBuilder($"using System;\nusing KernelGen;\nnamespace Demo;\npublic static partial class Filters{file}\n{{\n");
        for (var kernel = 0; kernel < KernelsPerFile; kernel++)
        {
            var center = 5 + (file * KernelsPerFile + kernel) % 100 + (kernel == 0 && edit > 0 ? 1 + edit % 50 : 0);
            text.Append($"    [Kernel3x3(0, -1, 0, -1, {center}, -1, 0, -1, 0, Divisor = {1 + kernel})]\n");
            text.Append($"    public static partial void Sharpen{kernel}(ReadOnlySpan<byte> source, Span<byte> destination, int width, int height);\n");
        }
        return text.Append("}\n").ToString();
    }

    private static MetadataReference[] References => ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!)
        .Split(Path.PathSeparator)
        .Where(path => Path.GetFileNameWithoutExtension(path) is var name
            && (name is "KernelGen" or "netstandard" || name.StartsWith("System.", StringComparison.Ordinal)))
        .Select(path => (MetadataReference)MetadataReference.CreateFromFile(path))
        .ToArray();

    /// <summary>Searches for the same attributes, and generates nothing or one constant line per declaration.</summary>
    private sealed class EmptyGenerator(bool writes) : IIncrementalGenerator
    {
        public void Initialize(IncrementalGeneratorInitializationContext context)
        {
            var kernels = typeof(ConvolutionAttribute).Assembly.GetTypes()
                .Where(type => type.IsSubclassOf(typeof(ConvolutionAttribute)));
            foreach (var attribute in kernels.Concat([typeof(LayerAttribute), typeof(NetworkAttribute)]))
                Find(context, attribute.FullName!);
        }

        private void Find(IncrementalGeneratorInitializationContext context, string attribute)
        {
            var syntax = context.SyntaxProvider;
            if (writes)
                context.RegisterSourceOutput(
                    syntax.ForAttributeWithMetadataName(
                        attribute,
                        static (_, _) => true,
                        static (found, _) => found.TargetSymbol.ContainingType.Name + "." + found.TargetSymbol.Name),
                    static (output, name) => output.AddSource(name + ".g.cs", "// nothing"));
            else
                context.RegisterSourceOutput(
                    syntax.ForAttributeWithMetadataName(attribute, static (_, _) => true, static (_, _) => 0), static (_, _) => { });
        }
    }
}
