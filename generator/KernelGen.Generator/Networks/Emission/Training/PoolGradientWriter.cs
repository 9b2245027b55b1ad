using System.Linq;
using KernelGen.Generator.Networks.Declarations;
using KernelGen.Generator.Networks.Meaning;
using KernelGen.Generator.Networks.Planning;
using KernelGen.Generator.Networks.Planning.Training;
using KernelGen.Generator.Support;
using KernelGen.Generator.Writing;
using KernelGen.Shared;

namespace KernelGen.Generator.Networks.Emission.Training;

/// <summary>
/// Writes the way back through a pool, every lane a channel: of a maximum the gradient of each output goes to the first of the greatest
/// inputs of its window, of a mean or sum to all of them.
/// </summary>
internal sealed class PoolGradientWriter(PoolGradientStep step)
{
    private const int Block = PlannedTensor.BlockLanes;
    private const int UnrolledTaps = 16;

    private readonly TensorAddress gradient = TensorAddress.Of(step.Source, Layout.Blocks);
    private readonly TensorAddress source = TensorAddress.Of(step.Inputs[1].Tensor, Layout.Blocks);
    private readonly TensorAddress destination = TensorAddress.Of(step.Output);
    private readonly Pooling pooling = step.Pooling;
    private readonly TensorShape shape = step.Source.Shape;

    private WindowAxis Down => pooling.Window.Vertical;

    private WindowAxis Across => pooling.Window.Horizontal;

    /// <summary>Whether no input is in two windows, so that gradients need not be added.</summary>
    private bool IsApart => Down.Stride >= Down.Extent && Across.Stride >= Across.Extent;

    /// <summary>Whether every window lies in the input.</summary>
    private bool IsInside => PoolWriter.IsInside(Down, shape.Height) && PoolWriter.IsInside(Across, shape.Width);

    /// <summary>Whether windows follow one another over the whole input.</summary>
    private bool IsWhole => IsInside && IsApart && pooling.Window.Taps <= UnrolledTaps
        && Fills(Down, shape.Height) && Fills(Across, shape.Width);

    private bool IsMaximum => pooling.Kind == PoolingKind.Maximum;

    /// <summary>The statement that runs it.</summary>
    public string Call(SharedMethods methods) =>
        $"{methods.Name("GradePool", Method)}({gradient.At()}, {source.At()}, {destination.At()});";

    private static bool Fills(WindowAxis axis, int outputs) =>
        axis.Dilation == 1 && axis.Stride == axis.Window && (long)outputs * axis.Window == axis.Input;

    private void Method(CodeWriter writer, string name) => HotMethod.Write(
        writer,
        name,
        $"The gradient through the {pooling.Kind} of {pooling.Window} windows, {shape.Channels} channels, "
            + $"{shape.Height}x{shape.Width} outputs.",
        ["gradient", "source", "destination"],
        Tier.OfSixteenRegisters(shape.Channels <= StripWidth.Half ? StripWidth.Half : Block),
        Body);

    private void Body(CodeWriter writer, Tier tier)
    {
        var block = new Loop("block", (shape.Channels + Block - 1) / Block, Comment: "16 channels each");
        var lane = new Loop("lane", shape.Channels <= StripWidth.Half ? StripWidth.Half : Block, tier.Lanes);
        using (Loop.Nest(writer, "all channels at once", block, lane))
        {
            Loop.Reference(writer, "dy", "gradient", (block.Variable, gradient.PlaneStep), (lane.Variable, 1));
            Loop.Reference(writer, "x0", "source", (block.Variable, source.PlaneStep), (lane.Variable, 1));
            Loop.Reference(writer, "dx", "destination", (block.Variable, destination.PlaneStep), (lane.Variable, 1));
            if (!IsWhole) WriteZeros(writer, tier);
            var (y, x) = (new Loop("y", shape.Height), new Loop("x", shape.Width));
            using (Loop.Nest(writer, "the only output", y, x))
            {
                var place = Loop.Sum((y.Variable, gradient.RowStep), (x.Variable, Block));
                writer.Line($"{tier.Type} share = {tier.Words.Load}(ref dy, {place});");
                if (IsInside && pooling.Window.Taps <= UnrolledTaps) WriteUnrolled(writer, tier, y.Variable, x.Variable);
                else WriteClipped(writer, tier, y.Variable, x.Variable);
            }
        }
    }

    private void WriteZeros(CodeWriter writer, Tier tier)
    {
        var (rows, columns) = (new Loop("row", destination.Rows), new Loop("column", step.Output.Shape.Width));
        using (Loop.Nest(writer, "the only input", rows, columns))
            writer.Line(
                $"{tier.Words.Store}(default, ref dx, {Loop.Sum((rows.Variable, destination.RowStep), (columns.Variable, Block))});");
    }

    private void WriteUnrolled(CodeWriter writer, Tier tier, string y, string x)
    {
        Loop.Reference(writer, "near", "x0", (y, Down.Stride * source.RowStep), (x, (long)Across.Stride * Block));
        Loop.Reference(writer, "to", "dx", (y, Down.Stride * destination.RowStep), (x, (long)Across.Stride * Block));
        var taps = (
            from row in Enumerable.Range(0, Down.Window)
            from column in Enumerable.Range(0, Across.Window)
            select (row, column)).ToArray();
        if (IsMaximum)
        {
            var loads = taps.Select((tap, index) =>
                $"v{index} = {tier.Words.Load}(ref near, {Offset(tap, source)})");
            writer.Line($"{tier.Type} {string.Join(", ", loads)};");
            var greatest = taps.Select((_, index) => $"v{index}").Aggregate((a, b) => $"{tier.Words.Max}({a}, {b})");
            writer.Line($"{tier.Type} greatest = {greatest};");
        }
        WriteShare(writer, tier, $"{taps.Length}");
        for (var i = 0; i < taps.Length; i++)
        {
            WriteTap(writer, tier, $"v{i}", "to", $"{Offset(taps[i], destination)}", i + 1 == taps.Length);
        }
    }

    private long Offset((int Row, int Column) tap, TensorAddress geometry) =>
        tap.Row * Down.Dilation * geometry.RowStep + (long)tap.Column * Across.Dilation * Block;

    /// <summary>What each input gets: the gradient itself, or its share in a mean; through the activation before the pool.</summary>
    private void WriteShare(CodeWriter writer, Tier tier, string divisor)
    {
        if (pooling.Kind == PoolingKind.Average) writer.Line($"share = share / {tier.Words.Create}({divisor});");
        if (step.Activation is { } activation) writer.Line($"share = {StepGradient(tier, activation, "greatest", "share")};");
    }

    private static string StepGradient(Tier tier, Activation activation, string result, string gradient) =>
        $"{RuntimeNames.ActivationGradient(tier, activation.Function)}({result}, {gradient}"
            + (activation.Function == ActivationFunction.LeakyReLU ? $", {Invariant.Literal((float)activation.Slope)})" : ")");

    private void WriteTap(CodeWriter writer, Tier tier, string number, string to, string offset, bool isLast)
    {
        var share = IsMaximum ? $"{tier.Words.WhereEqual}({number}, greatest, share)" : "share";
        var sum = IsApart ? share : $"{tier.Words.Load}(ref {to}, {offset}) + {share}";
        writer.Line($"{tier.Words.Store}({sum}, ref {to}, {offset});");
        if (IsMaximum && !isLast) writer.Line($"share = {tier.Words.WhereNotEqual}({number}, greatest, share);");
    }

    /// <summary>Taps outside the input are passed over.</summary>
    private void WriteClipped(CodeWriter writer, Tier tier, string y, string x)
    {
        writer.Line(
            $"nint top = {Loop.Sum((y, Down.Stride), ("1", -Down.Before))}, left = {Loop.Sum((x, Across.Stride), ("1", -Across.Before))};");
        if (IsMaximum)
        {
            writer.Line($"{tier.Type} greatest = {tier.Words.Create}(float.NegativeInfinity);");
            using (Walk(writer))
                writer.Line($"greatest = {tier.Words.Max}(greatest, {tier.Words.Load}(ref x0, {At(source)}));");
        }
        var window = new PoolWindow(pooling, source);
        WriteShare(writer, tier, $"{window.Rows} * {window.Columns}");
        using (Walk(writer)) WriteTap(writer, tier, $"{tier.Words.Load}(ref x0, {At(source)})", "dx", At(destination), isLast: false);
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
