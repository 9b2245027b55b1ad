using System.Collections.Generic;
using System.Linq;
using KernelGen.Generator.Networks.Emission;
using KernelGen.Generator.Networks.Planning;
using KernelGen.Generator.Writing;
using KernelGen.Shared;

namespace KernelGen.Generator.Networks.Bodies;

/// <summary>Writes a tile of a linear layer: sums that begin as biases, the loop over the inputs, and what becomes of the sums.</summary>
/// <param name="step">The layer.</param>
/// <param name="tile">The sums.</param>
/// <param name="taken">Floats from a sample's input to the next.</param>
/// <param name="made">Floats from a sample's output to the next.</param>
internal sealed class LinearSums(LinearStep step, LinearTile tile, long taken = 0, long made = 0)
{
    private readonly TapPacking packing = step.Taps.Packing;
    private readonly LayerTarget target = tile.Target;

    /// <summary>The variable that says how far behind a weight another lies, which is fetched into the cache; none if it is null.</summary>
    public string? Fetched { get; init; }

    /// <param name="writer">Where to write.</param>
    /// <param name="strips">The loop over strips.</param>
    /// <param name="feature">The first output feature in the strip.</param>
    /// <param name="source">The reference to the inputs.</param>
    /// <param name="destination">The reference to the outputs.</param>
    public void Write(
        CodeWriter writer, Loop strips, IReadOnlyList<(string Variable, long Factor)> feature, string source, string destination)
    {
        foreach (var (sample, v) in Outputs)
        {
            var bias = Loop.Sum(feature.Prepend((strips.Variable, packing.Lanes)).Append(("1", v * target.Lanes)));
            var others = Enumerable.Range(1, tile.Chains - 1).Select(chain => $", {Sum(v, chain, sample)} = default");
            writer.Line($"{target.Type} {Sum(v, 0, sample)} = {target.Words.Load}(ref weights, {bias}){string.Concat(others)};");
        }
        var taps = tile.Samples == 1 ? [] : Enumerable.Range(0, tile.Vectors).Select(Tap);
        writer.Line($"{target.Type} {string.Join(", ", taps.Prepend("value"))};");
        var first = feature.Prepend((strips.Variable, packing.StripLength)).Prepend(("1", packing.Start));
        writer.Line($"nint tap = {Loop.Sum(first)};");
        var whole = packing.InChannels / tile.Chains * tile.Chains;
        using (writer.Block($"for (nint i = 0; i < {whole}; i += {tile.Chains})"))
            WriteProducts(writer, source, "i", tile.Chains);
        if (whole < packing.InChannels)
            using (writer.Block("// the last inputs"))
                WriteProducts(writer, source, $"{whole}", packing.InChannels - whole);

        Loop.Reference(writer, step.Output.Shape.Element, "to", destination, feature.Prepend((strips.Variable, packing.Lanes)).ToArray());
        foreach (var (sample, v) in Outputs)
        {
            var sum = string.Join(" + ", Enumerable.Range(0, tile.Chains).Select(chain => Sum(v, chain, sample)));
            var value = EpilogueSpelling.Of(target, step.Epilogue, [sum]);
            writer.Line($"{target.Words.Store}({value}, ref to, {sample * made + v * target.Lanes});");
        }
    }

    private IEnumerable<(int Sample, int Vector)> Outputs =>
        from sample in Enumerable.Range(0, tile.Samples) from v in Enumerable.Range(0, tile.Vectors) select (sample, v);

    private void WriteProducts(CodeWriter writer, string source, string first, int count)
    {
        writer.Line($"ref {step.Source.Shape.Element.Name} near = ref Unsafe.Add(ref {source}, {first});");
        writer.Line("ref float weight = ref Unsafe.Add(ref weights, tap);");
        if (Fetched is not null) writer.Line($"RowCache.Prefetch(ref weight, (nuint){Fetched});");
        for (var chain = 0; chain < count; chain++)
        {
            var loads = Enumerable.Range(0, tile.Vectors).Select(
                v => $"{target.Words.Load}(ref weight, {chain * packing.Lanes + v * target.Lanes})").ToArray();
            if (tile.Samples > 1) writer.Line(string.Join(" ", loads.Select((load, v) => $"{Tap(v)} = {load};")));
            for (var sample = 0; sample < tile.Samples; sample++)
            {
                var products = Enumerable.Range(0, tile.Vectors).Select(v =>
                {
                    var (sum, weight) = (Sum(v, chain, sample), tile.Samples == 1 ? loads[v] : Tap(v));
                    return $" {sum} = {target.Words.MultiplyAdd}(value, {weight}, {sum});";
                });
                writer.Line(
                    $"value = {target.Words.Broadcast}(ref near, {sample * taken + chain});{string.Concat(products)}");
            }
        }
        writer.Line($"tap += {count * packing.Lanes};");
    }

    private static string Tap(int vector) => $"taps{vector}";

    /// <summary>A vector by its letter, its chain, and its sample behind the first.</summary>
    private static string Sum(int vector, int chain, int sample) =>
        $"{(char)('a' + vector)}{chain}" + (sample == 0 ? "" : $"_{sample}");
}
