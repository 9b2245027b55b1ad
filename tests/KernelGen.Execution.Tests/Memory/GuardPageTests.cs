using System;
using System.Collections.Generic;
using System.Linq;
using System.Numerics;
using System.Reflection;
using KernelGen.Execution.Tests.Definition;
using KernelGen.Execution.Tests.Harness;
using KernelGen.Execution.Tests.Kernels;
using Microsoft.CodeAnalysis.CSharp;
using Xunit;

namespace KernelGen.Execution.Tests.Memory;

/// <summary>Nothing outside the declared pixels is ever read or written: pages that cannot be touched lie on both sides.</summary>
public sealed class GuardPageTests
{
    private static readonly Options Plain = new();

    [LinuxFact]
    public void Kernels_stay_between_inaccessible_pages()
    {
        Declaration[] declarations =
        [
            Declared.Dense<byte, byte>(3, 3, "0 -1 0 -1 5 -1 0 -1 0"),
            Declared.Dense<byte, short>(3, 3, "-1 0 1 -2 0 2 -1 0 1", Plain with { Border = BorderMode.Wrap }),
            Declared.Dense<byte, int>(5, 5, Declared.Ramp(25, -3, 7, 11), Plain with { Mode = ConvolutionMode.Valid }),
            Declared.Dense<byte, float>(3, 1, "1 2 1", Plain with { Border = BorderMode.Reflect101 }),
            Declared.Dense<short, short>(1, 5, "-1 2 7 2 -1", Plain with { Stride = 2 }),
            Declared.Dense<ushort, ushort>(3, 3, "1 2 1 2 4 2 1 2 1", Plain with { Divisor = "16", Mode = ConvolutionMode.Full }),
            Declared.Dense<byte, byte>(3, 3, "1 2 1 2 4 2 1 2 1", Plain with { Divisor = "16", Channels = 4, PreserveAlpha = true }),
            Declared.Dense<byte, byte>(3, 3, "5000000000 4999999999 3 7 1 7 5000000001 1 2", Plain with { Divisor = "15000000000" }),
            Declared.Dense<float, float>(3, 3, "1 0 -1 2 0 -2 1 0 -1", Plain with { Dilation = 2 }),
            Declared.Dense<double, double>(2, 2, "1 -1 -1 1"),
            Declared.Of<byte, byte>(new BoxWeights(7, 7)),
            Declared.Of<float, float>(new BoxWeights(7, 7)),
            Declared.Of<byte, byte>(GaussianWindow.Round(5, "1.1"), Plain with { Padding = 2, Stride = 2 }),
            Declared.Of<byte, byte>(new SeparableWeights(["1", "2", "1"], ["1", "4", "6", "4", "1"]), Plain with { Divisor = "64" }),
        ];
        declarations = [.. declarations, .. declarations.Select(declaration => declaration with { Shape = Shape.Plane })];
        using var batch = new Batch(LanguageVersion.Latest, declarations);
        for (var index = 0; index < declarations.Length; index++)
            declarations[index].Pair.Visit(new Guarded(declarations[index], batch[index]));
    }

    /// <summary>Runs a kernel, compiled and generic, with source and destination at either end of their pages.</summary>
    private sealed class Guarded(Declaration declaration, MethodInfo method) : IPairVisitor<bool>
    {
        private readonly Kernel kernel = declaration.AtRunTime()!;
        private readonly int gap = declaration.Shape == Shape.Plane ? 5 : 0;

        public bool Visit<TIn, TOut>()
            where TIn : unmanaged, INumber<TIn>, IMinMaxValue<TIn>
            where TOut : unmanaged, INumber<TOut>, IMinMaxValue<TOut>
        {
            foreach (var (width, height) in Sizes())
            {
                var columns = width * declaration.Options.Channels;
                var elements = Fill.Next<TIn>(new Random(width * 100 + height), columns * height);
                var answer = FourLoop.Apply<TIn, TOut>(declaration, elements, width, height);
                foreach (var (sourceAtEnd, destinationAtEnd) in new[] { (false, false), (true, true), (false, true), (true, false) })
                {
                    using var source = new GuardedMemory<TIn>(Length(columns, height), sourceAtEnd);
                    using var destination = new GuardedMemory<TOut>(Length(answer.Width, answer.Height), destinationAtEnd);
                    for (var y = 0; y < height; y++) elements.AsSpan(y * columns, columns).CopyTo(source.Span[(y * (columns + gap))..]);
                    Generated(source.Span, destination.Span, width, height, answer);
                    Compare("generated", answer, destination.Span);
                    destination.Span.Clear();
                    Generic(source.Span, destination.Span, width, height, answer);
                    Compare("generic", answer, destination.Span);
                }
            }
            return true;
        }

        private static IEnumerable<(int, int)> Sizes() =>
            from width in Enumerable.Range(1, 12).Concat([15, 16, 17, 31, 32, 33, 47, 63, 64, 65, 95, 127, 128, 129, 130])
            from height in new[] { 1, 3, 6 }
            select (width, height);

        /// <summary>Elements from the first to the last; no gap follows the last row.</summary>
        private int Length(int columns, int rows) => columns == 0 || rows == 0 ? 0 : (rows - 1) * (columns + gap) + columns;

        private void Generated<TIn, TOut>(Span<TIn> source, Span<TOut> destination, int width, int height, Answer answer)
            where TIn : unmanaged
            where TOut : unmanaged
        {
            if (declaration.Shape == Shape.Flat)
                method.CreateDelegate<Action<ReadOnlySpan<TIn>, Span<TOut>, int, int>>()(source, destination, width, height);
            else
                method.CreateDelegate<Action<ReadOnlyPlane<TIn>, Plane<TOut>>>()(
                    Plane(source, width * declaration.Options.Channels, height), Plane(destination, answer.Width, answer.Height));
        }

        private void Generic<TIn, TOut>(Span<TIn> source, Span<TOut> destination, int width, int height, Answer answer)
            where TIn : unmanaged
            where TOut : unmanaged
        {
            if (declaration.Shape == Shape.Flat)
                Convolution.Apply<TIn, TOut>(kernel, source, destination, width, height);
            else
                Convolution.Apply<TIn, TOut>(
                    kernel, Plane(source, width * declaration.Options.Channels, height), Plane(destination, answer.Width, answer.Height));
        }

        private Plane<T> Plane<T>(Span<T> data, int columns, int rows)
            where T : unmanaged =>
            new(data, columns, rows, columns + gap);

        private void Compare<TOut>(string how, Answer answer, Span<TOut> got)
            where TOut : INumber<TOut>
        {
            for (var i = 0; i < answer.Width * answer.Height; i++)
            {
                var element = got[i / answer.Width * (answer.Width + gap) + i % answer.Width];
                Assert.True(answer.Object(i, double.CreateChecked(element)) is null, $"{how}: element {i} is {element}\n{declaration}");
            }
        }
    }
}
