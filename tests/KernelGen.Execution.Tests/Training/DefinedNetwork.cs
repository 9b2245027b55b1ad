using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;

namespace KernelGen.Execution.Tests.Training;

/// <summary>A network by the definition of its layers, in double precision.</summary>
internal sealed class DefinedNetwork(int channels, int height, int width, params DefinedLayer[] layers)
{
    /// <summary>Features and signals are declared with fewer sizes.</summary>
    public int Rank { get; init; } = 3;

    /// <summary>The attributes that declare it.</summary>
    public string Declaration
    {
        get
        {
            var sizes = new[] { channels, height, width }.Where((_, index) => Rank == 3 || index == 0 || (Rank == 2 && index == 2));
            var input = string.Join(", ", sizes.Select(size => size.ToString(CultureInfo.InvariantCulture)));
            return $"[Network({input}, Trainable = true)]\n[{string.Join(", ", layers.Select(layer => layer.Attribute))}]";
        }
    }

    /// <summary>The layers as lines of Python, which leave their output in <c>x</c>; null where PyTorch lacks one of them.</summary>
    public IReadOnlyList<string>? Torch
    {
        get
        {
            if (layers.Any(layer => layer.Torch is null)) return null;
            var lines = new List<string> { string.Create(CultureInfo.InvariantCulture, $"x = x.view(-1, {channels}, {height}, {width})") };
            for (var i = 0; i < layers.Length; i++)
            {
                var layer = layers[i];
                if (layer.From is not null) lines.Add($"x = named_{layer.From}");
                if (layer.Branch is not null) lines.Add($"branch = named_{layer.Branch}");
                lines.Add(string.Create(CultureInfo.InvariantCulture, $"w = weights.get({i}, [])"));
                lines.Add("x = " + layer.Torch);
                if (layer.As is not null) lines.Add($"named_{layer.As} = x");
            }
            return lines;
        }
    }

    public int InputLength => channels * height * width;

    /// <summary>The outputs of a mini-batch in training.</summary>
    /// <param name="input">The samples one after another.</param>
    /// <param name="batch">How many.</param>
    /// <param name="weights">The tensors by name.</param>
    public double[] Train(double[] input, int batch, IReadOnlyDictionary<string, double[]> weights)
    {
        var previous = Enumerable.Range(0, batch).Select(sample =>
        {
            var map = new Map(channels, height, width);
            input.AsSpan(sample * InputLength, InputLength).CopyTo(map.Values);
            return map;
        }).ToArray();
        var named = new Dictionary<string, Map[]>();
        for (var i = 0; i < layers.Length; i++)
        {
            var layer = layers[i];
            var source = layer.From is null ? previous : named[layer.From];
            var tensors = new[] { "weight", "bias" }.Select(name => string.Create(CultureInfo.InvariantCulture, $"{i}.{name}"))
                .Where(weights.ContainsKey).Select(name => weights[name]).ToArray();
            previous = layer.Train(source, layer.Branch is null ? null : named[layer.Branch], tensors);
            if (layer.As is not null) named[layer.As] = previous;
        }
        return previous.SelectMany(map => map.Values).ToArray();
    }
}
