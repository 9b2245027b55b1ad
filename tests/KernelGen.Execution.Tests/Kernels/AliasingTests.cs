using System;
using System.Numerics;
using System.Reflection;
using System.Runtime.InteropServices;
using KernelGen.Execution.Tests.Harness;
using Microsoft.CodeAnalysis.CSharp;
using Xunit;
using static KernelGen.Execution.Tests.Kernels.Declared;

namespace KernelGen.Execution.Tests.Kernels;

/// <summary>Rows a multiple of 4096 bytes apart, which tall windows read from copies: the bits are those of any other pitch.</summary>
public sealed class AliasingTests
{
    [Fact]
    public void Pitches_of_4096_bytes_change_no_bit()
    {
        Declaration[] kernels =
        [
            Dense<byte, byte>(3, 3, "0 -1 0 -1 5 -1 0 -1 0", new() { Border = BorderMode.Wrap }, Shape.Plane),
            Dense<byte, short>(5, 5, Ramp(25, -3, 7, 11), new() { Channels = 3, Border = BorderMode.Reflect101 }, Shape.Plane),
            Dense<float, float>(5, 5, "1 4 6 4 1 4 16 24 16 4 6 24 36 24 6 4 16 24 16 4 1 4 6 4 1", new() { Border = BorderMode.Constant, BorderValue = "3" }, Shape.Plane),
            Dense<float, float>(7, 7, Ramp(49, -60, 17, 61), null, Shape.Plane),
            Dense<float, float>(11, 4, Ramp(44, -60, 17, 61), null, Shape.Plane),
            Dense<byte, byte>(9, 9, Ramp(81, -30, 17, 31), new() { Divisor = "64", Border = BorderMode.Reflect }, Shape.Plane),
            Dense<float, float>(3, 3, "1 2 3 4 5 6 7 8 9", new() { Stride = 2 }, Shape.Plane),
            Of<byte, byte>(new BoxWeights(7, 7)) with { Shape = Shape.Plane },
            Of<float, float>(new BoxWeights(9, 5)) with { Shape = Shape.Plane },
        ];
        using var batch = new Batch(LanguageVersion.Latest, kernels);
        for (var index = 0; index < kernels.Length; index++) kernels[index].Pair.Visit(new Pitches(kernels[index], batch[index]));
    }

    private sealed class Pitches(Declaration declaration, MethodInfo method) : IPairVisitor<bool>
    {
        private const int Width = 450;
        private const int Height = 90;

        public bool Visit<TIn, TOut>()
            where TIn : unmanaged, INumber<TIn>, IMinMaxValue<TIn>
            where TOut : unmanaged, INumber<TOut>, IMinMaxValue<TOut>
        {
            var run = method.CreateDelegate<Filter<TIn, TOut>>();
            Assert.Equal(Run(4160), Run(4096));
            return true;

            TOut[] Run(int pitchBytes)
            {
                var (pitchIn, pitchOut) = (pitchBytes / Marshal.SizeOf<TIn>(), pitchBytes / Marshal.SizeOf<TOut>());
                var (source, output) = (new TIn[pitchIn * Height], new TOut[pitchOut * Height]);
                var random = new Random(9);
                for (var y = 0; y < Height; y++) Fill.Next<TIn>(random, Width).CopyTo(source, y * pitchIn);
                var stride = declaration.Options.Stride;
                var (width, height) = ((Width + stride - 1) / stride, (Height + stride - 1) / stride);
                run(new ReadOnlyPlane<TIn>(source, Width, Height, pitchIn), new Plane<TOut>(output, width, height, pitchOut));
                var dense = new TOut[width * height];
                for (var y = 0; y < height; y++) output.AsSpan(y * pitchOut, width).CopyTo(dense.AsSpan(y * width));
                return dense;
            }
        }
    }

    private delegate void Filter<TIn, TOut>(ReadOnlyPlane<TIn> source, Plane<TOut> destination)
        where TIn : unmanaged
        where TOut : unmanaged;
}
