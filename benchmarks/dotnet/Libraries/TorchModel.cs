using System.Collections.Generic;
using System.Linq;
using static TorchSharp.torch;
using static TorchSharp.torch.nn.functional;

namespace KernelGen.Peers;

/// <summary>A declared network as calls of TorchSharp.</summary>
/// <param name="topology">The network.</param>
/// <param name="weights">The weights of each step; null if it has none.</param>
/// <param name="biases">Its biases.</param>
internal sealed class TorchModel(Topology topology, IReadOnlyList<Tensor?> weights, IReadOnlyList<Tensor?> biases)
{
    /// <summary>The shape of a step's weights.</summary>
    public static long[] Shape(Topology topology, NetworkStep step)
    {
        var (channels, size) = topology.Input(step);
        return step.Kind == StepKind.Linear
            ? [step.Channels, channels * size * size]
            : [step.Channels, channels / step.Groups, step.Window, step.Window];
    }

    /// <summary>The output for an input of samples x channels x rows x columns.</summary>
    public Tensor Forward(Tensor input)
    {
        var outputs = new List<Tensor>();
        foreach (var (index, step) in topology.Steps.Index())
        {
            var source = step.Source < 0 ? input : outputs[step.Source];
            var output = step.Kind switch
            {
                StepKind.Convolution => conv2d(
                    source, weights[index]!, biases[index], strides: [step.Stride, step.Stride], padding: [step.Padding, step.Padding],
                    groups: step.Groups),
                StepKind.Linear => linear(source.flatten(1), weights[index]!, biases[index]),
                StepKind.MaximumPool => max_pool2d(
                    source, [step.Window, step.Window], [step.Stride, step.Stride], [step.Padding, step.Padding]),
                _ => source.mean([2, 3], keepdim: true),
            };
            if (step.Added != NetworkStep.Nothing) output = output.add_(outputs[step.Added]);
            outputs.Add(step.Activation switch
            {
                StepActivation.ReLU => output.relu_(),
                StepActivation.ReLU6 => output.clamp_(0, 6),
                _ => output,
            });
        }
        return outputs[^1];
    }
}
