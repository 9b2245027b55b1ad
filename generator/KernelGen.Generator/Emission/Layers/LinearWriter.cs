using System.Collections.Generic;
using System.Linq;
using KernelGen.Generator.Planning.Layers;
using KernelGen.Generator.Support;
using KernelGen.Shared;

namespace KernelGen.Generator.Emission.Layers;

/// <summary>Writes a linear layer: for a strip of output features, every input feature times its weights.</summary>
/// <remarks>
/// For a block of samples a weight that was fetched serves several of them. Each sum has the same terms in the same order as for one
/// sample, so the bits are the same.
/// </remarks>
internal sealed class LinearWriter(LinearStep step)
{
    private const int SumsInFlight = 8;
    private const int SpareRegisters = 2;

    private readonly Geometry source = Geometry.Of(step.Source, Layout.Channels);
    private readonly Geometry destination = Geometry.Of(step.Output);
    private readonly TapPacking packing = step.Taps.Packing;

    private string Features => Invariant.Text($"{packing.InChannels} to {packing.OutChannels} features");

    /// <summary>The statement that runs it.</summary>
    public string Call(SharedMethods methods) =>
        $"{methods.Name("Multiply", Method)}({source.At()}, {Geometry.Reference("packed", step.Taps.Start)}, {destination.At()});";

    /// <summary>The statement that runs it for a block.</summary>
    /// <param name="methods">Takes the method.</param>
    /// <param name="taken">Floats from a sample's input to the next.</param>
    /// <param name="made">Floats from a sample's output to the next.</param>
    public string Call(SharedMethods methods, long taken, long made)
    {
        var method = methods.Name("MultiplyAll", (writer, name) => HotMethod.Write(
            writer, name, Features + ", of many samples.", ["source", "weights", "destination", "nint samples"], Tier.All,
            (body, tier) => Block(body, tier, taken, made)));
        return $"{method}({source.At()}, {Geometry.Reference("packed", step.Taps.Start)}, {destination.At()}, samples);";
    }

    private void Method(CodeWriter writer, string name) => HotMethod.Write(
        writer, name, Features + ".", ["source", "weights", "destination"], Tier.All, Single);

    private void Single(CodeWriter writer, Tier tier)
    {
        var vectors = Vectors(tier);
        var (strips, part) = Loops(tier, vectors);
        using (Loop.Nest(writer, "all features at once", strips, part))
            new Tile(tier, vectors, Chains(tier)).Write(writer, this, strips, part, "source", "destination");
    }

    private void Block(CodeWriter writer, Tier tier, long taken, long made)
    {
        var tile = Tile.Best(tier, Chains(tier), packing.Lanes);
        var (strips, part) = Loops(tier, tile.Vectors);
        using (Loop.Nest(writer, "all features at once", strips, part))
        {
            var few = "";
            if (tile.Samples > 1)
            {
                few = Invariant.Text($"samples < {tile.Samples} && ");
                writer.Line(Invariant.Text($"// {tile.Samples} samples at a time; the last ones may be computed twice"));
                var many = Invariant.Text($"samples >= {tile.Samples} && sample < samples; sample += {tile.Samples}");
                using (writer.Block($"for (nint sample = 0; {many})"))
                {
                    writer.Line(Invariant.Text($"nint first = nint.Min(sample, samples - {tile.Samples});"));
                    Loop.Reference(writer, "inputs", "source", ("first", taken));
                    Loop.Reference(writer, "outputs", "destination", ("first", made));
                    (tile with { Taken = taken, Made = made }).Write(writer, this, strips, part, "inputs", "outputs");
                }
            }
            using (writer.Block($"for (nint sample = 0; {few}sample < samples; sample++)"))
            {
                Loop.Reference(writer, "inputs", "source", ("sample", taken));
                Loop.Reference(writer, "outputs", "destination", ("sample", made));
                (tile with { Samples = 1 }).Write(writer, this, strips, part, "inputs", "outputs");
            }
        }
    }

    private (Loop Strips, Loop Part) Loops(Tier tier, int vectors) => (
        new Loop("strip", packing.Strips, Comment: Invariant.Text($"{packing.Lanes} output features")),
        new Loop("part", packing.Lanes, (long)vectors * tier.Lanes));

    /// <summary>Vectors of sums for one sample.</summary>
    private int Vectors(Tier tier) =>
        Enumerable.Range(1, 8).Last(count => packing.Lanes % (count * tier.Lanes) == 0 && count * 2 <= tier.Accumulators);

    /// <summary>As many chains of sums as hide the time of a product, each over every so-manieth input.</summary>
    private int Chains(Tier tier) => System.Math.Max(1, System.Math.Min(SumsInFlight / Vectors(tier), packing.InChannels));

    /// <summary>Sums that are in registers together.</summary>
    /// <param name="Tier">The vectors.</param>
    /// <param name="Vectors">Vectors of output features.</param>
    /// <param name="Chains">Sums of each, over every so-manieth input.</param>
    private sealed record Tile(Tier Tier, int Vectors, int Chains)
    {
        /// <summary>Samples.</summary>
        public int Samples { get; init; } = 1;

        /// <summary>Floats from a sample's input to the next.</summary>
        public long Taken { get; init; }

        /// <summary>Floats from a sample's output to the next.</summary>
        public long Made { get; init; }

        /// <summary>The one that fetches the fewest numbers for its products: an input for each sample, a vector of weights for all.</summary>
        public static Tile Best(Tier tier, int chains, int lanes) => (
            from vectors in Enumerable.Range(1, 8)
            where lanes % (vectors * tier.Lanes) == 0
            from samples in Enumerable.Range(1, 8)
            where samples == 1 || vectors * chains * samples + samples + 1 <= tier.Registers - SpareRegisters
            orderby (1.0 / vectors) + (1.0 / samples), vectors descending
            select new Tile(tier, vectors, chains) { Samples = samples })
            .First(tile => tile.Vectors * chains <= tier.Accumulators);

        public void Write(CodeWriter writer, LinearWriter layer, Loop strips, Loop part, string source, string destination)
        {
            var packing = layer.packing;
            for (var sample = 0; sample < Samples; sample++)
                for (var v = 0; v < Vectors; v++)
                {
                    var bias = Loop.Sum((strips.Variable, packing.Lanes), (part.Variable, 1), ("1", v * Tier.Lanes));
                    var others = Enumerable.Range(1, Chains - 1).Select(chain => $", {Sum(v, chain, sample)} = default");
                    writer.Line($"{Tier.Type} {Sum(v, 0, sample)} = {Tier.Words}.Load(ref weights, {bias}){string.Concat(others)};");
                }
            var values = Enumerable.Range(0, Samples).Select(Value);
            writer.Line($"{Tier.Type} {string.Join(", ", values)}{(Samples > 1 ? ", taps" : "")};");
            writer.Line($"nint tap = {Loop.Sum(("1", packing.Start), (strips.Variable, packing.StripLength), (part.Variable, 1))};");
            var whole = packing.InChannels / Chains * Chains;
            using (writer.Block(Invariant.Text($"for (nint i = 0; i < {whole}; i += {Chains})")))
                WriteProducts(writer, packing, source, "i", Chains);
            if (whole < packing.InChannels)
                using (writer.Block("// the last inputs"))
                    WriteProducts(writer, packing, source, Invariant.Text($"{whole}"), packing.InChannels - whole);

            Loop.Reference(writer, "to", destination, (strips.Variable, packing.Lanes), (part.Variable, 1));
            for (var sample = 0; sample < Samples; sample++)
                for (var v = 0; v < Vectors; v++)
                {
                    var sum = string.Join(" + ", Enumerable.Range(0, Chains).Select(chain => Sum(v, chain, sample)));
                    var value = EpilogueSpelling.Of(Tier, layer.Epilogue, [sum]);
                    writer.Line(Invariant.Text($"{Tier.Words}.Store({value}, ref to, {sample * Made + v * Tier.Lanes});"));
                }
        }

        private void WriteProducts(CodeWriter writer, TapPacking packing, string source, string first, int count)
        {
            writer.Line($"ref float near = ref Unsafe.Add(ref {source}, {first});");
            writer.Line("ref float weight = ref Unsafe.Add(ref weights, tap);");
            for (var chain = 0; chain < count; chain++)
            {
                var spread = Enumerable.Range(0, Samples).Select(
                    sample => Invariant.Text($"{Value(sample)} = {Tier.Words}.Spread(ref near, {sample * Taken + chain});"));
                writer.Line(string.Join(" ", spread.Concat(Samples == 1 ? Products(packing, chain) : [])));
                if (Samples > 1) foreach (var line in Products(packing, chain)) writer.Line(line);
            }
            writer.Line(Invariant.Text($"tap += {count * packing.Lanes};"));
        }

        /// <summary>An input of each sample times a vector of weights, one text for each vector.</summary>
        private IEnumerable<string> Products(TapPacking packing, int chain) => Enumerable.Range(0, Vectors).Select(v =>
        {
            var loaded = Invariant.Text($"{Tier.Words}.Load(ref weight, {chain * packing.Lanes + v * Tier.Lanes})");
            var products = Enumerable.Range(0, Samples).Select(sample =>
            {
                var (sum, weight) = (Sum(v, chain, sample), Samples == 1 ? loaded : "taps");
                return $" {sum} = {Tier.Words}.MultiplyAdd({Value(sample)}, {weight}, {sum});";
            });
            return ((Samples == 1 ? "" : $"taps = {loaded};") + string.Concat(products)).TrimStart();
        });

        private static string Value(int sample) => sample == 0 ? "value" : Invariant.Text($"value{sample}");

        private static string Sum(int vector, int chain, int sample) =>
            Invariant.Text($"{(char)('a' + vector)}{chain}") + (sample == 0 ? "" : Invariant.Text($"_{sample}"));
    }

    private Epilogue Epilogue => step.Epilogue;
}
