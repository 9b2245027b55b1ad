using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Runtime.InteropServices;
using static TorchSharp.torch;

namespace KernelGen.Peers;

/// <summary>TorchSharp on one thread: signals and networks, without recording gradients.</summary>
internal sealed class Torch : IPeer, INetworkPeer
{
    private static readonly string Folder =
        Path.Combine(AppContext.BaseDirectory, "runtimes", RuntimeInformation.RuntimeIdentifier, "native");

    /// <exception cref="DllNotFoundException">Its native library is not there, or it does not load.</exception>
    public Torch()
    {
        if (OperatingSystem.IsLinux()) LoadOnLinux(Path.Combine(Folder, "libtorch_cpu.so"));
        set_num_threads(1);
        Description = $"TorchSharp {Names.VersionOf(typeof(Tensor))} (libtorch {Version.Parse(__version__).ToString(3)}), one thread";
    }

    public string Description { get; }

    public IEnumerable<Contestant> Enter(Case kernel, Canvas canvas)
    {
        if (canvas.Height != 1 || kernel.Source.Name != "f32" || kernel.Destination.Name != "f32") yield break;
        var taps = tensor(Array.ConvertAll(kernel.Window.Taps, tap => (float)(tap / kernel.Window.Divisor))).reshape(1, 1, -1);
        var signal = tensor(canvas.Source<float>().ToArray()).reshape(1, 1, -1);
        var length = (int)taps.shape[2];
        yield return Entry("conv1d", 0, () => nn.functional.conv1d(signal, taps, padding: length / 2));
        yield return Entry("unfold and matmul", length / 2, () => signal.unfold(2, length, 1).matmul(taps.reshape(length)));

        static Contestant Entry(string name, int first, Func<Tensor> compute)
        {
            var scope = NewDisposeScope();
            Tensor? result = null;
            return new Contestant(Family.TorchSharp, name, _ =>
            {
                using var mode = inference_mode();
                scope.Dispose();
                scope = NewDisposeScope();
                result = compute();
            })
            {
                IsInterior = true,
                Collect = canvas => result!.data<float>().CopyTo(canvas.Destination<float>()[first..]),
                HasThreads = true,
            };
        }
    }

    public IEnumerable<NetworkEntry> Enter(Sample sample)
    {
        yield return new Entry(sample, "NCHW", static tensor => tensor);
        yield return new Entry(sample, "channels last", static tensor => tensor.dim() == 4 ? ChannelsLast(tensor) : tensor);
    }

    private static Tensor ChannelsLast(Tensor tensor) => tensor.permute(0, 2, 3, 1).contiguous().permute(0, 3, 1, 2);

    private static void LoadOnLinux(string library)
    {
        if (!File.Exists(library)) throw new DllNotFoundException("its native library is restored by the option --torch only");
        try
        {
            NativeLibrary.Load(library);
            NativeLibrary.Load(Path.Combine(Folder, "libLibTorchSharp.so"));
        }
        catch (DllNotFoundException exception) when (exception.Message.Contains("GLIBCXX", StringComparison.Ordinal))
        {
            throw new DllNotFoundException("it wants a newer libstdc++ than this system has");
        }
    }

    private sealed class Entry : NetworkEntry
    {
        private readonly TorchModel model;
        private readonly Tensor input;

        public Entry(Sample sample, string name, Func<Tensor, Tensor> layout)
            : base(NetworkFamily.TorchSharp, name)
        {
            var topology = sample.Topology;
            Tensor? Of(float[] numbers, params long[] shape) => numbers is [] ? null : layout(tensor(numbers).reshape(shape));
            model = new TorchModel(
                topology,
                [.. topology.Steps.Zip(sample.Weights, (step, numbers) => Of(numbers, TorchModel.Shape(topology, step)))],
                [.. sample.Biases.Select(numbers => Of(numbers, numbers.Length))]);
            input = layout(tensor(sample.Input).reshape(topology.Batch, topology.Channels, topology.Size, topology.Size));
        }

        public override double Time(int calls)
        {
            using var mode = inference_mode();
            var start = Clock.ProcessMicroseconds;
            for (var i = 0; i < calls; i++)
            {
                using var scope = NewDisposeScope();
                model.Forward(input);
            }
            return (Clock.ProcessMicroseconds - start) / calls;
        }

        public override void Compute(Span<float> output)
        {
            using var mode = inference_mode();
            using var scope = NewDisposeScope();
            model.Forward(input).contiguous().data<float>().CopyTo(output);
        }
    }
}
