using System.Collections.Generic;
using System.Linq;
using KernelGen.Generator.Machine;
using KernelGen.Generator.Networks.Emission;
using KernelGen.Generator.Networks.Planning;
using KernelGen.Generator.Writing;
using KernelGen.Shared;

namespace KernelGen.Generator.Networks.Bodies;

/// <summary>Writes a linear layer: for a strip of output features, every input feature times its weights.</summary>
/// <remarks>
/// For many samples a weight that was fetched serves several of them. Each sum has the same terms in the same order as for one
/// sample, so the bits are the same.
/// </remarks>
internal sealed class LinearWriter(LinearStep step, Placement places)
{
    private const int Line = Target.LineBytes / sizeof(float);

    private readonly TensorAddress source = TensorAddress.Of(places[step.Source], Layout.Channels);
    private readonly TensorAddress destination = TensorAddress.Of(places[step.Output]);
    private readonly TapPacking packing = step.Taps.Packing;

    private string Arguments => $"{source.At()}, {TensorAddress.Reference("packed", step.WeightsStart)}, {destination.At()}";

    private IReadOnlyList<MethodParameter> Parameters => MethodParameter.Filter(source.Element, destination.Element);

    private string Features => $"{packing.InChannels} to {packing.OutChannels} features";

    /// <summary>The statement that runs it.</summary>
    public string Call(SharedMethods methods) => $"{methods.Name("Multiply", Method())}({Arguments});";

    /// <summary>The statement that runs it for a block of samples.</summary>
    /// <param name="methods">Takes the methods.</param>
    /// <param name="taken">Floats from a sample's input to the next.</param>
    /// <param name="made">Floats from a sample's output to the next.</param>
    public string Call(SharedMethods methods, long taken, long made)
    {
        var method = methods.Name("MultiplyAll", HotMethod.Of(
            Features + " of many samples.", [.. Parameters, .. MethodParameter.Indices("samples")], step.Bodies,
            (code, body) => WriteSamples(code, body, taken, made)));
        return $"if (samples == 1) {Call(methods)} else {method}({Arguments}, samples);";
    }

    private HotMethod Method() => HotMethod.Of(
        Features + ".", Parameters, step.Bodies, WriteSample);

    private void WriteSample(CodeWriter writer, LinearBody body)
    {
        var tile = body.Sample;
        var (strips, part) = (Strips, new Loop("part", packing.Lanes, tile.Features));
        using (Loop.Nest(writer, "all features at once", strips, part))
            new LinearSums(step, tile).Write(writer, strips, [(part.Variable, 1)], "source", "destination");
    }

    /// <summary>For each part of a strip as many samples at a time as registers hold, then two, then one.</summary>
    private void WriteSamples(CodeWriter writer, LinearBody body, long taken, long made)
    {
        var strips = Strips;
        using (Loop.Nest(writer, "a single strip", strips))
        {
            var first = 0L;
            foreach (var (count, tile) in body.Samples)
            {
                var part = new Loop("part", count * tile.Features, tile.Features);
                (string, long)[] feature = [(part.Variable, 1), ("1", first)];
                using (Loop.Nest(writer, $"{tile.Features} output features", part))
                {
                    writer.Line("nint sample = 0;");
                    foreach (var samples in new[] { tile.Samples, 2, 1 }.Where(samples => samples <= tile.Samples).Distinct())
                    {
                        using (writer.Block($"for (; sample <= samples - {samples}; sample += {samples})"))
                        {
                            var fetches = body.FetchesNext && samples == tile.Samples;
                            if (fetches) WriteNext(writer, tile, part, first);
                            Loop.Reference(writer, source.Element, "inputs", "source", ("sample", taken));
                            Loop.Reference(writer, destination.Element, "outputs", "destination", ("sample", made));
                            new LinearSums(step, tile with { Samples = samples }, taken, made) { Fetched = fetches ? "next" : null }
                                .Write(writer, strips, feature, "inputs", "outputs");
                        }
                    }
                }
                first += count * tile.Features;
            }
        }
    }

    /// <summary>
    /// Declares <c>next</c>: how far behind the weights of an input those of the next part lie, or of the next strip. The first samples
    /// fetch the first line of it, and so on.
    /// </summary>
    private void WriteNext(CodeWriter writer, LinearTile tile, Loop part, long first)
    {
        var last = packing.Lanes - first - tile.Features;
        var strip = packing.StripLength - packing.Lanes + tile.Features;
        var step = part.Variable == "0" ? $"{(last == 0 ? strip : tile.Features)}"
            : $"({part.Variable} == {last} ? {strip} : {tile.Features})";
        writer.Line($"nint next = {step} + nint.Min(sample / {tile.Samples}, {Lines(tile) - 1}) * {Line};");
    }

    /// <summary>Lines of the cache of the weights of an input.</summary>
    private static int Lines(LinearTile tile) => (int)((tile.Features - 1) / Line) + 1;

    private Loop Strips => new("strip", packing.Strips, Comment: $"{packing.Lanes} output features");
}
