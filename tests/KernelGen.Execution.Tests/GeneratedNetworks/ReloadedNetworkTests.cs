using System;
using System.Threading.Tasks;
using KernelGen.CompilerServices;
using Xunit;

namespace KernelGen.Execution.Tests.GeneratedNetworks;

/// <summary>Hot reload changes the code of a network under objects that were made before: they say so and leave their memory alone.</summary>
public sealed class ReloadedNetworkTests
{
    private static int size;

    [Theory]
    [InlineData(4, 0, 0, 0)]        // other weights
    [InlineData(0, 4096, 0, 0)]     // more memory between the layers
    [InlineData(0, 0, 3, 0)]        // another input
    [InlineData(0, 0, 0, 3)]        // another output
    public void An_object_made_before_the_sizes_changed_refuses_to_run(int packed, int workspace, int input, int output)
    {
        Code.Reset();
        var network = NetworkInstance.Create<Code>();
        network.Initialize(1);
        var clone = network.Clone();
        network.Forward(new float[2], new float[3]);
        network.ForwardBatch(new float[8], new float[12], 4, new ParallelOptions { MaxDegreeOfParallelism = 2 });
        Assert.Equal(5, Code.Calls);

        Code.Packed += packed;
        Code.Workspace += workspace;
        Code.Input += input;
        Code.Output += output;
        var calls = Code.Calls;
        foreach (var old in new[] { network, clone })
        {
            Refused(() => old.Forward(new float[Code.Input], new float[Code.Output]));
            Refused(() => old.Forward(new byte[Code.Input], new float[Code.Output], [1, 0]));
            Refused(() => old.ForwardBatch(new float[4 * Code.Input], new float[4 * Code.Output], 4, null));
            Refused(() => old.ForwardBatch(new float[4 * Code.Input], new float[4 * Code.Output], 4, new ParallelOptions()));
            Refused(() => old.Predict(new float[Code.Input]));
            Refused(() => old.ComputeFeatureMap(new float[Code.Input], 0, new float[1]));
            if (packed > 0) Refused(old.Commit);
        }
        Assert.Equal(calls, Code.Calls);

        var fresh = NetworkInstance.Create<Code>();
        fresh.Initialize(1);
        fresh.Forward(new float[Code.Input], new float[Code.Output]);
        Assert.Equal(calls + 1, Code.Calls);
    }

    [Fact]
    public void Weights_of_other_sizes_are_not_laid_out()
    {
        Code.Reset();
        var network = NetworkInstance.Create<Code>();
        network.Commit();
        size = 7;
        Refused(network.Commit);
        Refused(() => network.Initialize(1));
    }

    [Fact]
    public void A_clone_does_not_take_the_memory_that_others_of_the_old_code_left()
    {
        Code.Reset();
        var network = NetworkInstance.Create<Code>();
        network.ForwardBatch(new float[40], new float[60], 20, new ParallelOptions { MaxDegreeOfParallelism = 2 });
        Code.Workspace += 1000;
        var clone = network.Clone();
        clone.ForwardBatch(new float[40], new float[60], 20, new ParallelOptions { MaxDegreeOfParallelism = 2 });
        Assert.Equal(40, Code.Calls);
    }

    private static void Refused(Action call) =>
        Assert.Contains("hot reload", Assert.Throws<InvalidOperationException>(call).Message, StringComparison.Ordinal);

    /// <summary>A code whose sizes change. It writes the last float of its memory, which is that of no other object.</summary>
    private readonly struct Code : INetworkCode, INetworkLayers
    {
        private static int calls;

        public static int Input { get; set; }

        public static int Output { get; set; }

        public static int Packed { get; set; }

        public static int Workspace { get; set; }

        public static int Calls => calls;

        public static int InputLength => Input;

        public static int OutputLength => Output;

        public static int PackedLength => Packed;

        public static int WorkspaceLength => Workspace;

        public static int BlockSamples => 1;

        public static int KeptLength => 0;

        public static NetworkTensor[] Tensors => [new("0.weight", TensorRole.Weight, 1, size)];

        public static string BakedTensors => "";

        public static string BakedCode => "";

        public static ReadOnlySpan<int> Lengths => [1];

        public static ReadOnlySpan<int> Sources => [-1];

        public static ReadOnlySpan<int> Branches => [-1];

        public static void Reset() => (Input, Output, Packed, Workspace, size, calls) = (2, 3, 5, 8, 5, 0);

        public static void Pack(LayerTensors tensors, Span<float> packed) => Assert.Equal(Packed, packed.Length);

        public static void Forward(ref float input, ref float packed, ref float workspace, ref float output) =>
            ForwardBlock(ref input, ref packed, ref workspace, ref output, 1);

        public static void ForwardBlock(ref float input, ref float packed, ref float workspace, ref float output, nint samples)
        {
            System.Threading.Interlocked.Increment(ref calls);
            System.Runtime.CompilerServices.Unsafe.Add(ref workspace, Workspace - 1) = 1;
        }

        public static void Compute(
            int layer, LayerTensors tensors, ReadOnlySpan<float> input, ReadOnlySpan<float> branch, Span<float> output) => output.Clear();
    }
}
