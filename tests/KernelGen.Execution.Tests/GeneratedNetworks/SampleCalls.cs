using System;
using System.Linq;

namespace KernelGen.Execution.Tests.GeneratedNetworks;

/// <summary>Calls of the declared networks on numbers at random.</summary>
internal static class SampleCalls
{
    public static float[] Sample(int length, int seed)
    {
        var random = new Random(seed);
        return Enumerable.Range(0, length).Select(_ => random.NextSingle()).ToArray();
    }

    public static float[] Forward(DigitNet network, float[] input)
    {
        var output = new float[10];
        network.Forward(input, output);
        return output;
    }

    public static float[] Forward(ResNet8 network, float[] input)
    {
        var output = new float[10];
        network.Forward(input, output);
        return output;
    }
}
