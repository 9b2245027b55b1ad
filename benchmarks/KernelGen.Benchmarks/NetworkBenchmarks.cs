using System;
using System.Collections.Generic;
using System.Linq;
using BenchmarkDotNet.Attributes;
using KernelGen.Peers;

namespace KernelGen.Benchmarks;

/// <summary>Generated networks, compared with the generic runtime layer by layer.</summary>
/// <remarks>Outputs are compared before anything is timed. The emitted code allocates nothing.</remarks>
[MemoryDiagnoser]
[BenchmarkCategory("Networks")]
[GroupBenchmarksBy(BenchmarkDotNet.Configs.BenchmarkLogicalGroupRule.ByParams)]
public class NetworkBenchmarks
{
    private const float Tolerance = 1e-5f;

    private static readonly Dictionary<string, Type> All = new()
    {
        ["digits 28x28"] = typeof(DigitNet),
        ["LeNet-5"] = typeof(LeNet5),
        ["ResNet-8 32x32"] = typeof(ResNet8),
        ["MobileNetV1 0.25 96x96"] = typeof(MobileNet),
        ["VGG, 6 convolutions, 32x32"] = typeof(Vgg6),
    };

    private OwnNetwork network = null!;
    private float[] input = [];
    private float[] generated = [];
    private float[] generic = [];

    [ParamsSource(nameof(Names))]
    public string Network { get; set; } = "";

    public static IEnumerable<string> Names => All.Keys;

    [GlobalSetup]
    public void Setup()
    {
        var type = All[Network];
        network = OwnNetwork.Of(type, batch: 1);
        var random = new Random(1);
        input = Enumerable.Range(0, Constant(type, "InputLength")).Select(_ => 2 * random.NextSingle() - 1).ToArray();
        (generated, generic) = (new float[Constant(type, "OutputLength")], new float[Constant(type, "OutputLength")]);
        Generated();
        LayerByLayer();
        var largest = generic.Max(MathF.Abs);
        for (var i = 0; i < generic.Length; i++)
            if (!(MathF.Abs(generated[i] - generic[i]) <= Tolerance * largest))
                throw new InvalidOperationException($"Output {i}: generated {generated[i]}, layer by layer {generic[i]}.");
    }

    [Benchmark(Baseline = true)]
    public void Generated() => network.Forward(input, generated);

    [Benchmark]
    public void LayerByLayer() => network.LayerByLayer(input, generic);

    private static int Constant(Type type, string name) => (int)type.GetField(name)!.GetRawConstantValue()!;
}
