using System.Collections.Generic;
using System.Linq;
using KernelGen.Generator.Networks.Meaning;

namespace KernelGen.Generator.Networks.Emission;

/// <summary>A network as a table: what each layer is, what comes out, and what it costs.</summary>
internal static class LayerTable
{
    private static readonly IReadOnlyList<string> Head = ["", "layer", "output", "parameters", "multiply-adds"];

    /// <param name="network">The layers.</param>
    /// <param name="workspace">Floats in the buffers between them.</param>
    public static IReadOnlyList<string> Lines(Network network, long workspace)
    {
        var rows = new List<IReadOnlyList<string>> { Head, Row("", "input", network.Input, 0, 0) };
        foreach (var layer in network.Layers)
            rows.Add(Row($"{layer.Index}", Text(layer), layer.Output, layer.ParameterCount, layer.MultiplyAdds));
        rows.Add(Row("", "in all", null, network.ParameterCount, network.MultiplyAdds));

        var widths = Enumerable.Range(0, Head.Count).Select(column => rows.Max(row => row[column].Length)).ToArray();
        return rows.Select(row => Line(row, widths)).Append($"workspace: {workspace} floats between the layers").ToArray();
    }

    /// <summary>The attribute, what is particular about it, and its name if it has one.</summary>
    private static string Text(Layer layer)
    {
        var text = layer.Attribute;
        if (layer.Operation.Note.Length > 0) text += " " + layer.Operation.Note;
        if (layer.Source is { } source && source != layer.Index - 1) text += $" (from layer {source})";
        return layer.As is { } name ? $"{text} (as \"{name}\")" : text;
    }

    private static IReadOnlyList<string> Row(string index, string layer, TensorShape? output, long parameters, long multiplyAdds) =>
        [index, layer, output?.ToString() ?? "", Count(parameters), Count(multiplyAdds)];

    private static string Count(long value) => value == 0 ? "" : $"{value}";

    /// <summary>Words to the left, numbers to the right.</summary>
    private static string Line(IReadOnlyList<string> row, IReadOnlyList<int> widths) => string.Join(
        "  ",
        row[0].PadLeft(widths[0]),
        row[1].PadRight(widths[1]),
        row[2].PadRight(widths[2]),
        row[3].PadLeft(widths[3]),
        row[4].PadLeft(widths[4])).TrimEnd();
}
