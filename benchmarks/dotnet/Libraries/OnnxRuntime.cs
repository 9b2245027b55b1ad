using System;
using System.Collections.Generic;
using System.Linq;
using System.Runtime.Intrinsics.X86;
using Microsoft.ML.OnnxRuntime;

namespace KernelGen.Peers;

/// <summary>ONNX Runtime on one thread, with all its optimizations; inputs and outputs are bound beforehand.</summary>
internal sealed class OnnxRuntime : INetworkPeer
{
    public string Description { get; } = $"ONNX Runtime {OrtEnv.Instance().GetVersionString()}, one thread"
        + (Avx512F.IsSupported ? "" : ", which cannot be told to do without AVX-512");

    public IEnumerable<NetworkEntry> Enter(Sample sample)
    {
        yield return new Entry(sample);
    }

    private sealed class Entry : NetworkEntry
    {
        private readonly SessionOptions settings = new()
        {
            IntraOpNumThreads = 1, InterOpNumThreads = 1, GraphOptimizationLevel = GraphOptimizationLevel.ORT_ENABLE_ALL,
        };

        private readonly RunOptions options = new();
        private readonly InferenceSession session;
        private readonly OrtIoBinding binding;
        private readonly OrtValue input, output;
        private readonly float[] result;

        public Entry(Sample sample)
            : base(NetworkFamily.OnnxRuntime, "all optimizations")
        {
            session = new InferenceSession(OnnxModel.Of(sample), settings);
            result = new float[sample.Topology.Batch * sample.Topology.Last.Length];
            input = Bound(sample.Input, session.InputMetadata.Values.Single());
            output = Bound(result, session.OutputMetadata.Values.Single());
            binding = session.CreateIoBinding();
            binding.BindInput(session.InputNames[0], input);
            binding.BindOutput(session.OutputNames[0], output);
        }

        public override double Time(int calls)
        {
            var start = Clock.Microseconds;
            for (var i = 0; i < calls; i++) session.RunWithBinding(options, binding);
            return (Clock.Microseconds - start) / calls;
        }

        public override void Compute(Span<float> output)
        {
            session.RunWithBinding(options, binding);
            result.CopyTo(output);
        }

        public override void Dispose()
        {
            IDisposable[] parts = [binding, input, output, session, settings, options];
            foreach (var part in parts) part.Dispose();
        }

        private static OrtValue Bound(float[] numbers, NodeMetadata tensor) =>
            OrtValue.CreateTensorValueFromMemory(numbers, Array.ConvertAll(tensor.Dimensions, static length => (long)length));
    }
}
