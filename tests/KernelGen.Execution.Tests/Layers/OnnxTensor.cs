using System.Linq;

namespace KernelGen.Execution.Tests.GenericLayers;

/// <summary>A tensor of an ONNX graph; floats, or integers that a float holds exactly.</summary>
internal sealed record OnnxTensor(int[] Shape, float[] Values)
{
    public static OnnxTensor Zero(params int[] shape) => new(shape, new float[Product(shape)]);

    public static int Product(int[] sizes) => sizes.Aggregate(1, (product, size) => product * size);

    /// <summary>Numbers behind each index of the first axes.</summary>
    public int Inner(int axes) => Product(Shape[axes..]);
}
