using System;
using System.Collections.Generic;
using System.Linq;
using KernelGen.Generator.Networks.Bodies;
using KernelGen.Generator.Networks.Declarations;
using KernelGen.Generator.Networks.Meaning;
using KernelGen.Generator.Networks.Planning;
using KernelGen.Generator.Support;
using KernelGen.Generator.Writing;
using KernelGen.Shared;

namespace KernelGen.Generator.Networks.Emission;

/// <summary>The statements of one step; hot methods go to the list of methods.</summary>
internal sealed class StepWriter(SharedMethods methods, RuntimeCalls runtime, Placement places)
{
    public IEnumerable<string> Statements(LayerStep step) => step switch
    {
        DirectStep direct => direct.Methods.Zip(
            direct.PlacedWeights, (method, weights) => new DirectWriter(direct, method, places, weights.Start).Call(methods)),
        WinogradStep winograd => new WinogradWriter(winograd, places).Calls(methods),
        PlaneConvolutionStep planes => [new PlaneConvolutionWriter(planes, places).Call(methods)],
        DepthwiseStep depthwise => [new DepthwiseWriter(depthwise, places).Call(methods)],
        LinearStep linear => [new LinearWriter(linear, places).Call(methods)],
        PlanePoolStep pool => [new PlanePoolWriter(pool, places).Call(methods)],
        BlockPoolStep pool => [new BlockPoolWriter(pool, places).Call(methods)],
        GlobalPoolStep pool => [Global(pool)],
        ScaleStep scale => [Scale(scale)],
        ActivationStep activation => Activate(activation),
        AddStep add => [Add(add)],
        ConcatStep concat => Concat(concat),
        CopyStep copy => [Copy(copy)],
        RuntimeStep layer => [Runtime(layer)],
        BorderStep border => [Border(places[border.Output])],
        ViewStep => [],
        _ => throw new ArgumentOutOfRangeException(nameof(step)),
    };

    /// <summary>The statement of a step that computes all samples of a block.</summary>
    /// <param name="step">The step.</param>
    /// <param name="taken">Floats from a sample's input to the next.</param>
    /// <param name="made">Floats from a sample's output to the next.</param>
    public string Statement(LinearStep step, long taken, long made) => new LinearWriter(step, places).Call(methods, taken, made);

    /// <summary>The statement that gives a tensor to the caller.</summary>
    /// <param name="tensor">The tensor.</param>
    /// <param name="memory">The reference to the caller's memory.</param>
    public static string CopyOut(PlacedTensor tensor, string memory)
    {
        var shape = tensor.Shape;
        var destination = new TensorAddress(
            memory, 0, shape.Channels, (long)shape.Height * shape.Width, shape.Height, shape.Width, shape.Width, 1);
        return tensor.Tensor.Layout == Layout.Channels || tensor.IsPoint
            ? Rows(TensorAddress.Of(tensor, Layout.Channels) with { Planes = shape.Channels }, destination)
            : Between(toBlocks: false, TensorAddress.Of(tensor), destination, shape);
    }

    private static string Border(PlacedTensor tensor)
    {
        var whole = TensorAddress.Of(tensor);
        var after = tensor.PlaneStep - tensor.Origin - (whole.Rows - 1) * whole.RowStep - whole.RowLength;
        return $"TensorCopy.ClearBorder({whole.At(-tensor.Origin)}, {whole.Steps}, "
            + $"{whole.Planes}, {whole.Rows}, {whole.RowLength}, {tensor.Origin}, {after});";
    }

    private string Copy(CopyStep step)
    {
        var (source, destination) = (TensorAddress.Of(places[step.Source]), TensorAddress.Of(places[step.Output]));
        if (step.Source.Layout == step.Output.Layout) return Rows(source, destination);
        return Between(step.Output.Layout == Layout.Blocks, source, destination, step.Source.Shape);
    }

    private static string Between(bool toBlocks, TensorAddress source, TensorAddress destination, TensorShape shape) =>
        $"{RuntimeNames.Copy(toBlocks)}({source.At()}, {source.Steps}, {destination.At()}, {destination.Steps}, "
            + $"{shape.Channels}, {shape.Height}, {shape.Width});";

    /// <summary>The statement that copies planes row by row, or at once where nothing is between rows.</summary>
    public static string Rows(TensorAddress source, TensorAddress destination)
    {
        var planes = Math.Min(source.Planes, destination.Planes);
        (source, destination) = Join(source with { Planes = planes }, destination with { Planes = planes });
        return $"TensorCopy.Rows({source.At()}, {source.Steps}, {destination.At()}, {destination.Steps}, "
            + $"{source.Planes}, {source.Rows}, {source.RowLength});";
    }

    /// <summary>One long row each where neither has anything between its rows.</summary>
    private static (TensorAddress Source, TensorAddress Destination) Join(TensorAddress source, TensorAddress destination) =>
        source.Joined.RowLength == destination.Joined.RowLength ? (source.Joined, destination.Joined) : (source, destination);

    private string Global(GlobalPoolStep step)
    {
        var (source, destination) = (TensorAddress.Of(places[step.Source], Layout.Blocks), TensorAddress.Of(places[step.Output]));
        var word = RuntimeNames.GlobalPoolStep(step.Pooling.Kind);
        return $"{word}({source.At()}, {source.Steps}, {destination.At()}, {destination.PlaneStep}, "
            + $"{step.Output.Planes}, {source.Rows}, {step.Source.Shape.Width});";
    }

    private string Scale(ScaleStep step)
    {
        var source = TensorAddress.Of(places[step.Source], Layout.Blocks);
        var destination = TensorAddress.Of(places[step.Output], Layout.Blocks);
        var (part, shape) = (step.Weights[0], step.Output.Shape);
        var (factors, shifts) = (
            TensorAddress.Reference("packed", step.WeightsStart), TensorAddress.Reference("packed", step.WeightsStart + part.Length / 2));
        return $"TensorRows.Scale({source.At()}, {source.Steps}, {factors}, {shifts}, "
            + $"{destination.At()}, {destination.Steps}, {ChannelBlock.Count(shape.Channels)}, {source.Rows}, {shape.Width});";
    }

    private string Add(AddStep step)
    {
        var layout = step.Inputs[0].Layout;
        var (first, second, sum) = (
            TensorAddress.Of(places[step.Source], layout), TensorAddress.Of(places[step.Inputs[1].Tensor], layout),
            TensorAddress.Of(places[step.Output], layout));
        var planes = Math.Min(Math.Min(first.Planes, second.Planes), sum.Planes);
        (first, second, sum) = (first with { Planes = planes }, second with { Planes = planes }, sum with { Planes = planes });
        if (first.Joined.RowLength == second.Joined.RowLength && second.Joined.RowLength == sum.Joined.RowLength)
            (first, second, sum) = (first.Joined, second.Joined, sum.Joined);
        return $"TensorRows.Add({first.At()}, {first.Steps}, {second.At()}, {second.Steps}, "
            + $"{sum.At()}, {sum.Steps}, {sum.Planes}, {sum.Rows}, {sum.RowLength});";
    }

    private IEnumerable<string> Concat(ConcatStep step)
    {
        var channel = 0;
        foreach (var use in step.Inputs)
        {
            var shape = use.Tensor.Shape;
            var (source, joined) = (TensorAddress.Of(places[use.Tensor], use.Layout), TensorAddress.Of(places[step.Output]));
            yield return use.Layout == Layout.Channels
                ? Rows(source with { Planes = shape.Channels },
                    joined with { First = joined.First + channel * joined.PlaneStep, Planes = shape.Channels })
                : $"TensorCopy.Append({source.At()}, {source.Steps}, {joined.At()}, {joined.Steps}, "
                    + $"{channel}, {shape.Channels}, {shape.Height}, {shape.Width});";
            channel += shape.Channels;
        }
    }

    private IEnumerable<string> Activate(ActivationStep step)
    {
        var (source, destination) = Join(
            TensorAddress.Of(places[step.Source], step.Inputs[0].Layout), TensorAddress.Of(places[step.Output]));
        var planes = Math.Min(source.Planes, destination.Planes);
        var loops = new[] { new Loop("plane", planes), new Loop("row", source.Rows) };
        var writer = new CodeWriter();
        using (Loop.Nest(writer, "all numbers", loops))
        {
            var from = Span(source, Loop.Sum((loops[0].Variable, source.PlaneStep), (loops[1].Variable, source.RowStep)), source.RowLength);
            var to = Span(
                destination, Loop.Sum((loops[0].Variable, destination.PlaneStep), (loops[1].Variable, destination.RowStep)),
                source.RowLength);
            var slope = step.Activation.Function == ActivationFunction.LeakyReLU ? ", "
                + Invariant.Literal((float)step.Activation.Slope) : "";
            writer.Line($"{RuntimeNames.Activation(step.Activation.Function)}({from}, {to}{slope});");
        }
        return writer.Written;
    }

    private string Runtime(RuntimeStep step)
    {
        var tensors = step.PlacedWeights.Select(
            weight => $"Span({TensorAddress.Reference("packed", weight.Start)}, {((CopiedPart)weight.Part).Count})").ToArray();
        var (source, output) = (TensorAddress.Of(places[step.Source], Layout.Channels), TensorAddress.Of(places[step.Output]));
        return runtime.Statement(
            step.Layer, Span(source, "0", step.Source.Shape.Length), (step.Source.Shape, ""), tensors,
                Span(output, "0", step.Output.Shape.Length));
    }

    /// <summary>A span over the numbers of a tensor.</summary>
    public static string Span(TensorAddress geometry, string offset, long length)
    {
        var place = offset == "0"
            ? geometry.At() : $"ref Unsafe.Add(ref {geometry.Memory}, {Loop.Sum(("1", geometry.First), (offset, 1))})";
        return $"Span({place}, {length})";
    }
}
