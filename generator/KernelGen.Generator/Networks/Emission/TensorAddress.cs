using KernelGen.Generator.Networks.Planning;

namespace KernelGen.Generator.Networks.Emission;

/// <summary>Where the numbers of a tensor lie, in floats, as a step reads or writes it.</summary>
/// <param name="Memory">The reference that they are counted from: <c>workspace</c>.</param>
/// <param name="First">The first real number.</param>
/// <param name="Planes">Channels, or blocks of sixteen.</param>
/// <param name="PlaneStep">From a plane to the next.</param>
/// <param name="Rows">Rows of each.</param>
/// <param name="RowStep">From a row to the next.</param>
/// <param name="RowLength">Floats of a row.</param>
/// <param name="Lanes">Floats from a position to the next.</param>
internal sealed record TensorAddress(string Memory, long First, int Planes, long PlaneStep, int Rows, long RowStep, int RowLength, int Lanes)
{
    private const int Block = PlannedTensor.BlockLanes;

    /// <summary>The tensor in its own layout.</summary>
    public static TensorAddress Of(PlannedTensor tensor) => Of(tensor, tensor.Layout);

    /// <summary>The tensor as a step reads it: a single position is both layouts.</summary>
    public static TensorAddress Of(PlannedTensor tensor, Layout layout)
    {
        var root = tensor.Root;
        var (memory, first) = (Name(root.Place), root.Start + tensor.Origin);
        var shape = tensor.Shape;
        if (tensor.Layout == layout)
            return new TensorAddress(
                memory, first, tensor.Planes, tensor.PlaneStep, shape.Height, tensor.RowStep, tensor.RowLength, tensor.Lanes);
        return layout == Layout.Blocks
            ? new TensorAddress(memory, first, (shape.Channels + Block - 1) / Block, Block, 1, Block, Block, Block)
            : new TensorAddress(memory, first, shape.Channels, 1, 1, 1, 1, 1);
    }

    private static string Name(TensorPlace place) => place switch
    {
        TensorPlace.Input => "input",
        TensorPlace.Output => "output",
        TensorPlace.OutputGradient => "outputGradient",
        TensorPlace.Tape => "tape",
        _ => "workspace",
    };

    /// <summary>The planes behind one another as a single row, where nothing lies between them.</summary>
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
