using System;
using System.Linq;

namespace KernelGen.Execution.Tests.GenericLayers;

/// <content>Linear layers, and what works position by position.</content>
internal static partial class OnnxOperators
{
    /// <summary>alpha·A·B + beta·C: a linear layer over the rows of A, with weight alpha·Bᵀ and bias beta·C, perhaps one per row.</summary>
    private static OnnxTensor Multiply(OnnxNode node, OnnxTensor[] x)
    {
        var a = node.Integer("transA", 0) == 1 ? Transposed(x[0]) : x[0];
        var b = node.Integer("transB", 0) == 1 ? x[1] : Transposed(x[1]);
        var (rows, outputs) = (a.Shape[0], b.Shape[0]);
        var (alpha, beta) = ((float)node.Number("alpha", 1), (float)node.Number("beta", 1));
        var c = x.Length > 2 ? x[2] : OnnxTensor.Zero(1);
        var (biasRows, biasColumns) = (c.Shape.Length < 2 ? 1 : c.Shape[0], c.Shape.Length == 0 ? 1 : c.Shape[^1]);
        var weight = Array.ConvertAll(b.Values, value => alpha * value);
        var product = OnnxTensor.Zero(rows, outputs);
        for (var row = 0; row < rows; row++)
        {
            var bias = Enumerable.Range(0, outputs).Select(n => beta * c.Values[row % biasRows * biasColumns + n % biasColumns]).ToArray();
            LayerEngine.Linear(a.Values.AsSpan(row * a.Shape[1], a.Shape[1]), weight, bias, product.Values.AsSpan(row * outputs, outputs));
        }
        return product;
    }

    private static OnnxTensor Normalize(OnnxNode node, OnnxTensor[] x)
    {
        if (node.Integer("training_mode", 0) == 1) throw new InexpressibleException("training");
        var shape = new TensorShape(x[0].Shape[1], 1, x[0].Inner(2));
        return Each(
            (input, output) => LayerEngine.BatchNorm2D(
                shape, input, x[1].Values, x[2].Values, x[3].Values, x[4].Values, output, node.Number("epsilon", 1e-5)),
            x[0]);
    }

    /// <summary>Since operator set 13 over one axis; before over all from the axis on.</summary>
    private static OnnxTensor Soften(ShapedLayer layer, OnnxNode node, OnnxTensor x)
    {
        var isNew = node.Opset >= 13;
        var axis = node.Integer("axis", isNew ? -1 : 1);
        if (axis < 0) axis += x.Shape.Length;
        var shape = isNew ? new TensorShape(x.Shape[axis], 1, x.Inner(axis + 1)) : new(x.Inner(axis));
        var samples = new OnnxTensor([x.Values.Length / shape.Length, shape.Length], x.Values);
        return Each((input, output) => layer(shape, input, output), samples);
    }

    private static OnnxTensor Clip(OnnxNode node, OnnxTensor[] x)
    {
        var least = x.Length > 1 && x[1].Values.Length > 0 ? x[1].Values[0] : node.Number("min", double.NegativeInfinity);
        var greatest = x.Length > 2 && x[2].Values.Length > 0 ? x[2].Values[0] : node.Number("max", double.PositiveInfinity);
        return (least, greatest) switch
        {
            (0, 6) => Each(LayerEngine.ReLU6, x[0]),
            (0, > 3e38) => Each(LayerEngine.ReLU, x[0]),
            ( < -3e38, > 3e38) => Each(LayerEngine.Dropout, x[0]),
            _ => throw new InexpressibleException("limits that are not those of ReLU or ReLU6"),
        };
    }

    private static OnnxTensor Add(OnnxNode node, OnnxTensor[] x)
    {
        if (!x[0].Shape.SequenceEqual(x[1].Shape)) throw new InexpressibleException("a sum of different shapes");
        var sum = OnnxTensor.Zero(x[0].Shape);
        LayerEngine.Add(x[0].Values, x[1].Values, sum.Values);
        return sum;
    }

    private static OnnxTensor Concatenate(OnnxNode node, OnnxTensor[] x)
    {
        if (x.Length != 2) throw new InexpressibleException("a join of more than two");
        var axis = node.Integer("axis", 1);
        if (axis < 0) axis += x[0].Shape.Length;
        var (first, second) = (x[0].Inner(axis), x[1].Inner(axis));
        var joined = OnnxTensor.Zero(x[0].Values.Length / first, first + second);
        var inner = x[0].Inner(axis + 1);
        for (var n = 0; n < joined.Shape[0]; n++)
        {
            LayerEngine.Concat(
                new(x[0].Shape[axis], 1, inner), x[0].Values.AsSpan(n * first, first),
                new(x[1].Shape[axis], 1, inner), x[1].Values.AsSpan(n * second, second),
                joined.Values.AsSpan(n * (first + second), first + second));
        }
        return joined;
    }

    private static OnnxTensor Transposed(OnnxTensor x)
    {
        var result = OnnxTensor.Zero(x.Shape[1], x.Shape[0]);
        for (var n = 0; n < x.Values.Length; n++) result.Values[n % x.Shape[1] * x.Shape[0] + n / x.Shape[1]] = x.Values[n];
        return result;
    }
}
