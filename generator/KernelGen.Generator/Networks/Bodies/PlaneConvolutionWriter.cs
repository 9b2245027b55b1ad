using System;
using System.Linq;
using KernelGen.Generator.Networks.Emission;
using KernelGen.Generator.Networks.Planning;
using KernelGen.Generator.Writing;

namespace KernelGen.Generator.Networks.Bodies;

/// <summary>Writes a convolution whose lanes are positions: panel after panel is gathered, and all that reads it is computed.</summary>
internal sealed class PlaneConvolutionWriter(PlaneConvolutionStep step, Placement places)
{
    private readonly TensorAddress source = TensorAddress.Of(places[step.Source], step.Inputs[0].Layout);
    private readonly TensorAddress destination = TensorAddress.Of(places[step.Output]);
    private readonly TensorAddress scratch = TensorAddress.Of(places[step.Scratch[0]]);
    private readonly DirectPass pass = step.Pass;

    private int Planes => pass.Weights.Packing.InChannels;

    private int Outputs => pass.Weights.Packing.OutChannels / step.Groups;

    /// <summary>The statement that runs it.</summary>
    public string Call(SharedMethods methods)
    {
        var name = methods.Name("Convolve", Method());
        var weights = TensorAddress.Reference("packed", step.WeightsStart);
        return $"{name}({source.At()}, {weights}, {destination.At()}, {scratch.At(step.Bodies[0].Panel.Lead)});";
    }

    private HotMethod Method() => HotMethod.Of(
        $"{pass.Vertical.Taps}x{pass.Horizontal.Taps} taps, {Planes * step.Groups} to {pass.Weights.Packing.OutChannels} channels, "
            + $"{pass.Vertical.Outputs}x{pass.Horizontal.Outputs} outputs, lanes are positions.",
        MethodParameter.Filter(source.Element, destination.Element).Append(MethodParameter.To("panel")),
        step.Bodies,
        Body);

    private void Body(CodeWriter writer, PlaneConvolutionBody body)
    {
        var (panel, tile, width) = (body.Panel, body.Tile, body.Tile.Vectors * body.Target.Lanes);
        var group = new Loop("group", step.Groups, Comment: $"{Outputs} output channels each");
        var (bands, parts) = (
            new Loop("band", pass.Vertical.Outputs, panel.Rows),
            new Loop("part", body.BeginsAtLines ? 1 : pass.Horizontal.Outputs, panel.Columns));
        var gather = new PlaneGather(step, body, source);
        gather.WriteOnce(writer);
        using (Loop.Nest(writer, "one panel", group, bands, parts))
        using (body.BeginsAtLines ? WriteAlignedParts(writer, panel) : null)
        {
            var (top, left) = (bands.First(writer, "top"), body.BeginsAtLines ? "left" : parts.First(writer, "left"));
            gather.Write(writer, group.Variable, top, left);
            var (channels, down, across) = (
                new Loop("output", Outputs, tile.Outputs), new Loop("row", panel.Rows, tile.Rows),
                new Loop("column", panel.Columns, width));
            using (Loop.Nest(writer, "all output channels", channels))
            {
                var channel = Loop.Sum((channels.First(writer, "first"), 1), (group.Variable, Outputs));
                if (group.Variable != "0" && channels.Variable != "0")
                {
                    writer.Line($"nint channel = {channel};");
                    channel = "channel";
                }
                var sums = new PlaneSums(step, body, destination);
                sums.KeepWeights(writer, channel);
                using (Loop.Nest(writer, "the only tile", down, across))
                {
                    var (y, x) = (down.First(writer, "y"), across.First(writer, "x"));
                    sums.Declare(writer, channel);
                    sums.AddTaps(writer, channel, y, x);
                    Loop.Reference(
                        writer, destination.Element, "to", "destination", (channel, destination.PlaneStep),
                        (top, destination.RowStep), (left, 1), (y, destination.RowStep), (x, 1));
                    sums.Write(writer);
                }
            }
        }
    }

    /// <summary>Panels that begin where lines of the outputs do; the first and the last overlap their neighbors.</summary>
    private IDisposable WriteAlignedParts(CodeWriter writer, Panel panel)
    {
        var (all, part) = (pass.Horizontal.Outputs, panel.Columns);
        writer.Line("nint line = TensorPanel.ToLine(ref destination);");
        var scope = writer.Block($"for (nint part = line == 0 ? 0 : line - {part}; part < {all}; part += {part})");
        writer.Line($"nint left = Math.Max(0, Math.Min(part, {all - part}));");
        return scope;
    }
}
