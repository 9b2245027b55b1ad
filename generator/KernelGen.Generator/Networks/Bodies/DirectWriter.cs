using KernelGen.Generator.Networks.Emission;
using KernelGen.Generator.Networks.Planning;
using KernelGen.Generator.Writing;
using KernelGen.Shared;

namespace KernelGen.Generator.Networks.Bodies;

/// <summary>Writes one pass of a direct convolution: a tile of positions by vectors of output channels, summed in registers.</summary>
/// <param name="step">The convolution.</param>
/// <param name="method">The pass and its bodies.</param>
/// <param name="places">Where tensors lie.</param>
/// <param name="weights">Where the weights of the pass lie.</param>
internal sealed class DirectWriter(DirectStep step, DirectMethod method, Placement places, long weights)
{
    private const int Block = ChannelBlock.Lanes;

    private readonly TensorAddress source = TensorAddress.Of(places[step.Source], step.Inputs[0].Layout);
    private readonly TensorAddress destination = TensorAddress.Of(places[step.Output]);
    private readonly DirectPass pass = method.Pass;
    private readonly TapPacking packing = method.Pass.Weights.Packing;
    private readonly Epilogue epilogue = step.Epilogue;

    private int Rows => pass.Vertical.Outputs / epilogue.PoolRows;

    private int Columns => pass.Horizontal.Outputs / epilogue.PoolColumns;

    /// <summary>The statement that runs the pass.</summary>
    public string Call(SharedMethods methods)
    {
        var name = methods.Name("Convolve", Method());
        var from = source.At(pass.Vertical.First * source.RowStep + (long)pass.Horizontal.First * source.Lanes);
        var to = destination.At(pass.Vertical.OutputFirst * destination.RowStep + (long)pass.Horizontal.OutputFirst * destination.Lanes);
        return $"{name}({from}, {TensorAddress.Reference("packed", weights)}, {to});";
    }

    private HotMethod Method()
    {
        var summary = $"{pass.Vertical.Taps}x{pass.Horizontal.Taps} taps, "
            + $"{packing.InChannels} to {packing.OutChannels} channels, {Rows}x{Columns} outputs.";
        return HotMethod.Of(summary, MethodParameter.Filter(source.Element, destination.Element), method.Bodies, (code, body) =>
        {
            if (body is DirectBody direct) Body(code, direct);
            else new PairWriter(pass, epilogue, source, destination).Write(code, (PairBody)body);
        });
    }

    private void Body(CodeWriter writer, DirectBody body)
    {
        var (tile, strip) = (body.Tile, body.Channels);
        var group = new Loop("group", step.Groups, Comment: $"{packing.OutChannels / step.Groups} output channels each");
        var strips = new Loop(
            "strip", packing.Strips / step.Groups, Comment: $"{packing.Lanes} output channels side by side");
        var part = new Loop("part", packing.Lanes, strip);
        var down = new Loop("row", Rows, tile.Rows);
        var across = new Loop("column", Columns, tile.Columns);
        using (Loop.Nest(writer, "all outputs at once", group, strips, part, down, across))
        {
            var y = down.First(writer, "y");
            var x = across.First(writer, "x");
            var channel = Loop.Sum(
                (group.Variable, packing.OutChannels / step.Groups), (strips.Variable, packing.Lanes), (part.Variable, 1));
            var tap = Loop.Sum(
                ("1", packing.Start), (group.Variable, packing.Strips / step.Groups * packing.StripLength),
                    (strips.Variable, packing.StripLength), (part.Variable, 1));
            var pixel = Loop.Sum(
                (group.Variable, GroupStep(packing.InChannels, source)),
                (y, (long)epilogue.PoolRows * pass.Vertical.Stride * source.RowStep),
                (x, (long)epilogue.PoolColumns * pass.Horizontal.Stride * source.Lanes));
            var place = Loop.Sum(
                (group.Variable, GroupStep(packing.OutChannels / step.Groups, destination)),
                (strips.Variable, packing.Lanes / Block * destination.PlaneStep),
                (strip < Block ? $"(part / {Block})" : "part", part.Variable == "0" ? 0 : strip < Block
                    ? destination.PlaneStep : destination.PlaneStep / Block),
                (strip < Block ? $"part % {Block}" : "0", part.Variable == "0" ? 0 : 1),
                (y, pass.Vertical.OutputStep * destination.RowStep),
                (x, (long)pass.Horizontal.OutputStep * destination.Lanes));
            writer.Line($"ref {destination.Element.Name} to = ref Unsafe.Add(ref destination, {place});");
            writer.Line($"nint tap = {tap}, first = {pixel};");
            var sums = new DirectSums(step, pass, source, destination, body);
            sums.Declare(writer, channel);
            var planes = new Loop("plane", sums.Planes, Comment: source.Lanes == 1 ? "a channel each" : "16 channels each");
            sums.AddTaps(writer, planes, Loop.Sum((planes.Variable, source.PlaneStep)));
            sums.Write(writer);
        }
    }

    private static long GroupStep(int channels, TensorAddress tensor) =>
        (channels + tensor.Lanes - 1) / tensor.Lanes * tensor.PlaneStep;
}
