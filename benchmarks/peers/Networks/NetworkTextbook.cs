using System;
using System.Collections.Generic;

namespace KernelGen.Peers;

/// <summary>The definition of networks, in double precision.</summary>
internal static class NetworkTextbook
{
    /// <param name="sample">The weights.</param>
    /// <param name="input">One input.</param>
    public static double[] Compute(Sample sample, ReadOnlySpan<float> input)
    {
        var topology = sample.Topology;
        var first = Array.ConvertAll(input.ToArray(), static number => (double)number);
        var outputs = new List<double[]>();
        for (var index = 0; index < topology.Steps.Count; index++)
        {
            var step = topology.Steps[index];
            var source = step.Source < 0 ? first : outputs[step.Source];
            var output = step.Kind switch
            {
                StepKind.Convolution => Convolve(topology, step, source, sample.Weights[index], sample.Biases[index]),
                StepKind.Linear => Multiply(step, source, sample.Weights[index], sample.Biases[index]),
                _ => Pool(topology, step, source),
            };
            for (var i = 0; i < output.Length; i++)
            {
                var sum = step.Added >= 0 ? output[i] + outputs[step.Added][i] : output[i];
                output[i] = step.Activation switch
                {
                    StepActivation.ReLU => Math.Max(sum, 0),
                    StepActivation.ReLU6 => Math.Clamp(sum, 0, 6),
                    _ => sum,
                };
            }
            outputs.Add(output);
        }
        return outputs[^1];
    }

    private static double[] Convolve(Topology topology, NetworkStep step, double[] source, float[] weights, float[] biases)
    {
        var (channels, size) = topology.Input(step);
        var (seen, made) = (channels / step.Groups, step.Channels / step.Groups);
        var output = new double[step.Length];
        for (var channel = 0; channel < step.Channels; channel++)
        {
            var plane = output.AsSpan(channel * step.Size * step.Size, step.Size * step.Size);
            plane.Fill(biases[channel]);
            for (var input = 0; input < seen; input++)
                for (var i = 0; i < step.Window; i++)
                    for (var j = 0; j < step.Window; j++)
                    {
                        var weight = (double)weights[((channel * seen + input) * step.Window + i) * step.Window + j];
                        var from = (channel / made * seen + input) * size * size;
                        for (var y = 0; y < step.Size; y++)
                        {
                            var row = y * step.Stride + i - step.Padding;
                            if ((uint)row >= (uint)size) continue;
                            for (var x = 0; x < step.Size; x++)
                            {
                                var column = x * step.Stride + j - step.Padding;
                                if ((uint)column < (uint)size) plane[y * step.Size + x] += weight * source[from + row * size + column];
                            }
                        }
                    }
        }
        return output;
    }

    private static double[] Multiply(NetworkStep step, double[] source, float[] weights, float[] biases)
    {
        var output = new double[step.Length];
        for (var feature = 0; feature < output.Length; feature++)
        {
            output[feature] = biases[feature];
            for (var i = 0; i < source.Length; i++) output[feature] += weights[feature * source.Length + i] * source[i];
        }
        return output;
    }

    private static double[] Pool(Topology topology, NetworkStep step, double[] source)
    {
        var (isMean, size) = (step.Kind == StepKind.GlobalMean, topology.Input(step).Size);
        var output = new double[step.Length];
        for (var place = 0; place < output.Length; place++)
        {
            var (channel, y, x) = (place / (step.Size * step.Size), place / step.Size % step.Size, place % step.Size);
            var value = isMean ? 0 : double.NegativeInfinity;
            for (var i = 0; i < step.Window; i++)
                for (var j = 0; j < step.Window; j++)
                {
                    var number = source[(channel * size + y * step.Stride + i) * size + x * step.Stride + j];
                    value = isMean ? value + number / (size * size) : Math.Max(value, number);
                }
            output[place] = value;
        }
        return output;
    }
}
