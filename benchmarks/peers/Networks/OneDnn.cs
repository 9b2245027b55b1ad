using System;
using System.Collections.Generic;
using System.Linq;
using System.Runtime.InteropServices;

namespace KernelGen.Peers;

/// <summary>oneDNN on one thread, through a shim: one primitive per step, in the layouts that it prefers.</summary>
internal sealed unsafe class OneDnn : INetworkPeer
{
    private readonly delegate* unmanaged<int, int, int, NetworkStep*, int, float**, float**, int, float*, nint> create;
    private readonly delegate* unmanaged<nint, int, int> run;
    private readonly delegate* unmanaged<nint, float*, int> read;
    private readonly delegate* unmanaged<nint, nint> describe;
    private readonly delegate* unmanaged<nint, void> destroy;

    public OneDnn(nint library)
    {
        create = (delegate* unmanaged<int, int, int, NetworkStep*, int, float**, float**, int, float*, nint>)NativeLibrary.GetExport(
            library, "onednn_create");
        run = (delegate* unmanaged<nint, int, int>)NativeLibrary.GetExport(library, "onednn_run");
        read = (delegate* unmanaged<nint, float*, int>)NativeLibrary.GetExport(library, "onednn_read");
        describe = (delegate* unmanaged<nint, nint>)NativeLibrary.GetExport(library, "onednn_describe");
        destroy = (delegate* unmanaged<nint, void>)NativeLibrary.GetExport(library, "onednn_destroy");
        var version = (delegate* unmanaged<nint>)NativeLibrary.GetExport(library, "onednn_version");
        Description = $"oneDNN {Marshal.PtrToStringUTF8(version())}, one thread";
    }

    /// <summary>The layout of tensors; the numbers are those of <c>Mode</c> in Shims/onednn.cpp.</summary>
    [Flags]
    private enum Mode
    {
        Direct = 0,
        Winograd = 1,

        /// <summary>From NCHW input to NCHW output; otherwise in the layouts that the primitives prefer.</summary>
        Plain = 2,

        /// <summary>Every primitive reads and writes NCHW tensors, so that nothing is reordered.</summary>
        Never = 4,
    }

    public string Description { get; }

    public IEnumerable<NetworkEntry> Enter(Sample sample)
    {
        (NetworkFamily Family, Mode Mode)[] ways =
        [
            (NetworkFamily.OneDnn, Mode.Plain),
            (NetworkFamily.OneDnn, Mode.Plain | Mode.Winograd),
            (NetworkFamily.OneDnn, Mode.Plain | Mode.Never),
            (NetworkFamily.OneDnnDirect, Mode.Direct),
            (NetworkFamily.OneDnnWinograd, Mode.Winograd),
        ];
        var hasWinograd = sample.Topology.Steps.Any(TakesWinograd);
        foreach (var (family, mode) in ways)
            if ((hasWinograd || !mode.HasFlag(Mode.Winograd)) && Create(sample, mode) is not 0 and var handle)
                yield return new Entry(this, family, NameOf(handle), handle);
    }

    private string NameOf(nint handle) => Marshal.PtrToStringUTF8(describe(handle))!;

    private static bool TakesWinograd(NetworkStep step) => step is { Kind: StepKind.Convolution, Window: 3, Stride: 1, Groups: 1 };

    /// <summary>0 where it has no such primitive.</summary>
    private nint Create(Sample sample, Mode mode)
    {
        var pinned = sample.Weights.Concat(sample.Biases).Append(sample.Input).Select(
            static numbers => GCHandle.Alloc(numbers, GCHandleType.Pinned)).ToArray();
        try
        {
            var (steps, count) = (sample.Topology.Steps.ToArray(), sample.Topology.Steps.Count);
            var places = stackalloc float*[2 * count];
            for (var i = 0; i < 2 * count; i++) places[i] = (float*)pinned[i].AddrOfPinnedObject();
            var input = (float*)pinned[^1].AddrOfPinnedObject();
            fixed (NetworkStep* first = steps)
                return create(
                    sample.Topology.Batch, sample.Topology.Channels, sample.Topology.Size, first, count, places, places + count,
                    (int)mode, input);
        }
        finally
        {
            foreach (var handle in pinned) handle.Free();
        }
    }

    private sealed class Entry(OneDnn library, NetworkFamily family, string name, nint handle) : NetworkEntry(family, name)
    {
        public override double Time(int calls)
        {
            var start = Clock.Microseconds;
            Check(library.run(handle, calls));
            return (Clock.Microseconds - start) / calls;
        }

        public override void Compute(Span<float> output)
        {
            Check(library.run(handle, 1));
            fixed (float* first = output) Check(library.read(handle, first));
        }

        public override void Dispose() => library.destroy(handle);

        private static void Check(int status)
        {
            if (status != 0) throw new InvalidOperationException("oneDNN returned an error.");
        }
    }
}
