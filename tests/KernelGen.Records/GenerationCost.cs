using System;
using System.Diagnostics;
using System.IO;
using System.Linq;
using Microsoft.CodeAnalysis;

namespace KernelGen.Records;

/// <summary>What it costs to generate 1,040 kernels: the 208 random ones of the corpus, five times under other class names.</summary>
internal static class GenerationCost
{
    private const int Copies = 5, Kernels = 1040, Runs = 10;

    /// <summary>Prints the seconds of the processor that the fastest of ten generations took, after one that warms up.</summary>
    public static void Print()
    {
        var program = Corpus.Program(
            from path in Directory.GetFiles(Corpus.Folder, "Random.*.cs").Order(StringComparer.Ordinal)
            let text = File.ReadAllText(path)
            from copy in Enumerable.Range(0, Copies)
            select ($"{copy}.cs", text.Replace("partial class Random", $"partial class Copy{copy}Random", StringComparison.Ordinal)));
        Generate(program);
        var seconds = Enumerable.Range(0, Runs).Select(_ => Generate(program)).Min();
        Console.WriteLine(FormattableString.Invariant($"{Kernels} kernels: {seconds:f2} s of user time, best of {Runs}"));
    }

    private static double Generate(Compilation program)
    {
        GC.Collect();
        using var process = Process.GetCurrentProcess();
        var before = process.UserProcessorTime;
        var files = Corpus.Driver().RunGenerators(program.Clone()).GetRunResult().GeneratedTrees.Length;
        process.Refresh();
        if (files != Kernels) throw new InvalidOperationException($"{files} files were generated, not {Kernels}.");
        return (process.UserProcessorTime - before).TotalSeconds;
    }
}
