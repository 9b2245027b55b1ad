using System.Linq;
using KernelGen.Generator.Networks.Meaning;
using KernelGen.Generator.Networks.Planning;
using KernelGen.Generator.Writing;
using KernelGen.Shared;

namespace KernelGen.Generator.Networks.Emission;

/// <summary>Writes a pool by itself, every lane a channel.</summary>
internal sealed class PoolWriter(PoolStep step)
{
    private const int Block = PlannedTensor.BlockLanes;
    private const int UnrolledTaps = 16;

    private readonly TensorAddress source = TensorAddress.Of(step.Source, Layout.Blocks);
    private readonly TensorAddress destination = TensorAddress.Of(step.Output);
    private readonly Pooling pooling = step.Pooling;
    private readonly PoolWindow window = new(step.Pooling, TensorAddress.Of(step.Source, Layout.Blocks));
    private readonly TensorShape shape = step.Output.Shape;

    private WindowAxis Down => pooling.Window.Vertical;

    private WindowAxis Across => pooling.Window.Horizontal;

    /// <summary>The statement that runs it.</summary>
    public string Call(SharedMethods methods) => $"{methods.Name("Pool", Method)}({source.At()}, {destination.At()});";

    /// <summary>Whether all windows along an axis lie in the input.</summary>
    public static bool IsInside(WindowAxis axis, int outputs) =>
        axis.Before == 0 && (outputs - 1L) * axis.Stride + axis.Extent <= axis.Input;

    private void Method(CodeWriter writer, string name) => HotMethod.Write(
        writer,
        name,
        $"{pooling.Kind} of {pooling.Window} windows, {shape.Channels} channels, {shape.Height}x{shape.Width} outputs.",
        ["source", "destination"],
        Tier.OfSixteenRegisters(Block),
        Body);

    private void Body(CodeWriter writer, Tier tier)
    {
        var block = new Loop("block", destination.Planes, Comment: "16 channels each");
        var lane = new Loop("lane", Block, tier.Lanes);
        var (y, x) = (new Loop("y", shape.Height), new Loop("x", shape.Width));
        using (Loop.Nest(writer, "the only output", block, lane, y, x))
        {
            var place = Loop.Sum(
                (block.Variable, destination.PlaneStep), (lane.Variable, 1), (y.Variable, destination.RowStep), (x.Variable, Block));
            var plane = Loop.Sum((block.Variable, source.PlaneStep), (lane.Variable, 1));
            var isInside = IsInside(Down, shape.Height) && IsInside(Across, shape.Width);
            if (isInside && pooling.Window.Taps <= UnrolledTaps)
            {
                WriteUnrolled(writer, tier, plane, y.Variable, x.Variable);
                Store(writer, tier, $"{pooling.Window.Taps}", place);
                return;
            }
            window.WriteTop(writer, y.Variable);
            window.WriteClipped(writer, tier, plane, x.Variable);
            Store(writer, tier, $"{window.Rows} * {window.Columns}", place);
        }
    }

    private void WriteUnrolled(CodeWriter writer, Tier tier, string plane, string y, string x)
    {
        Loop.Reference(writer, "near", "source", (plane, 1), (y, Down.Stride * source.RowStep), (x, (long)Across.Stride * Block));
        var taps = (
            from row in Enumerable.Range(0, Down.Window)
            from column in Enumerable.Range(0, Across.Window)
            select
                $"{tier.Words.Load}(ref near, {row * Down.Dilation * source.RowStep + (long)column * Across.Dilation * Block})").ToArray();
        writer.Line($"{tier.Type} value = {taps[0]};");
        foreach (var tap in taps.Skip(1)) writer.Line($"value = {window.Join(tier, "value", tap)};");
    }

    private void Store(CodeWriter writer, Tier tier, string divisor, string place) =>
        writer.Line($"{tier.Words.Store}({window.Finish(tier, "value", divisor)}, ref destination, {place});");
}
