using System;
using System.Linq;
using System.Numerics;
using System.Reflection;
using System.Runtime.InteropServices;
using System.Threading.Tasks;
using KernelGen.Execution.Tests.Harness;
using Microsoft.CodeAnalysis.CSharp;
using Xunit;

namespace KernelGen.Execution.Tests.Kernels;

/// <summary>Pictures large enough to be cut into bands: the bits are those of one thread.</summary>
public sealed class ThreadTests
{
    private const int Width = 1280;
    private const int Height = 1000;

    [Fact]
    public void Bands_on_threads_change_no_bit()
    {
        var random = new Random(31);
        var declarations = Pair.All
            .SelectMany(pair => Enumerable.Repeat(pair, 4))
            .Select(pair => RandomDeclaration.Next(random, pair, Shape.Flat) with { Trailing = Trailing.ParallelOptions })
            .ToArray();
        using var batch = new Batch(LanguageVersion.Latest, declarations);
        for (var index = 0; index < declarations.Length; index++)
            declarations[index].Pair.Visit(new Threads(declarations[index], batch[index]));
    }

    /// <summary>Reals, whose sums tell in which order they were added.</summary>
    [Fact]
    public void Sums_of_floats_are_the_same_in_every_band_and_strip()
    {
        Weights[] weights =
        [
            new BoxWeights(3, 3), new BoxWeights(7, 7), new BoxWeights(21, 21), new BoxWeights(30, 4), new BoxWeights(41, 41),
            GaussianWindow.Round(5, "1.1"), GaussianWindow.Round(15, "3"), new SeparableWeights(["1", "4", "6", "4", "1"], ["1", "0", "-1"]),
        ];
        var whole = weights.Select(each => Declared.Of<float, float>(each) with { Trailing = Trailing.ParallelOptions }).ToArray();
        var strips = weights.Select(each => Declared.Of<float, float>(each) with { Trailing = Trailing.Strip }).ToArray();
        using var batch = new Batch(LanguageVersion.Latest, [.. whole, .. strips]);
        var random = new Random(32);
        var source = Enumerable.Range(0, Width * Height).Select(_ => random.NextSingle() - 0.3f).ToArray();
        for (var index = 0; index < weights.Length; index++)
        {
            var run = batch[index].CreateDelegate<Action<ReadOnlySpan<float>, Span<float>, int, int, ParallelOptions>>();
            var strip = batch[whole.Length + index].CreateDelegate<Action<ReadOnlySpan<float>, Span<float>, int, int, Strip>>();
            float[] alone = new float[source.Length], together = new float[source.Length], apart = new float[source.Length];
            run(source, alone, Width, Height, new ParallelOptions { MaxDegreeOfParallelism = 1 });
            run(source, together, Width, Height, new ParallelOptions { MaxDegreeOfParallelism = 3 });
            for (int first = 0, rows = 1; first < Height; first += rows, rows = Math.Min(rows + 9, Height - first))
                strip(source, apart.AsSpan(first * Width), Width, Height, new Strip(first, rows));
            Assert.True(alone.SequenceEqual(together), $"{whole[index]}: other bits on three threads");
            Assert.True(alone.SequenceEqual(apart), $"{strips[index]}: other bits in strips");
        }
    }

    [Fact]
    public void One_kernel_serves_many_threads_from_its_first_use()
    {
        var source = Fill.Next<byte>(new Random(3), 40 * 30);
        var expected = new byte[source.Length];
        Convolution.Apply<byte, byte>(Kernel.Gaussian(5, 1.1), source, expected, 40, 30);
        for (var n = 0; n < 20; n++)
        {
            var kernel = Kernel.Gaussian(5, 1.1);
            Parallel.For(0, 8, _ =>
            {
                var result = new byte[source.Length];
                Convolution.Apply<byte, byte>(kernel, source, result, 40, 30);
                Assert.Equal(expected, result);
            });
        }
    }

    private sealed class Threads(Declaration declaration, MethodInfo method) : IPairVisitor<bool>
    {
        public bool Visit<TIn, TOut>()
            where TIn : unmanaged, INumber<TIn>, IMinMaxValue<TIn>
            where TOut : unmanaged, INumber<TOut>, IMinMaxValue<TOut>
        {
            var run = method.CreateDelegate<Action<ReadOnlySpan<TIn>, Span<TOut>, int, int, ParallelOptions>>();
            Compare<TIn, TOut>("generated", (source, destination, options) => run(source, destination, Width, Height, options));
            if (declaration.AtRunTime() is not Kernel kernel) return true;
            Compare<TIn, TOut>(
                "generic", (source, destination, options) => Convolution.Apply<TIn, TOut>(kernel, source, destination, Width, Height, options));
            return true;
        }

        private void Compare<TIn, TOut>(string how, Action<TIn[], TOut[], ParallelOptions> run)
            where TIn : unmanaged, INumber<TIn>, IMinMaxValue<TIn>
            where TOut : unmanaged
        {
            var channels = declaration.Options.Channels;
            var source = Fill.Next<TIn>(new Random(7), Width * Height * channels);
            var alone = new TOut[(Width + 64) * (Height + 64) * channels];
            run(source, alone, new ParallelOptions { MaxDegreeOfParallelism = 1 });
            foreach (var threads in new[] { 2, 3 })
            {
                var together = new TOut[alone.Length];
                run(source, together, new ParallelOptions { MaxDegreeOfParallelism = threads });
                Assert.True(
                    MemoryMarshal.AsBytes(alone.AsSpan()).SequenceEqual(MemoryMarshal.AsBytes(together.AsSpan())),
                    $"{how}, {threads} threads: other bits than one thread\n{declaration}");
            }
        }
    }
}
