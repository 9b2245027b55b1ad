using System;
using System.Linq;
using System.Reflection;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Threading.Tasks;

namespace KernelGen.Records;

/// <summary>A hash of what each network of the corpus answers and, where it can be trained, of its gradients.</summary>
internal static class NetworkOutputs
{
    private const int Samples = 3;

    private delegate void Single(ReadOnlySpan<float> input, Span<float> output);
    private delegate void Batch(ReadOnlySpan<float> input, Span<float> output, int batch, ParallelOptions? options);

    /// <summary>A line for each network.</summary>
    public static void Print(Assembly assembly)
    {
        foreach (var type in assembly.GetTypes()
            .Where(type => type.GetCustomAttribute<NetworkAttribute>() is not null).OrderBy(type => type.FullName, StringComparer.Ordinal))
        {
            Console.WriteLine($"{type.Name,-40} {Hash(type)}");
        }
    }

    private static string Hash(Type type)
    {
        object network;
        try
        {
            network = Activator.CreateInstance(type)!;
        }
        catch (TargetInvocationException exception) when (exception.InnerException is NotSupportedException)
        {
            return "refused";
        }
        type.GetMethod("Initialize", [typeof(int)])!.Invoke(network, [1]);
        var (inputLength, outputLength) = (Constant(type, "InputLength"), Constant(type, "OutputLength"));
        var (input, output) = (new float[Samples * inputLength], new float[Samples * outputLength]);
        Pixels.Fill<float>(input, inputLength);
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);

        var forward = type.GetMethod("Forward", [typeof(ReadOnlySpan<float>), typeof(Span<float>)])!.CreateDelegate<Single>(network);
        forward(input.AsSpan(0, inputLength), output.AsSpan(0, outputLength));
        hash.AppendData(MemoryMarshal.AsBytes<float>(output));
        type.GetMethod("ForwardBatch")!.CreateDelegate<Batch>(network)(input, output, Samples, null);
        hash.AppendData(MemoryMarshal.AsBytes<float>(output));
        if (network is ITrainable trainable) Train(trainable, input, output, hash);
        return Convert.ToHexStringLower(hash.GetHashAndReset())[..32];
    }

    private static void Train(ITrainable network, float[] input, float[] output, IncrementalHash hash)
    {
        network.ForwardTraining(input, output, Samples);
        hash.AppendData(MemoryMarshal.AsBytes<float>(output));
        network.Backward(output);
        foreach (var name in network.Gradients.Names) hash.AppendData(MemoryMarshal.AsBytes<float>(network.Gradients[name]));
    }

    private static int Constant(Type type, string name) => (int)type.GetField(name)!.GetRawConstantValue()!;
}
