using System;
using System.Linq;
using System.Threading.Tasks;
using BenchmarkDotNet.Attributes;

namespace KernelGen.Benchmarks;

/// <summary>Bands of rows on two threads, with images that fit the cache.</summary>
[MemoryDiagnoser]
[BenchmarkCategory("Threads")]
public class ThreadBenchmarks
{
    private const int Size = 1024;

    private readonly float[] floats = Enumerable.Range(0, Size * Size).Select(n => (float)(n % 251)).ToArray();
    private readonly byte[] bytes = Enumerable.Range(0, Size * Size).Select(n => (byte)(n % 251)).ToArray();
    private readonly float[] floatOutput = new float[Size * Size];
    private readonly byte[] byteOutput = new byte[Size * Size];
    private ParallelOptions options = new();

    [Params(1, 2)]
    public int Threads { get; set; }

    [GlobalSetup]
    public void Setup() => options = new ParallelOptions { MaxDegreeOfParallelism = Threads };

    [Benchmark]
    public void Dense7Float() => Kernels.Dense7(floats, floatOutput, Size, Size, options);

    [Benchmark]
    public void Gaussian5Byte() => Kernels.Gaussian5(bytes, byteOutput, Size, Size, options);

    [Benchmark]
    public void Decimals3Byte() => Kernels.Decimals3(bytes, byteOutput, Size, Size, options);
}
