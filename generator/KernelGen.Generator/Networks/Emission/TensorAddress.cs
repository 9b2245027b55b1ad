using KernelGen.Generator.Machine;
using KernelGen.Generator.Networks.Planning;
using KernelGen.Shared;

namespace KernelGen.Generator.Networks.Emission;

/// <summary>Where the numbers of a tensor lie, in elements, as a step reads or writes it.</summary>
/// <param name="Memory">The reference that they are counted from: <c>workspace</c>.</param>
/// <param name="First">The first real number.</param>
/// <param name="Planes">Channels, or blocks of sixteen.</param>
/// <param name="PlaneStep">From a plane to the next.</param>
/// <param name="Rows">Rows of each.</param>
/// <param name="RowStep">From a row to the next.</param>
/// <param name="RowLength">Floats of a row.</param>
/// <param name="Lanes">Floats from a position to the next.</param>
internal sealed record TensorAddress(
    string Memory, long First, int Planes, long PlaneStep, int Rows, long RowStep, int RowLength, int Lanes)
{
    /// <summary>What the numbers are.</summary>
    public Element Element { get; init; } = Element.Single;

    private const int Block = ChannelBlock.Lanes;

    /// <summary>The tensor in its own layout.</summary>
    public static TensorAddress Of(PlacedTensor tensor) => Of(tensor, tensor.Tensor.Layout);

    /// <summary>The tensor as a step reads it: a single position is both layouts.</summary>
    public static TensorAddress Of(PlacedTensor tensor, Layout layout)
    {
        var (memory, first) = (Name(tensor.Memory), tensor.Start + tensor.Origin);
        var (spec, shape) = (tensor.Tensor, tensor.Shape);
        var address = spec.Layout == layout
            ? new TensorAddress(
                memory, first, spec.Planes, tensor.PlaneStep, shape.Height, tensor.RowStep, tensor.RowLength, spec.Lanes)
            : layout == Layout.Blocks
            ? new TensorAddress(memory, first, ChannelBlock.Count(shape.Channels), Block, 1, Block, Block, Block)
            : new TensorAddress(memory, first, shape.Channels, 1, 1, 1, 1, 1);
        return address with { Element = shape.Element };
    }

    private static string Name(MemoryKind memory) => memory switch
    {
        MemoryKind.Input => "input",
        MemoryKind.Output => "output",
        MemoryKind.OutputGradient => "outputGradient",
        MemoryKind.Tape => "tape",
        _ => "workspace",
    };

    /// <summary>The planes one after another as a single row, where nothing lies between them.</summary>
    public TensorAddress Joined => PlaneStep == (long)Rows * RowLength && RowStep == RowLength && (long)Planes * PlaneStep <= int.MaxValue
        ? this with
        {
            Planes = 1,
            Rows = 1,
            RowLength = (int)(Planes * PlaneStep),
            RowStep = Planes * PlaneStep,
            PlaneStep = Planes * PlaneStep,
        }
        : this;

    /// <summary>A reference to a number, counted from the first real one.</summary>
    public string At(long offset = 0) => Reference(Memory, First + offset);

    /// <summary>The steps as arguments.</summary>
    public string Steps => $"{PlaneStep}, {RowStep}";

    public static string Reference(string memory, long offset) =>
        offset == 0 ? $"ref {memory}" : $"ref Unsafe.Add(ref {memory}, {offset})";
}
