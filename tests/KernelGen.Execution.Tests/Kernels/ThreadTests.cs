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
    private const int Width = 640;
    private const int Height = 400;

    [Fact]
    public void Bands_on_threads_change_no_bit()
    {
        var random = new Random(31);
        var declarations = Pair.All
            .SelectMany(pair => Enumerable.Repeat(pair, 6))
            .Select(pair => RandomDeclaration.Next(random, pair, Shape.Flat) with { Trailing = Trailing.ParallelOptions })
            .ToArray();
        using var batch = new Batch(LanguageVersion.Latest, declarations);
        for (var index = 0; index < declarations.Length; index++)
            declarations[index].Pair.Visit(new Threads(declarations[index], batch[index]));
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
