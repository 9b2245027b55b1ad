using System.Linq;
using KernelGen.Generator.Support;

namespace KernelGen.Generator.Networks.Meaning;

/// <summary>A named tensor of a layer, in PyTorch's layout: a row of the table that the runtime's <c>NetworkWeights</c> takes.</summary>
/// <param name="Name">As in the equal <c>nn.Sequential</c>: <c>0.weight</c>.</param>
/// <param name="Role">What it is in its layer.</param>
/// <param name="FanIn">Inputs that each output of the layer sums; 0 where the role has none.</param>
/// <param name="Shape">Its axes; none for a single number.</param>
internal sealed record Parameter(string Name, TensorRole Role, long FanIn, EquatableArray<int> Shape)
{
    public Parameter(string name, TensorRole role, long fanIn, params int[] shape)
        : this(name, role, fanIn, shape.ToEquatableArray())
    {
    }

    /// <summary>Numbers in the tensor.</summary>
    public long Length => Product.Of(Shape.Select(size => (long)size).ToArray());
}

/// <summary>The runtime's <c>KernelGen.CompilerServices.TensorRole</c>, by value: what a tensor starts as, and whether it is learned.</summary>
internal enum TensorRole
{
    /// <summary>Uniform in ±1/√fan-in: the weight or bias of a convolution or linear layer.</summary>
    Weight,

    /// <summary>1: the weight of a normalization.</summary>
    Scale,

    /// <summary>0: the bias of a normalization.</summary>
    Shift,

    /// <summary>0, not learned.</summary>
    RunningMean,

    /// <summary>1, not learned.</summary>
    RunningVariance,

    /// <summary>One integer, not learned: the batches that the running mean and variance have seen.</summary>
    BatchCount,
}
