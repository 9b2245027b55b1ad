using System;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Threading.Tasks;
using ReadDigit;

namespace KernelGen.Aot;

/// <summary>Runs every kernel on a picture that is the same everywhere and prints a hash of its output; of networks their answers.</summary>
internal static class Outputs
{
    private const int Width = 203, Height = 61, MostChannels = 4, Samples = 64;

    private delegate void Filter<TIn, TOut>(ReadOnlySpan<TIn> source, Span<TOut> destination, int width, int height);

    /// <summary>A line for each kernel.</summary>
    public static void Print()
    {
        Print<byte, byte>("sharpen", Kernels.Sharpen);
        Print<byte, byte>("sharpen, two threads", static (source, destination, width, height) =>
            Kernels.Sharpen(source, destination, width, height, new ParallelOptions { MaxDegreeOfParallelism = 2 }));
        Print<byte, byte>("sharpen, strips", static (source, destination, width, height) =>
        {
            for (var row = 0; row < height; row += 7)
                Kernels.Sharpen(source, destination[(row * width)..], width, height, new Strip(row, Math.Min(7, height - row)));
        });
        Print<byte, byte>("sharpen colors", static (source, destination, width, height) =>
            Kernels.SharpenColors(new(source, width * MostChannels, height), new(destination, width * MostChannels, height)));
        Print<byte, byte>("decimals", Kernels.Decimals);
        Print<byte, byte>("blur", Kernels.Blur);
        Print<byte, short>("sobel", Kernels.Sobel);
        Print<byte, int>("sum", Kernels.Sum);
        Print<byte, float>("smooth, full", Kernels.Smooth);
        Print<short, short>("smooth short", Kernels.Smooth);
        Print<ushort, ushort>("smooth ushort", Kernels.Smooth);
        Print<float, float>("smooth float", Kernels.Smooth);
        Print<float, float>("halve", Kernels.Halve);
        Print<double, double>("spread", Kernels.Spread);
        Print<short, short>("signal", static (source, destination, _, _) => Kernels.Smooth(source, destination));
        Print<byte, byte>("generic", static (source, destination, width, height) =>
            Convolution.Apply(new Kernel(3, 3, [0, -1, 0, -1, 5, -1, 0, -1, 0]), source, destination, width, height));

        var digits = new BakedDigitNet();
        Print("network, baked", BakedDigitNet.InputLength, input => digits.Predict(input));
        var every = new EveryStepNet();
        every.Initialize(1);
        Print("network", EveryStepNet.InputLength, input => every.Predict(input));
    }

    // Floats may be summed in any order: of a network the answers are equal, not the bits of its outputs.
    private static void Print(string name, int inputLength, Func<float[], int> predict)
    {
        var answers = new char[Samples];
        var input = new float[inputLength];
        for (var sample = 0; sample < Samples; sample++)
        {
            for (var i = 0; i < inputLength; i++) input[i] = Pixel.At<float>(sample * inputLength + i) / 255;
            answers[sample] = (char)('0' + predict(input));
        }
        Console.WriteLine($"{name,-24} {new string(answers)}");
    }

    private static void Print<TIn, TOut>(string name, Filter<TIn, TOut> filter)
        where TIn : unmanaged
        where TOut : unmanaged
    {
        var source = new TIn[Width * Height * MostChannels];
        for (var i = 0; i < source.Length; i++) source[i] = Pixel.At<TIn>(i);
        var destination = new TOut[(Width + 2) * (Height + 2) * MostChannels];
        filter(source, destination, Width, Height);
        var hash = SHA256.HashData(MemoryMarshal.AsBytes<TOut>(destination));
        Console.WriteLine($"{name,-24} {Convert.ToHexStringLower(hash)}");
    }
}
