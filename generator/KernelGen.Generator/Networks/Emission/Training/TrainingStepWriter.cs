using System;
using System.Collections.Generic;
using KernelGen.Generator.Networks.Bodies;
using KernelGen.Generator.Networks.Declarations;
using KernelGen.Generator.Networks.Meaning;
using KernelGen.Generator.Networks.Planning;
using KernelGen.Generator.Networks.Planning.Training;
using KernelGen.Generator.Support;
using KernelGen.Generator.Writing;
using KernelGen.Shared;

namespace KernelGen.Generator.Networks.Emission.Training;

/// <summary>The statements of one step that only training has; hot methods go to the list of methods.</summary>
internal sealed class TrainingStepWriter(SharedMethods methods, StepWriter others, Placement places)
{
    private readonly List<string> fields = [];

    /// <summary>The fields that hold what grouped convolutions are.</summary>
    public IReadOnlyList<string> Fields => fields;

    public IEnumerable<string> Statements(LayerStep step) => step switch
    {
        TapGradientStep taps => new TapGradientWriter(taps, places).Calls(methods),
        WinogradGradientStep winograd => new WinogradGradientWriter(winograd, places).Calls(methods),
        PoolGradientStep pool => [new PoolGradientWriter(pool, places).Call(methods)],
        BiasGradientStep bias => [Bias(bias)],
        LinearGradientStep linear => [Linear(linear)],
        GroupGradientStep group => Groups(group),
        GroupInputStep group => [GroupInput(group)],
        ActivationGradientStep activation => Activation(activation),
        GlobalPoolGradientStep pool => [Global(pool)],
        SoftmaxGradientStep softmax => [Softmax(softmax)],
        SplitStep split => [Split(split)],
        DropoutStep dropout => [Dropout(dropout)],
        StatisticsStep statistics => [Statistics(statistics)],
        NormalizeStep normalize => [Normalize(normalize)],
        GradientStatisticsStep statistics => [GradientStatistics(statistics)],
        NormalizeGradientStep normalize => [NormalizeGradient(normalize)],
        _ => others.Statements(step),
    };

    private TensorAddress Blocks(LayerStep step, int input) => TensorAddress.Of(places[step.Inputs[input].Tensor], Layout.Blocks);

    private static string Size(TensorShape shape) => $"{ChannelBlock.Count(shape.Channels)}, {shape.Height}, {shape.Width}";

    private string Whole(LayerStep step, int input) =>
        StepWriter.Span(TensorAddress.Of(places[step.Inputs[input].Tensor], Layout.Channels), "0", step.Inputs[input].Tensor.Shape.Length);

    private static string Room(long start, long length) => length == 0
        ? "default" : $"Span({TensorAddress.Reference("gradient", start)}, {length})";

    private string Bias(BiasGradientStep step)
    {
        var dy = Blocks(step, 0);
        var sums = TensorAddress.Reference("gradient", step.GradientStart);
        return $"TensorGradients.ChannelSums({dy.At()}, {dy.Steps}, {sums}, {Size(step.Source.Shape)});";
    }

    private string Linear(LinearGradientStep step)
    {
        var part = (PlainGradientPart)step.Gradient;
        var (weight, bias) = (Room(step.GradientStart + part.WeightStart, part.WeightLength), Room(step.GradientStart, part.BiasLength));
        return $"TensorGradients.Linear({Whole(step, 0)}, {Whole(step, 1)}, {weight}, {bias});";
    }

    private IEnumerable<string> Groups(GroupGradientStep step)
    {
        var part = (PlainGradientPart)step.Gradient;
        var (dy, x) = (Whole(step, 0), Whole(step, 1));
        var (near, far) = step.Layer.Operation is TransposedConvolution ? (x, dy) : (dy, x);
        var weight = Room(step.GradientStart + part.WeightStart, part.WeightLength);
        yield return $"TensorGradients.GroupWeights({Field(step.Layer)}, {near}, {far}, {weight});";
        if (part.BiasLength > 0) yield return $"TensorGradients.PlaneSums({dy}, {Room(step.GradientStart, part.BiasLength)});";
    }

    private string GroupInput(GroupInputStep step)
    {
        var part = (CopiedPart)step.Weights[0];
        var weight = $"Span({TensorAddress.Reference("packed", step.WeightsStart)}, {part.Count})";
        var dx = StepWriter.Span(TensorAddress.Of(places[step.Output]), "0", step.Output.Shape.Length);
        var word = RuntimeNames.GroupInput(step.Layer.Operation is TransposedConvolution);
        return $"{word}({Field(step.Layer)}, {Whole(step, 0)}, {weight}, {dx});";
    }

    /// <summary>What a grouped convolution is, made once.</summary>
    private string Field(Layer layer)
    {
        var isTransposed = layer.Operation is TransposedConvolution;
        var window = isTransposed ? ((TransposedConvolution)layer.Operation).Window : ((Convolution)layer.Operation).Window;
        var groups = ((IGrouped)layer.Operation).Groups;
        var (near, far) = isTransposed ? (layer.Input, layer.Output) : (layer.Output, layer.Input);
        var (down, across) = (window.Vertical, window.Horizontal);
        var name = $"Groups{layer.Index}";
        var field = $"private static readonly GroupedConvolution {name} = new({RuntimeCalls.Shape(near)}, {RuntimeCalls.Shape(far)}, "
            + $"{groups}) {{ Window = ({down.Window}, {across.Window}), Stride = ({down.Stride}, {across.Stride}), "
            + $"Dilation = ({down.Dilation}, {across.Dilation}), Before = ({down.Before}, {across.Before}) }};";
        if (!fields.Contains(field)) fields.Add(field);
        return name;
    }

    private IEnumerable<string> Activation(ActivationGradientStep step)
    {
        var layout = step.Inputs[0].Layout;
        var (dy, known, dx) = (
            TensorAddress.Of(places[step.Source], layout), TensorAddress.Of(places[step.Inputs[1].Tensor], layout),
            TensorAddress.Of(places[step.Output], layout));
        var planes = Math.Min(Math.Min(dy.Planes, known.Planes), dx.Planes);
        (dy, known, dx) = (dy with { Planes = planes }, known with { Planes = planes }, dx with { Planes = planes });
        if (dy.Joined.RowLength == known.Joined.RowLength && known.Joined.RowLength == dx.Joined.RowLength)
            (dy, known, dx) = (dy.Joined, known.Joined, dx.Joined);
        var loops = new[] { new Loop("plane", dy.Planes), new Loop("row", dy.Rows) };
        var writer = new CodeWriter();
        using (Loop.Nest(writer, "all numbers", loops))
        {
            var slope = step.Activation.Function == ActivationFunction.LeakyReLU
                ? ", " + Invariant.Literal((float)step.Activation.Slope) : "";
            writer.Line($"{RuntimeNames.ActivationGradient(step.Activation.Function)}({Row(dy)}, {Row(known)}, {Row(dx)}{slope});");
        }
        return writer.Written;

        string Row(TensorAddress geometry) => StepWriter.Span(
            geometry, Loop.Sum((loops[0].Variable, geometry.PlaneStep), (loops[1].Variable, geometry.RowStep)), geometry.RowLength);
    }

    private string Global(GlobalPoolGradientStep step)
    {
        var (dy, x, dx) = (Blocks(step, 0), Blocks(step, 1), TensorAddress.Of(places[step.Output]));
        var from = $"{dy.At()}, {dy.PlaneStep}, ";
        var to = $"{dx.At()}, {dx.Steps}, {Size(step.Output.Shape)});";
        var word = RuntimeNames.GlobalPoolGradient(step.Pooling.Kind);
        return step.Pooling.Kind == PoolingKind.Maximum ? $"{word}({from}{x.At()}, {x.Steps}, {to}" : $"{word}({from}{to}";
    }

    private string Softmax(SoftmaxGradientStep step)
    {
        var dx = StepWriter.Span(TensorAddress.Of(places[step.Output]), "0", step.Output.Shape.Length);
        var word = RuntimeNames.SoftmaxGradient(step.Softmax.Logarithm);
        return $"{word}({Whole(step, 0)}, {Whole(step, 1)}, {dx}, {step.Output.Shape.Channels});";
    }

    private string Split(SplitStep step)
    {
        var (joined, part) = (TensorAddress.Of(places[step.Source], step.Inputs[0].Layout), TensorAddress.Of(places[step.Output]));
        var shape = step.Output.Shape;
        return step.Output.Layout == Layout.Channels
            ? StepWriter.Rows(
                joined with { First = joined.First + step.Channel * joined.PlaneStep, Planes = shape.Channels },
                part with { Planes = shape.Channels })
            : $"TensorCopy.Extract({joined.At()}, {joined.Steps}, {part.At()}, {part.Steps}, "
                + $"{step.Channel}, {shape.Channels}, {shape.Height}, {shape.Width});";
    }

    private string Dropout(DropoutStep step)
    {
        var (source, destination) = (TensorAddress.Of(places[step.Source], step.Inputs[0].Layout), TensorAddress.Of(places[step.Output]));
        var probability = step.Dropout.Probability;
        var threshold = (uint)Math.Min(Math.Round(probability * 4294967296.0), uint.MaxValue);
        var factor = probability >= 1 ? 0 : 1 / (1 - probability);
        var planes = Math.Min(source.Planes, destination.Planes);
        return $"TensorGradients.Dropout({source.At()}, {source.Steps}, {destination.At()}, {destination.Steps}, "
            + $"{planes}, {source.Rows}, {source.RowLength}, {threshold}u, {Invariant.Literal((float)factor)}, "
            + $"dropoutKey, {step.Index});";
    }

    private string Statistics(StatisticsStep step)
    {
        var x = Blocks(step, 0);
        return $"TensorGradients.Statistics({x.At()}, {x.Steps}, {TensorAddress.Of(places[step.Output]).At()}, {Size(step.Source.Shape)});";
    }

    private string Normalize(NormalizeStep step)
    {
        var (x, y) = (Blocks(step, 0), TensorAddress.Of(places[step.Output], Layout.Blocks));
        var normalization = step.Normalization;
        var factors = TensorAddress.Reference("statistics", normalization.Factors);
        var shifts = TensorAddress.Reference("statistics", normalization.Shifts);
        return $"TensorRows.Scale({x.At()}, {x.Steps}, {factors}, {shifts}, {y.At()}, {y.Steps}, {Size(normalization.Shape)});";
    }

    private string GradientStatistics(GradientStatisticsStep step)
    {
        var (dy, x) = (Blocks(step, 0), Blocks(step, 1));
        var normalization = step.Normalization;
        var means = TensorAddress.Reference("statistics", normalization.Means);
        var sums = TensorAddress.Of(places[step.Output]).At();
        return $"TensorGradients.GradientStatistics({dy.At()}, {dy.Steps}, {x.At()}, {x.Steps}, "
            + $"{means}, {sums}, {Size(normalization.Shape)});";
    }

    private string NormalizeGradient(NormalizeGradientStep step)
    {
        var (dy, x, dx) = (Blocks(step, 0), Blocks(step, 1), TensorAddress.Of(places[step.Output], Layout.Blocks));
        var normalization = step.Normalization;
        var means = TensorAddress.Reference("statistics", normalization.Means);
        return $"TensorGradients.Normalization({dy.At()}, {dy.Steps}, {x.At()}, {x.Steps}, {means}, "
            + $"{dx.At()}, {dx.Steps}, {Size(normalization.Shape)});";
    }
}
