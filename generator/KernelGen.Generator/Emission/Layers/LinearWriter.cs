using System.Linq;
using KernelGen.Generator.Planning.Layers;
using KernelGen.Generator.Support;
using KernelGen.Shared;

namespace KernelGen.Generator.Emission.Layers;

/// <summary>Writes a linear layer: for a strip of output features, every input feature times its weights.</summary>
internal sealed class LinearWriter(LinearStep step)
{
    private const int SumsInFlight = 8;

    private readonly Geometry source = Geometry.Of(step.Source, Layout.Channels);
    private readonly Geometry destination = Geometry.Of(step.Output);
    private readonly TapPacking packing = step.Taps.Packing;

    /// <summary>The statement that runs it.</summary>
    public string Call(SharedMethods methods) =>
        $"{methods.Name("Multiply", Method)}({source.At()}, {Geometry.Reference("packed", step.Taps.Start)}, {destination.At()});";

    private void Method(CodeWriter writer, string name) => HotMethod.Write(
        writer,
        name,
        Invariant.Text($"{packing.InChannels} to {packing.OutChannels} features."),
        ["source", "weights", "destination"],
        Tier.All,
        Body);

    private void Body(CodeWriter writer, Tier tier)
    {
        var vectors = Enumerable.Range(1, 8).Last(count => packing.Lanes % (count * tier.Lanes) == 0 && count * 2 <= tier.Accumulators);
        // as many chains of sums as hide the time of a product, each over every so-manieth input
        var chains = System.Math.Max(1, System.Math.Min(SumsInFlight / vectors, packing.InChannels));
        var strips = new Loop("strip", packing.Strips, Comment: Invariant.Text($"{packing.Lanes} output features"));
        var part = new Loop("part", packing.Lanes, (long)vectors * tier.Lanes);
        using (Loop.Nest(writer, "all features at once", strips, part))
        {
            for (var v = 0; v < vectors; v++)
            {
                var bias = Loop.Sum((strips.Variable, packing.Lanes), (part.Variable, 1), ("1", v * tier.Lanes));
                var others = Enumerable.Range(1, chains - 1).Select(chain => $", {Sum(v, chain)} = default");
                writer.Line($"{tier.Type} {Sum(v, 0)} = {tier.Words}.Load(ref weights, {bias}){string.Concat(others)};");
            }
            writer.Line($"{tier.Type} value;");
            writer.Line($"nint tap = {Loop.Sum(("1", packing.Start), (strips.Variable, packing.StripLength), (part.Variable, 1))};");
            var whole = packing.InChannels / chains * chains;
            using (writer.Block(Invariant.Text($"for (nint i = 0; i < {whole}; i += {chains})")))
                WriteProducts(writer, tier, vectors, "i", chains);
            if (whole < packing.InChannels) WriteProducts(writer, tier, vectors, Invariant.Text($"{whole}"), packing.InChannels - whole);

            Loop.Reference(writer, "to", "destination", (strips.Variable, packing.Lanes), (part.Variable, 1));
            for (var v = 0; v < vectors; v++)
            {
                var sum = string.Join(" + ", Enumerable.Range(0, chains).Select(chain => Sum(v, chain)));
                writer.Line(
                    Invariant.Text($"{tier.Words}.Store({EpilogueSpelling.Of(tier, step.Epilogue, [sum])}, ref to, {v * tier.Lanes});"));
            }
        }
    }

    private void WriteProducts(CodeWriter writer, Tier tier, int vectors, string first, int count)
    {
        var scope = first == "i" ? null : writer.Block("// the last inputs");
        writer.Line($"ref float near = ref Unsafe.Add(ref source, {first});");
        writer.Line("ref float weight = ref Unsafe.Add(ref weights, tap);");
        for (var chain = 0; chain < count; chain++)
        {
            var products = Enumerable.Range(0, vectors).Select(v =>
            {
                var loaded = Invariant.Text($"{tier.Words}.Load(ref weight, {chain * packing.Lanes + v * tier.Lanes})");
                return $" {Sum(v, chain)} = {tier.Words}.MultiplyAdd(value, {loaded}, {Sum(v, chain)});";
            });
            writer.Line(Invariant.Text($"value = {tier.Words}.Spread(ref near, {chain});{string.Concat(products)}"));
        }
        writer.Line(Invariant.Text($"tap += {count * packing.Lanes};"));
        scope?.Dispose();
    }

    private static string Sum(int vector, int chain) => Invariant.Text($"{(char)('a' + vector)}{chain}");
}
