using System;
using System.IO;
using System.Reflection;
using System.Threading.Tasks;

namespace KernelGen.Execution.Tests.GeneratedNetworks;

/// <summary>An object of a generated class, called through delegates of its members' own signatures.</summary>
internal sealed class GeneratedNetwork(object network)
{
    private delegate void Sample(ReadOnlySpan<float> input, Span<float> output);
    private delegate void Bytes(ReadOnlySpan<byte> pixels, Span<float> output);
    private delegate void Map(ReadOnlySpan<float> input, int layer, Span<float> destination);
    private delegate int Choice(ReadOnlySpan<float> input);
    private delegate ReadOnlySpan<int> Numbers();

    /// <summary>The call of a batch.</summary>
    public delegate void Samples(ReadOnlySpan<float> input, Span<float> output, int batch, ParallelOptions? options);

    private readonly Sample forward = Member<Sample>(network, "Forward");
    private readonly Map map = Member<Map>(network, "ComputeFeatureMap");

    /// <summary>The member itself, which a caller keeps.</summary>
    public Samples Batched => Member<Samples>(network, "ForwardBatch");

    /// <summary>The class, with its attributes.</summary>
    public Type Type => network.GetType();

    /// <summary>The network as one that can be trained.</summary>
    public ITrainable Trainable => (ITrainable)network;

    public int InputLength => Constant<int>("InputLength");
    public int OutputLength => Constant<int>("OutputLength");
    public int ParameterCount => Constant<int>("ParameterCount");
    public int WorkspaceLength => Constant<int>("WorkspaceLength");
    public long MultiplyAdds => Constant<long>("MultiplyAdds");
    public int[] LayerLengths => network.GetType().GetProperty("LayerLengths")!.GetMethod!.CreateDelegate<Numbers>()().ToArray();
    public NetworkParameters Parameters => (NetworkParameters)network.GetType().GetProperty("Parameters")!.GetValue(network)!;

    public void Initialize(int seed) => Member<Action<int>>(network, "Initialize")(seed);
    public void Load(Stream file) => Member<Action<Stream>>(network, "Load")(file);
    public void Load(string path) => Member<Action<string>>(network, "Load")(path);
    public void Save(Stream file) => Member<Action<Stream>>(network, "Save")(file);
    public void Save(string path) => Member<Action<string>>(network, "Save")(path);
    public void Commit() => Member<Action>(network, "Commit")();
    public GeneratedNetwork Clone() => new(network.GetType().GetMethod("Clone")!.Invoke(network, null)!);
    public void Forward(ReadOnlySpan<float> input, Span<float> output) => forward(input, output);
    public void Forward(ReadOnlySpan<byte> pixels, Span<float> output) => Member<Bytes>(network, "Forward")(pixels, output);
    public int Predict(ReadOnlySpan<float> input) => Member<Choice>(network, "Predict")(input);
    public void ComputeFeatureMap(ReadOnlySpan<float> input, int layer, Span<float> destination) => map(input, layer, destination);

    public void ForwardBatch(ReadOnlySpan<float> input, Span<float> output, int batch, ParallelOptions? options) =>
        Batched(input, output, batch, options);

    /// <summary>One output.</summary>
    public float[] Forward(float[] input)
    {
        var output = new float[OutputLength];
        forward(input, output);
        return output;
    }

    /// <summary>The output of a layer, computed layer by layer.</summary>
    public float[] FeatureMap(float[] input, int layer)
    {
        var output = new float[LayerLengths[layer]];
        map(input, layer, output);
        return output;
    }

    private T Constant<T>(string name) =>
        (T)network.GetType().GetField(name, BindingFlags.Public | BindingFlags.Static)!.GetRawConstantValue()!;

    private static T Member<T>(object network, string name)
        where T : Delegate
    {
        var parameters = Array.ConvertAll(typeof(T).GetMethod("Invoke")!.GetParameters(), parameter => parameter.ParameterType);
        return network.GetType().GetMethod(name, parameters)!.CreateDelegate<T>(network);
    }
}
