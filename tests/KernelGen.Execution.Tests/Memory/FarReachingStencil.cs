using System;
using System.Runtime.CompilerServices;
using KernelGen.CompilerServices;

namespace KernelGen.Execution.Tests.Memory;

/// <summary>
/// The mean of two neighboring pixels, whose loads reach three elements farther than its windows: as a body may whose last vector ends later than the last tap.
/// It may say so, or not.
/// </summary>
/// <param name="mode">Which outputs there are.</param>
/// <param name="stride">Pixels from one output to the next.</param>
/// <param name="states">Whether it states how far it reaches.</param>
internal readonly struct FarReachingStencil(ConvolutionMode mode, int stride, bool states) : IStencil<byte, byte>
{
    private const int TooFar = 3;
    private const int Step8 = 8;

    public StencilShape Shape => new()
    {
        Name = "far",
        Rows = 1,
        Columns = 2,
        AnchorColumn = mode == ConvolutionMode.Same ? 0 : 1,
        Stride = stride,
        Mode = mode,
    };

    public Schedule For(nint count, int rows) => new() { Lanes = Step8, BlockRows = 4, Reach = states ? 1 + TooFar : 1 };

    public void Run(in SourceRows<byte> source, Rows<byte> destination, int rows, nint count, nint scratch)
    {
        var pixels = source.At(0);
        for (var row = 0; row < rows; row++)
            for (nint x = 0; x < count; x++)
            {
                ref var pixel = ref Unsafe.Add(ref pixels[row], x);
                var unused = Unsafe.Add(ref pixel, 1 + TooFar);
                var mean = (pixel + Unsafe.Add(ref pixel, 1) + (unused & 0)) / 2;
                Unsafe.Add(ref destination[row], x) = (byte)mean;
            }
    }

    /// <summary>Runs it over pictures that end, and whose rows end, where a forbidden page begins.</summary>
    public static void RunAll(CallNotes notes, bool states)
    {
        using var memory = new GuardedKernelRun.Memory();
        foreach (var mode in Enum.GetValues<ConvolutionMode>())
            for (var stride = 1; stride <= (mode == ConvolutionMode.Full ? 1 : 3); stride++)
                for (var width = 1; width < 40; width++)
                    foreach (var place in new[] { Place.AtEnd, Place.RowsAtEnd })
                        Run(notes, memory, new FarReachingStencil(mode, stride, states), width, place);
    }

    private static void Run(CallNotes notes, GuardedKernelRun.Memory memory, FarReachingStencil stencil, int width, Place place)
    {
        const int height = 6;
        var shape = stencil.Shape;
        var before = shape.Mode == ConvolutionMode.Full ? 1 : 0;
        var outputRows = (height - 1) / shape.Stride + 1;
        var outputs = shape.Mode switch
        {
            ConvolutionMode.Full => width + 1,
            ConvolutionMode.Valid => width < 2 ? 0 : (width - 2) / shape.Stride + 1,
            _ => (width - 1) / shape.Stride + 1,
        };
        var source = new FencedPixels<byte>(memory.Source(place), place, width, height, 0);
        var destination = new FencedPixels<byte>(memory.Destination(place), place, outputs, outputRows, 0);
        var pixels = new byte[width * height];
        new Random(width).NextBytes(pixels);
        source.Set(pixels);
        notes.Line($"{shape.Mode}, stride {shape.Stride}");
        notes.Call(width, height, place, place);
        StencilRunner.Run<byte, byte, FarReachingStencil>(stencil, source.Plane, destination.Plane);

        var expected = new byte[outputs * outputRows];
        for (var y = 0; y < outputRows; y++)
            for (var x = 0; x < outputs; x++)
            {
                var at = x * shape.Stride - before;
                expected[y * outputs + x] = (byte)((pixels[y * shape.Stride * width + Math.Max(at, 0)] + pixels[y * shape.Stride * width + Math.Min(at + 1, width - 1)]) / 2);
            }
        if (!destination.Equals(expected)) throw new InvalidOperationException($"wrong pixels: {notes}");
    }
}
