using System;
using System.Numerics;
using System.Reflection;
using System.Runtime.InteropServices;
using KernelGen.Execution.Tests.Harness;
using Microsoft.CodeAnalysis.CSharp;
using Xunit;
using static KernelGen.Execution.Tests.Kernels.Declared;

namespace KernelGen.Execution.Tests.Kernels;

/// <summary>Pictures that exceed the cache are written past it: the bits are those of strips, which do not.</summary>
public sealed class StreamingTests
{
    private const int StripRows = 60;

    [Fact]
    public void Large_images_have_the_bits_of_their_strips()
    {
        (Declaration Kernel, int Width, int Height)[] cases =
        [
            (Dense<float, float>(3, 3, "0 -1 0 -1 5 -1 0 -1 0"), 2304, 790),
            (Dense<float, float>(5, 5, "1 4 6 4 1 4 16 24 16 4 6 24 36 24 6 4 16 24 16 4 1 4 6 4 1", new() { Border = BorderMode.Reflect101 }), 1920, 980),
            (Dense<double, double>(3, 3, "1 2 3 4 5 6 7 8 9", new() { Border = BorderMode.Constant, BorderValue = "7" }), 1024, 850),
            (Dense<byte, byte>(3, 3, "0 -1 0 -1 5 -1 0 -1 0", new() { Channels = 3 }), 2560, 900),
            (Dense<byte, short>(3, 3, "-1 0 1 -2 0 2 -1 0 1"), 2560, 1800),
            (Dense<float, float>(3, 5, Ramp(15, -3, 7, 11), new() { AnchorColumn = 0 }), 2304, 790),
            (Dense<float, float>(5, 4, Ramp(20, -3, 7, 23), new() { AnchorColumn = 3, Border = BorderMode.Wrap }), 2304, 790),
            (Dense<float, float>(6, 3, Ramp(18, -9, 5, 19), new() { Channels = 3, Border = BorderMode.Reflect }), 768, 790),
            (Dense<double, double>(5, 7, Ramp(35, -9, 7, 37), new() { AnchorColumn = 0 }), 1024, 850),
            (Dense<byte, float>(5, 5, Ramp(25, -3, 7, 29)), 2560, 1100),
            (Dense<float, float>(7, 5, Ramp(35, -9, 7, 37), new() { Mode = ConvolutionMode.Valid }), 2308, 790),
            (Dense<byte, byte>(3, 3, "0 -1 0 -1 5 -1 0 -1 0", new() { Mode = ConvolutionMode.Valid }), 2562, 2500),
            (Dense<float, float>(3, 3, "1 2 3 4 5 6 7 8 9", new() { Stride = 2 }), 2048, 1400),
            (Dense<float, float>(1, 7, Ramp(7, -3, 7, 11)), 2304, 790),
            (Dense<float, float>(1, 31, Ramp(31, -9, 7, 37), new() { Channels = 3, Border = BorderMode.Wrap }), 768, 790),
            (Dense<double, double>(1, 31, Ramp(31, -9, 7, 37), new() { Mode = ConvolutionMode.Valid }), 1054, 850),
            (Dense<byte, byte>(1, 5, "1 4 6 4 1", new() { Divisor = "16" }), 2560, 2500),
        ];
        foreach (var (kernel, width, height) in cases)
        {
            using var batch = new Batch(LanguageVersion.Latest, [kernel, kernel with { Trailing = Trailing.Strip }]);
            kernel.Pair.Visit(new Large(kernel, batch[0], batch[1], width, height));
        }
    }

    private sealed class Large(Declaration declaration, MethodInfo whole, MethodInfo strip, int width, int height) : IPairVisitor<bool>
    {
        public bool Visit<TIn, TOut>()
            where TIn : unmanaged, INumber<TIn>, IMinMaxValue<TIn>
            where TOut : unmanaged, INumber<TOut>, IMinMaxValue<TOut>
        {
            var source = Fill.Next<TIn>(new Random(5), width * declaration.Options.Channels * height);
            var rowLength = Outputs(width, declaration.Weights.Columns) * declaration.Options.Channels;
            var outputRows = Outputs(height, declaration.Weights.Rows);
            var expected = new TOut[rowLength * outputRows];
            var part = strip.CreateDelegate<Part<TIn, TOut>>();
            for (var first = 0; first < outputRows; first += StripRows)
            {
                var rows = Math.Min(StripRows, outputRows - first);
                part(source, expected.AsSpan(first * rowLength, rows * rowLength), width, height, new Strip(first, rows));
            }
            var run = whole.CreateDelegate<Action<ReadOnlySpan<TIn>, Span<TOut>, int, int>>();
            var memory = new TOut[expected.Length + 64];
            foreach (var offset in new[] { 0, 1, 7, 16, 33 })
            {
                Array.Clear(memory);
                run(source, memory.AsSpan(offset, expected.Length), width, height);
                Assert.True(
                    MemoryMarshal.AsBytes(expected.AsSpan()).SequenceEqual(MemoryMarshal.AsBytes(memory.AsSpan(offset, expected.Length))),
                    $"{width}x{height}, offset {offset}: other bits than strips\n{declaration}");
                Assert.True(memory.AsSpan(0, offset).IndexOfAnyExcept(default(TOut)) < 0 && memory.AsSpan(offset + expected.Length).IndexOfAnyExcept(default(TOut)) < 0);
            }
            return true;
        }

        private int Outputs(int length, int window) =>
            (length - (declaration.Options.Mode == ConvolutionMode.Valid ? window - 1 : 0) + declaration.Options.Stride - 1) / declaration.Options.Stride;
    }

    private delegate void Part<TIn, TOut>(ReadOnlySpan<TIn> source, Span<TOut> destination, int width, int height, Strip strip);
}
