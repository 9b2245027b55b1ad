using System;
using System.ComponentModel;
using System.IO;
using KernelGen.Networks;
using KernelGen.SafeTensors;

namespace KernelGen.CompilerServices;

/// <summary>The weights of a generated network, which its clones share.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class NetworkWeights
{
    private static readonly LoadOptions AsItIs = new();

    /// <summary>Weights that are all zero.</summary>
    /// <param name="tensors">The network's tensors, in the order of its layers.</param>
    public NetworkWeights(params NetworkTensor[] tensors) => Parameters = new(tensors);

    /// <summary>The tensors by name.</summary>
    public NetworkParameters Parameters { get; }

    /// <summary>Where a row of the table begins among the floats of <see cref="Values"/>: a multiple of 16.</summary>
    /// <param name="tensor">The row.</param>
    public int Start(int tensor) => Parameters.RangeOf(tensor).Start.Value;

    /// <summary>All float tensors: trained parameters, then buffers, each at a multiple of 64 bytes; gaps are 0.</summary>
    public Span<float> Values => Parameters.Store;

    /// <summary>The trained parameters in <see cref="Values"/>.</summary>
    public Span<float> Learned => Parameters.Store[..Parameters.LearnedLength];

    /// <summary>Sets all tensors to their initial values.</summary>
    /// <remarks>
    /// Weights and biases are uniform in ±1/√fan-in, PyTorch's default, by SplitMix64 from the seed on (not PyTorch's random stream);
    /// a batch normalization begins as weight 1, bias 0, mean 0, variance 1.
    /// </remarks>
    /// <param name="seed">The seed; it gives the same values on every machine.</param>
    public void Initialize(int seed)
    {
        var numbers = new UniformNumbers(seed);
        for (var i = 0; i < Parameters.Tensors.Count; i++)
        {
            var tensor = Parameters.Tensors[i];
            if (tensor.Role == TensorRole.BatchCount)
            {
                Parameters.Counters[i] = 0;
                continue;
            }
            var values = Parameters.Values(i);
            if (tensor.Role == TensorRole.Weight) numbers.Fill(values, (float)(1 / Math.Sqrt(tensor.FanIn)));
            else values.Fill(tensor.Role is TensorRole.Scale or TensorRole.RunningVariance ? 1 : 0);
        }
    }

    /// <summary>Reads a safetensors file.</summary>
    /// <param name="stream">The file; it is read to its end.</param>
    /// <exception cref="InvalidDataException">The file is malformed or belongs to another network; nothing is changed.</exception>
    public void Load(Stream stream) => Load(stream, AsItIs);

    /// <summary>Reads a safetensors file.</summary>
    /// <param name="stream">The file; it is read to its end.</param>
    /// <param name="options">How names are mapped, and what may be missing.</param>
    /// <exception cref="InvalidDataException">The file is malformed or belongs to another network; nothing is changed.</exception>
    public void Load(Stream stream, LoadOptions options)
    {
        ArgumentNullException.ThrowIfNull(stream);
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(options.Prefix);
        SafeTensorsReader.Read(stream, Parameters, options);
    }

    /// <summary>Reads a safetensors file.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="InvalidDataException">The file is malformed or belongs to another network; nothing is changed.</exception>
    public void Load(string path) => Load(path, AsItIs);

    /// <summary>Reads a safetensors file.</summary>
    /// <param name="path">The file.</param>
    /// <param name="options">How names are mapped, and what may be missing.</param>
    /// <exception cref="InvalidDataException">The file is malformed or belongs to another network; nothing is changed.</exception>
    public void Load(string path, LoadOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        if (Directory.Exists(path))
            throw new InvalidDataException($"'{path}' cannot be loaded. It is a folder: name the .safetensors file in it.");
        using var stream = File.OpenRead(path);
        try
        {
            Load(stream, options);
        }
        catch (InvalidDataException exception)
        {
            throw new InvalidDataException($"'{path}' cannot be loaded. {exception.Message}", exception);
        }
    }

    /// <summary>Writes a safetensors file.</summary>
    /// <param name="stream">Receives the file.</param>
    public void Save(Stream stream)
    {
        ArgumentNullException.ThrowIfNull(stream);
        SafeTensorsWriter.Write(stream, Parameters);
    }

    /// <summary>
    /// Writes a safetensors file. It is written under a temporary name first, so that an existing file stays until the new one is complete.
    /// </summary>
    /// <param name="path">The file; an existing one is replaced.</param>
    public void Save(string path) => AtomicFile.Write(path, Save);

    /// <summary>
    /// Writes the text form that the <c>Weights</c> of a <see cref="NetworkAttribute"/> names. It is written under a temporary name first,
    /// so that what is there stays until the new one is whole.
    /// </summary>
    /// <param name="path">The file; an existing one is replaced.</param>
    public void SaveText(string path) => AtomicFile.Write(path, stream =>
    {
        using var writer = new StreamWriter(stream, leaveOpen: true);
        Parameters.WriteText(writer);
    });
}
