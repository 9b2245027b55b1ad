using System.Collections.Generic;
using System.Globalization;
using System.Text;

namespace Lessons.Drawing;

/// <summary>A one-dimensional convolution as a network: inputs below, outputs above; connections of one color share one weight.</summary>
internal static class WeightNet
{
    private const int Step = 56, Radius = 13, Height = 190, Margin = 20;

    /// <summary>Draws the network.</summary>
    /// <param name="inputs">Inputs.</param>
    /// <param name="outputs">Outputs, one for each position of the kernel.</param>
    /// <param name="weights">At most three; the colors are in the style sheet.</param>
    public static string Draw(int inputs, int outputs, IReadOnlyList<float> weights)
    {
        var net = new StringBuilder();
        var (top, bottom, width) = (Margin, Height - Margin, inputs * Step);
        for (var output = 0; output < outputs; output++)
        {
            for (var tap = 0; tap < weights.Count; tap++)
            {
                net.Append(CultureInfo.InvariantCulture,
                    $"""<line class="weight{tap}" x1="{Input(output + tap)}" y1="{bottom}" x2="{Output(output)}" y2="{top}"/>""");
            }
        }
        for (var input = 0; input < inputs; input++) net.Append(Neuron(Input(input), bottom));
        for (var output = 0; output < outputs; output++) net.Append(Neuron(Output(output), top));
        var words = $"A network with {inputs} inputs and {outputs} outputs; each output has {weights.Count} neighboring inputs, "
            + $"with the weights {Numbers.List(weights)}, each in its own color";
        return Svg.Draw("net", width, Height, words, net);

        int Input(int index) => index * Step + Step / 2;
        int Output(int index) => Input(index + weights.Count / 2);
    }

    private static string Neuron(int x, int y) => $"""<circle cx="{x}" cy="{y}" r="{Radius}"/>""";
}
