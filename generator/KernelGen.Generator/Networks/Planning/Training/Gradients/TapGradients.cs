using KernelGen.Generator.Networks.Bodies;
using KernelGen.Generator.Networks.Meaning;
using KernelGen.Shared;

namespace KernelGen.Generator.Networks.Planning.Training.Gradients;

/// <summary>Plans the gradients of taps.</summary>
internal static class TapGradients
{
    private const int Block = ChannelBlock.Lanes;

    /// <param name="draft">What is planned so far.</param>
    /// <param name="title">What the step is.</param>
    /// <param name="near">The tensor that taps are summed over, position by position; its channels are the weight's first axis.</param>
    /// <param name="far">The tensor that taps walk over; its channels are the weight's second axis.</param>
    /// <param name="farShape">Its shape.</param>
    /// <param name="size">Rows and columns of the near tensor.</param>
    /// <param name="window">How the taps walk.</param>
    /// <param name="isDepthwise">Whether every channel is by itself.</param>
    /// <param name="weightRow">The row of the weight.</param>
    /// <param name="biasRow">The row of the bias, if it belongs to the near tensor.</param>
    public static TapGradientStep Step(
        TrainingDraft draft, string title, TensorSpec near, TensorSpec far, TensorShape farShape, (int Height, int Width) size,
        Window window, bool isDepthwise, int weightRow, int? biasRow)
    {
        var (down, across) = (PassAxis.Of(window.Vertical, size.Height), PassAxis.Of(window.Horizontal, size.Width));
        var (rows, columns) = (window.Vertical.Window, window.Horizontal.Window);
        var layout = isDepthwise ? Layout.Blocks : FarLayout(far);
        var inChannels = isDepthwise ? 1 : farShape.Channels;
        // whole blocks of far channels, where there are several: what the last has too many is summed and ignored
        var block = layout == Layout.Blocks && !isDepthwise ? Block : 1;
        var packedChannels = inChannels <= block ? inChannels : (inChannels + block - 1) / block * block;
        var packing = new TapPacking(
            near.Shape.Channels, packedChannels, Block, block, rows, columns,
            First: 0, OutStep: inChannels * rows * columns, InStep: rows * columns, RowStep: columns, ColumnStep: 1);
        return new TapGradientStep
        {
            Title = title,
            Inputs = [new Use(near, Layout.Blocks), new Use(far, layout, Halo.Of(down, across, farShape))],
            Output = draft.Nothing(),
            Gradient = new TapGradientPart(packing, inChannels, weightRow, biasRow),
            Vertical = down,
            Horizontal = across,
            IsDepthwise = isDepthwise,
            Bodies = TapGradientBody.Of(packing),
        };
    }

    /// <summary>Few channels are read as they lie; of many, sixteen side by side make the longer runs.</summary>
    public static Layout FarLayout(TensorSpec far) => far.Shape.Channels >= Block ? Layout.Blocks : far.Layout;
}
