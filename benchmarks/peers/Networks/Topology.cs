using System;
using System.Collections.Generic;
using System.Linq;
using System.Reflection;

namespace KernelGen.Peers;

/// <summary>A network for the other libraries, read from the attributes of the declared class.</summary>
/// <param name="Channels">Channels, or features, of the input.</param>
/// <param name="Size">Rows, and columns, of the input.</param>
/// <param name="Steps">The steps.</param>
internal sealed record Topology(int Channels, int Size, IReadOnlyList<NetworkStep> Steps)
{
    /// <summary>Samples of a call.</summary>
    public int Batch { get; init; } = 1;

    /// <summary>Numbers of one sample.</summary>
    public int InputLength => Channels * Size * Size;

    public NetworkStep Last => Steps[^1];

    public static Topology Of(Type type)
    {
        var input = type.GetCustomAttribute<NetworkAttribute>()!;
        var result = new Builder(new Topology(input.Channels, input.Height, []));
        foreach (var layer in type.GetCustomAttributes<LayerOperatorAttribute>()) result.Take(layer);
        return result.Topology;
    }

    /// <summary>Channels and rows of the input of a step.</summary>
    public (int Channels, int Size) Input(NetworkStep step) =>
        step.Source < 0 ? (Channels, Size) : (Steps[step.Source].Channels, Steps[step.Source].Size);

    private sealed class Builder(Topology input)
    {
        private readonly List<NetworkStep> steps = [];
        private readonly Dictionary<string, int> names = [];

        public Topology Topology => input with { Steps = steps };

        public void Take(LayerOperatorAttribute layer)
        {
            var source = layer.From is { } from ? names[from] : steps.Count - 1;
            switch (layer)
            {
                case Conv2DAttribute convolution:
                    Window(StepKind.Convolution, source, convolution.OutChannels, convolution.KernelSize, convolution.Stride,
                        convolution.Padding, convolution.Groups);
                    break;
                case MaxPool2DAttribute pool:
                    Window(StepKind.MaximumPool, source, 0, pool.Size, pool.Stride == 0 ? pool.Size : pool.Stride, pool.Padding, 1);
                    break;
                case GlobalAvgPool2DAttribute:
                    var planes = Topology.Input(new NetworkStep { Source = source });
                    Window(StepKind.GlobalMean, source, planes.Channels, planes.Size, 1, 0, 1);
                    break;
                case LinearAttribute linear:
                    steps.Add(new(StepKind.Linear, source, NetworkStep.Nothing, linear.OutFeatures, 1, 1, 1, 0, 1, StepActivation.None));
                    break;
                case ReLUAttribute:
                    steps[^1] = steps[^1] with { Activation = StepActivation.ReLU };
                    break;
                case ReLU6Attribute:
                    steps[^1] = steps[^1] with { Activation = StepActivation.ReLU6 };
                    break;
                case AddAttribute add when steps[^1].Activation == StepActivation.None:
                    steps[^1] = steps[^1] with { Added = names[add.Source] };
                    break;
                case FlattenAttribute:
                    break;
                default:
                    throw new NotSupportedException($"{layer.GetType().Name} is not supported for other libraries.");
            }
            if (layer.As is { } name) names.Add(name, steps.Count - 1);
        }

        private void Window(StepKind kind, int source, int channels, int window, int stride, int padding, int groups)
        {
            var (found, size) = Topology.Input(new NetworkStep { Source = source });
            var outputs = (size + 2 * padding - window) / stride + 1;
            steps.Add(new(kind, source, NetworkStep.Nothing, channels == 0 ? found : channels, outputs, window, stride, padding, groups,
                StepActivation.None));
        }
    }
}
