using System;
using System.Linq;
using System.Numerics;
using System.Reflection;
using System.Runtime.InteropServices;
using System.Threading.Tasks;
using KernelGen.Execution.Tests.Harness;
using Microsoft.CodeAnalysis.CSharp;
using Xunit;
using static KernelGen.Execution.Tests.Kernels.Declared;

namespace KernelGen.Execution.Tests.Kernels;

/// <summary>Long rows are computed in parts: by several threads where they are few, and where they pass through the scratch.</summary>
public sealed class ColumnPartTests
{
    /// <summary>Ends of rows: permuted, read from copies, inside the picture, outside of it; one tap that touches a part's neighbor.</summary>
    private static readonly Options[] Some =
    [
        new(), new() { Border = BorderMode.Constant, BorderValue = "3" }, new() { Border = BorderMode.Wrap },
        new() { Mode = ConvolutionMode.Valid }, new() { Mode = ConvolutionMode.Full, Border = BorderMode.Reflect }, new() { Padding = 1 },
        new() { Channels = 3, Border = BorderMode.Reflect101 }, new() { AnchorRow = 0, AnchorColumn = 0, Dilation = 2 },
        new() { Channels = 4, PreserveAlpha = true, Border = BorderMode.Constant },
    ];

    private static readonly Options[] Strided =
    [
        new() { Stride = 2, Channels = 2 }, new() { Stride = 3, Channels = 4, PreserveAlpha = true, Border = BorderMode.Reflect },
        new() { Stride = 7, Border = BorderMode.Wrap }, new() { Stride = 2, Dilation = 3, Border = BorderMode.Constant, BorderValue = "2" },
        new() { Stride = 2, Dilation = 2, Padding = 2 }, new() { Stride = 5, Mode = ConvolutionMode.Valid, Channels = 3 },
    ];

    [Fact]
    public void Strided_rows_equal_the_definition_in_every_part() =>
        Differentials.Check(71, [.. Strided.SelectMany(Kernels)], sizes: [(9001, 3), (2740, 5)]);

    [Fact]
    public void Strided_signals_equal_the_definition_in_every_part() =>
        Differentials.Check(
            72,
            [.. Strided.SelectMany(options => new[]
            {
                Dense<float, float>(1, 5, ".1 .2 .4 .2 .1", options, Shape.Signal),
                Dense<short, short>(1, 4, "1 -3 2 5", options, Shape.Signal),
            })],
            sizes: [(40_009, 1)]);

    /// <summary>Reals, whose sums tell in which order they were added.</summary>
    [Fact]
    public void Low_pictures_have_the_same_bits_on_threads()
    {
        var declarations = Some.SelectMany(Kernels).Select(each => each with { Trailing = Trailing.ParallelOptions }).ToArray();
        using var batch = new Batch(LanguageVersion.Latest, declarations);
        for (var index = 0; index < declarations.Length; index++) declarations[index].Pair.Visit(new Threads(declarations[index], batch[index]));
    }

    private static Declaration[] Kernels(Options options) =>
    [
        Dense<byte, byte>(3, 3, "0 -1 0 -1 5 -1 0 -1 0", options),
        Dense<byte, byte>(3, 3, ".1 .05 .15 .12 .2 .08 .1 .1 .1", options),
        Of<byte, byte>(GaussianWindow.Round(5, "1.1"), options),
        Dense<float, float>(3, 3, ".1 -.05 .15 .12 .2 .08 .1 .31 .1", options),
        Dense<float, float>(1, 31, string.Join(' ', Enumerable.Range(1, 31).Select(n => $".0{n}")), options),
        Of<float, float>(GaussianWindow.Round(5, "1.1"), options),
        Of<float, float>(new BoxWeights(1, 9), options),
    ];

    private sealed class Threads(Declaration declaration, MethodInfo method) : IPairVisitor<bool>
    {
        private const int Width = 300_007;

        public bool Visit<TIn, TOut>()
            where TIn : unmanaged, INumber<TIn>, IMinMaxValue<TIn>
            where TOut : unmanaged, INumber<TOut>, IMinMaxValue<TOut>
        {
            var run = method.CreateDelegate<Action<ReadOnlySpan<TIn>, Span<TOut>, int, int, ParallelOptions>>();
            var channels = declaration.Options.Channels;
            foreach (var height in new[] { 3, 5 })
            {
                var source = Fill.Next<TIn>(new Random(7), Width * height * channels);
                var alone = new TOut[(Width + 64) * (height + 4) * channels];
                run(source, alone, Width, height, new ParallelOptions { MaxDegreeOfParallelism = 1 });
                foreach (var threads in new[] { 2, 5 })
                {
                    var together = new TOut[alone.Length];
                    run(source, together, Width, height, new ParallelOptions { MaxDegreeOfParallelism = threads });
                    Assert.True(
                        MemoryMarshal.AsBytes(alone.AsSpan()).SequenceEqual(MemoryMarshal.AsBytes(together.AsSpan())),
                        $"{height} rows, {threads} threads: other bits than one thread\n{declaration}");
                }
            }
            return true;
        }
    }
}
