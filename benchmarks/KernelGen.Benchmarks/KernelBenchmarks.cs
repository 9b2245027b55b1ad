using System;
using System.Collections.Generic;
using System.Linq;
using BenchmarkDotNet.Attributes;

namespace KernelGen.Benchmarks;

/// <summary>The code that the generator writes, against the generic runtime and against the textbook's loops.</summary>
/// <remarks>Outputs are compared before anything is timed: equal for integers, within rounding for floats.</remarks>
[MemoryDiagnoser]
[GroupBenchmarksBy(BenchmarkDotNet.Configs.BenchmarkLogicalGroupRule.ByParams)]
public class KernelBenchmarks
{
    private Contest contest = null!;

    [ParamsSource(nameof(Names))]
    public string Kernel { get; set; } = "";

    [Params(512)]
    public int Size { get; set; }

    public static IEnumerable<string> Names => Contest.Names;

    [GlobalSetup]
    public void Setup()
    {
        contest = Contest.Create(Kernel, Size, Size);
        contest.Verify();
    }

    [Benchmark(Baseline = true)]
    public void Generated() => contest.Generated();

    [Benchmark]
    public void Generic() => contest.Generic();

    [Benchmark]
    public void TextbookLoops() => contest.Textbook();
}
