using System.Collections.Generic;
using System.Linq;
using KernelGen.Generator.Declarations.Layers;
using KernelGen.Generator.Planning.Layers;
using KernelGen.Generator.Stencils.Layers;
using KernelGen.Generator.Support;
using KernelGen.Shared;

namespace KernelGen.Generator.Emission.Layers;

/// <summary>Writes a pool by itself, every lane a channel.</summary>
internal sealed class PoolWriter(PoolStep step)
{
    private const int Block = PlannedTensor.BlockLanes;
    private const int UnrolledTaps = 16;

    private readonly Geometry source = Geometry.Of(step.Source, Layout.Blocks);
    private readonly Geometry destination = Geometry.Of(step.Output);
    private readonly Pooling pooling = step.Pooling;
    private readonly TensorShape shape = step.Output.Shape;

    private WindowAxis Down => pooling.Window.Vertical;

    private WindowAxis Across => pooling.Window.Horizontal;

    /// <summary>Whether every window lies in the input.</summary>
    private bool IsInside => IsInsideOf(Down, shape.Height) && IsInsideOf(Across, shape.Width);

    /// <summary>The statement that runs it.</summary>
    public string Call(SharedMethods methods) => $"{methods.Name("Pool", Method)}({source.At()}, {destination.At()});";

    /// <summary>Whether every window of an axis lies in the input.</summary>
    public static bool IsInsideOf(WindowAxis axis, int outputs) =>
        axis.Before == 0 && (outputs - 1L) * axis.Stride + axis.Extent <= axis.Input;

    private void Method(CodeWriter writer, string name) => HotMethod.Write(
        writer,
        name,
        Invariant.Text($"{pooling.Kind} of {pooling.Window} windows, {shape.Channels} channels, {shape.Height}x{shape.Width} outputs."),
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
            if (IsInside && pooling.Window.Taps <= UnrolledTaps) WriteUnrolled(writer, tier, plane, y.Variable, x.Variable, place);
            else WriteClipped(writer, tier, plane, y.Variable, x.Variable, place);
        }
    }

    private void WriteUnrolled(CodeWriter writer, Tier tier, string plane, string y, string x, string place)
    {
        Loop.Reference(writer, "near", "source", (plane, 1), (y, Down.Stride * source.RowStep), (x, (long)Across.Stride * Block));
        var taps = (
            from row in Enumerable.Range(0, Down.Window)
            from column in Enumerable.Range(0, Across.Window)
            select Invariant.Text(
                $"{tier.Words}.Load(ref near, {row * Down.Dilation * source.RowStep + (long)column * Across.Dilation * Block})")).ToArray();
        writer.Line($"{tier.Type} value = {taps[0]};");
        foreach (var tap in taps.Skip(1)) writer.Line($"value = {Join(tier, tap)};");
        Store(writer, tier, Invariant.Text($"{taps.Length}"), place);
    }

    /// <summary>Taps outside the input are passed over.</summary>
    private void WriteClipped(CodeWriter writer, Tier tier, string plane, string y, string x, string place)
    {
        var start = pooling.Kind == PoolingKind.Maximum ? $"{tier.Words}.Create(float.NegativeInfinity)" : "default";
        writer.Line($"{tier.Type} value = {start};");
        writer.Line(
            $"nint top = {Loop.Sum((y, Down.Stride), ("1", -Down.Before))}, left = {Loop.Sum((x, Across.Stride), ("1", -Across.Before))};");
        writer.Line(Invariant.Text($"for (nint i = top; i < top + {Down.Extent}; i += {Down.Dilation})"));
        using (writer.Block(Invariant.Text($"for (nint j = left; j < left + {Across.Extent}; j += {Across.Dilation})")))
        {
            writer.Line(Invariant.Text($"if (i < 0 || i >= {Down.Input} || j < 0 || j >= {Across.Input}) continue;"));
            writer.Line(
                $"value = {Join(tier, $"{tier.Words}.Load(ref source, {Loop.Sum((plane, 1), ("i", source.RowStep), ("j", Block))})")};");
        }
        Store(writer, tier, Divisor(pooling), place);
    }

    private string Join(Tier tier, string tap) =>
        pooling.Kind == PoolingKind.Maximum ? $"{tier.Words}.Greater(value, {tap})" : $"value + {tap}";

    /// <summary>PyTorch's rule: the padded window, cut at the end of the padding; without padding, the part in the input.</summary>
    public static string Divisor(Pooling pooling)
    {
        var (down, across) = (pooling.Window.Vertical, pooling.Window.Horizontal);
        var (rows, columns) = pooling.CountIncludePad
            ? (Cut("top", down, -down.Before, down.Input + (long)down.After),
                Cut("left", across, -across.Before, across.Input + (long)across.After))
            : (Cut("top", down, 0, down.Input), Cut("left", across, 0, across.Input));
        return $"{rows} * {columns}";
    }

    private static string Cut(string first, WindowAxis axis, long least, long end) => Invariant.Text(
        $"(Math.Min({first} + {axis.Extent}, {end}) - Math.Max({first}, {least}))");

    private void Store(CodeWriter writer, Tier tier, string divisor, string place)
    {
        var value = pooling.Kind == PoolingKind.Average ? $"value / {tier.Words}.Create({divisor})" : "value";
        writer.Line($"{tier.Words}.Store({value}, ref destination, {place});");
    }
}
