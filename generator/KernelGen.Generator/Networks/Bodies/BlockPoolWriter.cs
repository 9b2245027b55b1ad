using System.Linq;
using KernelGen.Generator.Networks.Emission;
using KernelGen.Generator.Networks.Meaning;
using KernelGen.Generator.Networks.Planning;
using KernelGen.Generator.Writing;
using KernelGen.Shared;

namespace KernelGen.Generator.Networks.Bodies;

/// <summary>Writes a pool by itself, every lane a channel.</summary>
internal sealed class BlockPoolWriter(BlockPoolStep step, Placement places)
{
    private const int Block = ChannelBlock.Lanes;

    private readonly TensorAddress source = TensorAddress.Of(places[step.Source], Layout.Blocks);
    private readonly TensorAddress destination = TensorAddress.Of(places[step.Output]);
    private readonly Pooling pooling = step.Pooling;
    private readonly PoolWindow window = new(step.Pooling, TensorAddress.Of(places[step.Source], Layout.Blocks));
    private readonly TensorShape shape = step.Output.Shape;

    private WindowAxis Down => pooling.Window.Vertical;

    private WindowAxis Across => pooling.Window.Horizontal;

    /// <summary>The statement that runs it.</summary>
    public string Call(SharedMethods methods) => $"{methods.Name("Pool", Method())}({source.At()}, {destination.At()});";

    private HotMethod Method() => HotMethod.Of(
        $"{pooling.Kind} of {pooling.Window} windows, {shape.Channels} channels, {shape.Height}x{shape.Width} outputs.",
        [MethodParameter.To("source", source.Element), MethodParameter.To("destination", destination.Element)],
        step.Bodies,
        Body);

    private void Body(CodeWriter writer, PlainBody body)
    {
        var target = body.Target;
        var block = new Loop("block", destination.Planes, Comment: "16 channels each");
        var lane = new Loop("lane", Block, target.Lanes);
        var (y, x) = (new Loop("y", shape.Height), new Loop("x", shape.Width));
        using (Loop.Nest(writer, "the only output", block, lane, y, x))
        {
            var place = Loop.Sum(
                (block.Variable, destination.PlaneStep), (lane.Variable, 1), (y.Variable, destination.RowStep), (x.Variable, Block));
            var plane = Loop.Sum((block.Variable, source.PlaneStep), (lane.Variable, 1));
            if (step.IsUnrolled)
            {
                WriteUnrolled(writer, target, plane, y.Variable, x.Variable);
                Store(writer, target, $"{pooling.Window.Taps}", place);
                return;
            }
            window.WriteTop(writer, y.Variable);
            window.WriteClipped(writer, target, plane, x.Variable);
            Store(writer, target, $"{window.Rows} * {window.Columns}", place);
        }
    }

    private void WriteUnrolled(CodeWriter writer, LayerTarget target, string plane, string y, string x)
    {
        Loop.Reference(
            writer, source.Element, "near", "source", (plane, 1), (y, Down.Stride * source.RowStep), (x, (long)Across.Stride * Block));
        var taps = (
            from row in Enumerable.Range(0, Down.Window)
            from column in Enumerable.Range(0, Across.Window)
            select
                row * Down.Dilation * source.RowStep + (long)column * Across.Dilation * Block)
            .Select(offset => $"{target.Words.Load}(ref near, {offset})").ToArray();
        writer.Line($"{target.Type} value = {taps[0]};");
        foreach (var tap in taps.Skip(1)) writer.Line($"value = {window.Join(target, "value", tap)};");
    }

    private void Store(CodeWriter writer, LayerTarget target, string divisor, string place) =>
        writer.Line($"{target.Words.Store}({window.Finish(target, "value", divisor)}, ref destination, {place});");
}
