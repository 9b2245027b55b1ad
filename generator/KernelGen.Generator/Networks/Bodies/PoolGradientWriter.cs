using System.Linq;
using KernelGen.Generator.Networks.Declarations;
using KernelGen.Generator.Networks.Emission;
using KernelGen.Generator.Networks.Meaning;
using KernelGen.Generator.Networks.Planning;
using KernelGen.Generator.Networks.Planning.Training;
using KernelGen.Generator.Support;
using KernelGen.Generator.Writing;
using KernelGen.Shared;

namespace KernelGen.Generator.Networks.Bodies;

/// <summary>
/// Writes the backward pass through a pool, every lane a channel: the gradient of each output of a maximum goes to the first of the
/// greatest inputs of its window, of a mean or sum to all of them.
/// </summary>
internal sealed class PoolGradientWriter(PoolGradientStep step, Placement places)
{
    private const int Block = ChannelBlock.Lanes;

    private readonly TensorAddress gradient = TensorAddress.Of(places[step.Source], Layout.Blocks);
    private readonly TensorAddress source = TensorAddress.Of(places[step.Inputs[1].Tensor], Layout.Blocks);
    private readonly TensorAddress destination = TensorAddress.Of(places[step.Output]);
    private readonly Pooling pooling = step.Pooling;
    private readonly TensorShape shape = step.Source.Shape;

    private WindowAxis Down => pooling.Window.Vertical;

    private WindowAxis Across => pooling.Window.Horizontal;

    /// <summary>Whether no input is in two windows, so that gradients need not be added.</summary>
    private bool IsApart => Down.Stride >= Down.Extent && Across.Stride >= Across.Extent;

    /// <summary>Whether windows follow one another over the whole input.</summary>
    private bool IsWhole => step.IsUnrolled && IsApart && Fills(Down, shape.Height) && Fills(Across, shape.Width);

    private bool IsMaximum => pooling.Kind == PoolingKind.Maximum;

    /// <summary>The statement that runs it.</summary>
    public string Call(SharedMethods methods) =>
        $"{methods.Name("GradePool", Method())}({gradient.At()}, {source.At()}, {destination.At()});";

    private static bool Fills(WindowAxis axis, int outputs) =>
        axis.Dilation == 1 && axis.Stride == axis.Window && (long)outputs * axis.Window == axis.Input;

    private HotMethod Method() => HotMethod.Of(
        $"The gradient through the {pooling.Kind} of {pooling.Window} windows, {shape.Channels} channels, "
            + $"{shape.Height}x{shape.Width} outputs.",
        [MethodParameter.To("gradient", gradient.Element), MethodParameter.To("source", source.Element),
            MethodParameter.To("destination", destination.Element)],
        step.Bodies,
        Body);

    private void Body(CodeWriter writer, PlainBody body)
    {
        var target = body.Target;
        var block = new Loop("block", (shape.Channels + Block - 1) / Block, Comment: "16 channels each");
        var lane = new Loop("lane", ChannelBlock.Used(shape.Channels), target.Lanes);
        using (Loop.Nest(writer, "all channels at once", block, lane))
        {
            Loop.Reference(writer, gradient.Element, "dy", "gradient", (block.Variable, gradient.PlaneStep), (lane.Variable, 1));
            Loop.Reference(writer, source.Element, "x0", "source", (block.Variable, source.PlaneStep), (lane.Variable, 1));
            Loop.Reference(writer, destination.Element, "dx", "destination", (block.Variable, destination.PlaneStep), (lane.Variable, 1));
            if (!IsWhole) WriteZeros(writer, target);
            var (y, x) = (new Loop("y", shape.Height), new Loop("x", shape.Width));
            using (Loop.Nest(writer, "the only output", y, x))
            {
                var place = Loop.Sum((y.Variable, gradient.RowStep), (x.Variable, Block));
                writer.Line($"{target.Type} share = {target.Words.Load}(ref dy, {place});");
                if (step.IsUnrolled) WriteUnrolled(writer, target, y.Variable, x.Variable);
                else WriteClipped(writer, target, y.Variable, x.Variable);
            }
        }
    }

    private void WriteZeros(CodeWriter writer, LayerTarget target)
    {
        var (rows, columns) = (new Loop("row", destination.Rows), new Loop("column", step.Output.Shape.Width));
        using (Loop.Nest(writer, "the only input", rows, columns))
            writer.Line(
                $"{target.Words.Store}(default, ref dx, {Loop.Sum((rows.Variable, destination.RowStep), (columns.Variable, Block))});");
    }

    private void WriteUnrolled(CodeWriter writer, LayerTarget target, string y, string x)
    {
        Loop.Reference(writer, source.Element, "near", "x0", (y, Down.Stride * source.RowStep), (x, (long)Across.Stride * Block));
        Loop.Reference(writer, destination.Element, "to", "dx", (y, Down.Stride * destination.RowStep), (x, (long)Across.Stride * Block));
        var taps = (
            from row in Enumerable.Range(0, Down.Window)
            from column in Enumerable.Range(0, Across.Window)
            select (row, column)).ToArray();
        if (IsMaximum)
        {
            var loads = taps.Select((tap, index) =>
                $"v{index} = {target.Words.Load}(ref near, {Offset(tap, source)})");
            writer.Line($"{target.Type} {string.Join(", ", loads)};");
            var greatest = taps.Select((_, index) => $"v{index}").Aggregate((a, b) => $"{target.Words.Max}({a}, {b})");
            writer.Line($"{target.Type} greatest = {greatest};");
        }
        WriteShare(writer, target, $"{taps.Length}");
        for (var i = 0; i < taps.Length; i++)
        {
            WriteTap(writer, target, $"v{i}", "to", $"{Offset(taps[i], destination)}", i + 1 == taps.Length);
        }
    }

    private long Offset((int Row, int Column) tap, TensorAddress geometry) =>
        tap.Row * Down.Dilation * geometry.RowStep + (long)tap.Column * Across.Dilation * Block;

    /// <summary>What each input gets: the gradient itself, or its share in a mean; through the activation before the pool.</summary>
    private void WriteShare(CodeWriter writer, LayerTarget target, string divisor)
    {
        if (pooling.Kind == PoolingKind.Average) writer.Line($"share = share / {target.Words.Create}({divisor});");
        if (step.Activation is { } activation) writer.Line($"share = {StepGradient(target, activation, "greatest", "share")};");
    }

    private static string StepGradient(LayerTarget target, Activation activation, string result, string gradient) =>
        $"{RuntimeNames.ActivationGradient(target, activation.Function)}({result}, {gradient}"
            + (activation.Function == ActivationFunction.LeakyReLU ? $", {Invariant.Literal((float)activation.Slope)})" : ")");

    private void WriteTap(CodeWriter writer, LayerTarget target, string number, string to, string offset, bool isLast)
    {
        var share = IsMaximum ? $"{target.Words.WhereEqual}({number}, greatest, share)" : "share";
        var sum = IsApart ? share : $"{target.Words.Load}(ref {to}, {offset}) + {share}";
        writer.Line($"{target.Words.Store}({sum}, ref {to}, {offset});");
        if (IsMaximum && !isLast) writer.Line($"share = {target.Words.WhereNotEqual}({number}, greatest, share);");
    }

    /// <summary>Taps outside the input are passed over.</summary>
    private void WriteClipped(CodeWriter writer, LayerTarget target, string y, string x)
    {
        writer.Line(
            $"nint top = {Loop.Sum((y, Down.Stride), ("1", -Down.Before))}, left = {Loop.Sum((x, Across.Stride), ("1", -Across.Before))};");
        if (IsMaximum)
        {
            writer.Line($"{target.Type} greatest = {target.Words.Create}(float.NegativeInfinity);");
            using (Walk(writer))
                writer.Line($"greatest = {target.Words.Max}(greatest, {target.Words.Load}(ref x0, {At(source)}));");
        }
        var window = new PoolWindow(pooling, source);
        WriteShare(writer, target, $"{window.Rows} * {window.Columns}");
        using (Walk(writer)) WriteTap(writer, target, $"{target.Words.Load}(ref x0, {At(source)})", "dx", At(destination), isLast: false);
    }

    private static string At(TensorAddress geometry) => Loop.Sum(("i", geometry.RowStep), ("j", Block));

    private System.IDisposable Walk(CodeWriter writer)
    {
        writer.Line($"for (nint i = top; i < top + {Down.Extent}; i += {Down.Dilation})");
        var scope = writer.Block($"for (nint j = left; j < left + {Across.Extent}; j += {Across.Dilation})");
        writer.Line($"if (i < 0 || i >= {Down.Input} || j < 0 || j >= {Across.Input}) continue;");
        return scope;
    }
}
