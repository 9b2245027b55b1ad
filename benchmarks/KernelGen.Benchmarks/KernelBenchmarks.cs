using System.Collections.Generic;
using System.Linq;
using BenchmarkDotNet.Attributes;

namespace KernelGen.Benchmarks;

/// <summary>Generated code, compared with the generic runtime and with a textbook implementation.</summary>
/// <remarks>
/// Outputs are compared before anything is timed: equal for integers, within rounding for floats. One kernel and size:
/// <c>--filter "*1920x1080*sharpen 3x3 u8*"</c>.
/// </remarks>
[MemoryDiagnoser]
[BenchmarkCategory("Table")]
[GroupBenchmarksBy(BenchmarkDotNet.Configs.BenchmarkLogicalGroupRule.ByParams)]
public class KernelBenchmarks
{
    private Contest contest = null!;

    [ParamsSource(nameof(Names))]
    public string Kernel { get; set; } = "";

    [Params("512x512", "1920x1080", "3840x2160")]
    public string Size { get; set; } = "";

    public static IEnumerable<string> Names => Contest.Names;

    [GlobalSetup]
    public void Setup()
    {
        var sides = Size.Split('x').Select(int.Parse).ToArray();
        contest = Contest.Create(Kernel, sides[0], sides[1]);
        contest.Verify();
    }

    [Benchmark(Baseline = true)]
    public void Generated() => contest.Generated();

    [Benchmark]
    public void Generic() => contest.Generic();

    [Benchmark]
    public void TextbookLoops() => contest.Textbook();
}
