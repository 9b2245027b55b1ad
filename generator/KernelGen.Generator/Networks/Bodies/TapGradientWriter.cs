using System;
using System.Collections.Generic;
using System.Linq;
using KernelGen.Generator.Machine;
using KernelGen.Generator.Networks.Emission;
using KernelGen.Generator.Networks.Planning;
using KernelGen.Generator.Networks.Planning.Training;
using KernelGen.Generator.Writing;
using KernelGen.Shared;

namespace KernelGen.Generator.Networks.Bodies;

/// <summary>
/// Writes the gradients of taps: for a run of taps the sums over all positions are in registers, each a vector of near channels times
/// one number of the far tensor (of a depthwise convolution, times a vector of far channels).
/// </summary>
internal sealed class TapGradientWriter(TapGradientStep step, Placement places)
{
    private const int Block = ChannelBlock.Lanes;

    private readonly TensorAddress near = TensorAddress.Of(places[step.Inputs[0].Tensor], Layout.Blocks);
    private readonly TensorAddress far = TensorAddress.Of(places[step.Inputs[1].Tensor], step.Inputs[1].Layout);
    private readonly TapPacking packing = ((TapGradientPart)step.Gradient).Packing;

    /// <summary>Lanes of a strip that hold channels; half of them where there are few.</summary>
    private int StripLanes => ChannelBlock.Used(packing.OutChannels);

    /// <summary>Far channels that lie side by side.</summary>
    private int Channels => Math.Min(packing.Block, packing.InChannels);

    /// <summary>The statements that run it.</summary>
    public IEnumerable<string> Calls(SharedMethods methods)
    {
        var name = methods.Name("GradeTaps", Method());
        var from = far.At(step.Vertical.First * far.RowStep + (long)step.Horizontal.First * far.Lanes);
        yield return $"{name}({near.At()}, {from}, {TensorAddress.Reference("gradient", step.GradientStart + packing.Start)});";
        if (step.Gradient.BiasRow is null) yield break;
        yield return
            $"TensorGradients.ChannelSums({near.At()}, {near.Steps}, {TensorAddress.Reference("gradient", step.GradientStart)}, "
            + $"{packing.Strips}, {step.Vertical.Outputs}, {step.Horizontal.Outputs});";
    }

    private HotMethod Method() => HotMethod.Of(
        $"Gradients of {packing.Rows}x{packing.Columns} taps, {packing.InChannels} to {packing.OutChannels} channels, "
            + $"over {step.Vertical.Outputs}x{step.Horizontal.Outputs} positions.",
        [MethodParameter.To("near", near.Element), MethodParameter.To("far", far.Element), MethodParameter.To("gradient")],
        step.Bodies,
        Body);

    private void Body(CodeWriter writer, TapGradientBody body)
    {
        var (target, vectors, run) = (body.Target, body.Vectors, body.Run);
        var strips = new Loop("strip", packing.Strips, Comment: $"{Block} channels side by side");
        var part = new Loop("part", StripLanes, (long)vectors * target.Lanes);
        var planes = new Loop("plane", packing.InChannels, packing.Block, far.Lanes == 1 ? "a channel each" : "16 channels each");
        var rows = new Loop("tapRow", packing.Rows, run.Rows);
        var columns = new Loop("tapColumn", packing.Columns, run.Columns);
        var channels = new Loop("channel", Channels, run.Channels);
        using (Loop.Nest(writer, "all taps at once", strips, part, planes, rows, columns, channels))
        {
            var farPlane = step.IsDepthwise
                ? (strips.Variable, far.PlaneStep)
                : (packing.Block == 1 || planes.Variable == "0" ? planes.Variable : $"plane / {packing.Block}", far.PlaneStep);
            Loop.Reference(
                writer, Element.Single, "sums", "gradient", (strips.Variable, packing.StripLength), (part.Variable, 1),
                (planes.Variable, (long)packing.Rows * packing.Columns * packing.Lanes),
                (rows.Variable, (long)packing.Columns * Channels * packing.Lanes), (columns.Variable, (long)Channels * packing.Lanes),
                (channels.Variable, packing.Lanes));
            var from = Loop.Sum(
                farPlane, (rows.Variable, step.Vertical.TapStep * far.RowStep),
                (columns.Variable, (long)step.Horizontal.TapStep * far.Lanes), (channels.Variable, 1),
                (step.IsDepthwise ? part.Variable : "0", 1));
            writer.Line($"nint from = {from}, place = {Loop.Sum((strips.Variable, near.PlaneStep), (part.Variable, 1))};");
            WriteRun(writer, target, vectors, run);
        }
    }

    private void WriteRun(CodeWriter writer, LayerTarget target, int vectors, TapRun run)
    {
        for (var v = 0; v < vectors; v++)
        {
            var loads = Enumerable.Range(0, run.Count).Select(tap =>
                $"{Sum(v, tap)} = {target.Words.Load}(ref sums, {tap * packing.Lanes + v * target.Lanes})");
            writer.Line($"{target.Type} {string.Join(", ", loads)};");
        }
        var names = string.Join(", ", Enumerable.Range(0, vectors).Select(v => $"n{v}"));
        writer.Line($"{target.Type} value, {names};");
        var down = new Loop("y", step.Vertical.Outputs);
        var across = new Loop("x", step.Horizontal.Outputs);
        using (Loop.Nest(writer, "the only position", down, across))
        {
            Loop.Reference(
                writer, near.Element, "here", "near", ("place", 1), (down.Variable, near.RowStep), (across.Variable, near.Lanes));
            Loop.Reference(
                writer, far.Element, "there", "far", ("from", 1), (down.Variable, step.Vertical.Stride * far.RowStep),
                (across.Variable, (long)step.Horizontal.Stride * far.Lanes));
            for (var v = 0; v < vectors; v++) writer.Line($"n{v} = {target.Words.Load}(ref here, {v * target.Lanes});");
            for (var tap = 0; tap < run.Count; tap++) WriteProducts(writer, target, vectors, run, tap);
        }
        for (var v = 0; v < vectors; v++)
            for (var tap = 0; tap < run.Count; tap++)
                writer.Line($"{target.Words.Store}({Sum(v, tap)}, ref sums, {tap * packing.Lanes + v * target.Lanes});");
    }

    private void WriteProducts(CodeWriter writer, LayerTarget target, int vectors, TapRun run, int tap)
    {
        var (row, column, channel) = run[tap];
        var offset = row * step.Vertical.TapStep * far.RowStep + (long)column * step.Horizontal.TapStep * far.Lanes + channel;
        var value = step.IsDepthwise ? "" : $"value = {target.Words.Broadcast}(ref there, {offset}); ";
        var products = Enumerable.Range(0, vectors).Select(v =>
        {
            var factor = step.IsDepthwise ? $"{target.Words.Load}(ref there, {offset + v * target.Lanes})" : "value";
            return $"{Sum(v, tap)} = {target.Words.MultiplyAdd}({factor}, n{v}, {Sum(v, tap)});";
        });
        writer.Line(value + string.Join(" ", products));
    }

    private static string Sum(int vector, int tap) => $"{(char)('a' + vector)}{tap}";
}
