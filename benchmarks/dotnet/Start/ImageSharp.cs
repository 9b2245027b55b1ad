using SixLabors.ImageSharp;
using SixLabors.ImageSharp.PixelFormats;
using SixLabors.ImageSharp.Processing;
using SixLabors.ImageSharp.Processing.Processors.Convolution;

namespace KernelGen.Peers.Start;

/// <summary>Sharpens with ImageSharp.</summary>
internal static class Subject
{
    public static void Compute(byte[] picture, byte[] result)
    {
        using var image = Image.WrapMemory<L8>(picture, Program.Side, Program.Side);
        var taps = new EdgeDetectorKernel(new DenseMatrix<float>(new float[,] { { 0, -1, 0 }, { -1, 5, -1 }, { 0, -1, 0 } }));
        using var sharpened = image.Clone(context => context.DetectEdges(taps, false));
        sharpened.CopyPixelDataTo(result);
    }
}
