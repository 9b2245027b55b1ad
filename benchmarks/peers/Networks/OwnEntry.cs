using System;
using System.Collections.Generic;

namespace KernelGen.Peers;

/// <summary>A generated network, with its buffers.</summary>
internal sealed class OwnEntry(NetworkFamily family, string name, ForwardCall forward, float[] input, int outputs)
    : NetworkEntry(family, name)
{
    private readonly float[] output = GC.AllocateArray<float>(outputs, pinned: true);

    public override double Time(int calls)
    {
        var start = Clock.Microseconds;
        for (var i = 0; i < calls; i++) forward(input, output);
        return (Clock.Microseconds - start) / calls;
    }

    public override void Compute(Span<float> destination)
    {
        forward(input, output);
        output.CopyTo(destination);
    }
}
