using System.Linq;
using KernelGen.Generator.Stencils.Layers;
using KernelGen.Generator.Support;

namespace KernelGen.Generator.Emission.Networks;

/// <summary>Writes what is known of a network before any number is computed: its sizes and its cost.</summary>
internal static class NetworkConstants
{
    /// <param name="writer">Where to write.</param>
    /// <param name="network">The network; when it was refused, as far as its layers could be applied.</param>
    /// <param name="outputLength">Numbers of the output; 0 when it is not known.</param>
    public static void Write(CodeWriter writer, Network network, long outputLength)
    {
        ClassSource.Member(
            writer,
            $"Numbers in one input sample: {network.Input}.",
            Invariant.Text($"public const int InputLength = {Limited(network.Input.Length)};"));
        writer.Line();
        ClassSource.Member(
            writer,
            outputLength == 0 ? "Numbers in one output." : $"Numbers in one output: {network.Output}.",
            Invariant.Text($"public const int OutputLength = {outputLength};"));
        writer.Line();
        ClassSource.Member(
            writer, "Numbers that are trained.", Invariant.Text($"public const int ParameterCount = {network.ParameterCount};"));
        writer.Line();
        ClassSource.Member(
            writer,
            "Multiplications followed by an addition, for one sample.",
            Invariant.Text($"public const long MultiplyAdds = {network.MultiplyAdds};"));
        writer.Line();
        var lengths = string.Join(", ", network.Layers.Select(layer => Invariant.Text($"{layer.Output.Length}")));
        ClassSource.Member(
            writer, "Numbers in the output of each layer.", $"public static global::System.ReadOnlySpan<int> LayerLengths => [{lengths}];");
    }

    /// <summary>A refused input may be of any size, a constant may not.</summary>
    private static long Limited(long length) => length is >= 0 and <= int.MaxValue ? length : 0;
}
