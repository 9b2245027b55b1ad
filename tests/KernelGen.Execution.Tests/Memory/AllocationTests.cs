using System;
using KernelGen.Execution.Tests.Kernels;
using Xunit;

namespace KernelGen.Execution.Tests.Memory;

/// <summary>A call allocates nothing, whatever the size: buffers are the stack's or native.</summary>
public sealed class AllocationTests
{
    private const int Calls = 20;
    private readonly byte[] bytes = new byte[600 * 70];
    private readonly byte[] resultBytes = new byte[600 * 70];
    private readonly short[] resultShorts = new short[600 * 70];
    private readonly float[] floats = new float[600 * 70];
    private readonly float[] resultFloats = new float[600 * 70];
    private readonly ushort[] words = new ushort[600 * 70];
    private readonly ushort[] resultWords = new ushort[600 * 70];

    [Theory]
    [InlineData(600, 70)]
    [InlineData(33, 17)]
    [InlineData(5, 3)]
    public void Generated_kernels_allocate_nothing(int width, int height)
    {
        AllocatesNothing("flat bytes", () => Filters.Sharpen(bytes, resultBytes, width, height));
        AllocatesNothing("planes of bytes", () => Filters.Sharpen(Plane(bytes, width, height), Plane(resultBytes, width, height)));
        AllocatesNothing("wider destination", () => Filters.SobelX(bytes, resultShorts, width, height));
        AllocatesNothing("box 21x21", () => Filters.Blur(bytes, resultBytes, width, height));
        AllocatesNothing("flat floats", () => Filters.Smooth(floats, resultFloats, width, height));
        AllocatesNothing("planes of floats", () => Filters.Smooth(Plane(floats, width, height), Plane(resultFloats, width, height)));
        AllocatesNothing("stride 2", () => Filters.Halve(words, resultWords, width, height));
    }

    [Theory]
    [InlineData(600, 70)]
    [InlineData(33, 17)]
    [InlineData(5, 3)]
    public void The_generic_runtime_allocates_nothing(int width, int height)
    {
        var sharpen = new Kernel(3, 3, [0, -1, 0, -1, 5, -1, 0, -1, 0]);
        var smooth = Kernel.Gaussian(5, 1.1);
        AllocatesNothing("flat bytes", () => Convolution.Apply<byte, byte>(sharpen, bytes, resultBytes, width, height));
        AllocatesNothing(
            "planes of bytes", () => Convolution.Apply<byte, byte>(sharpen, Plane(bytes, width, height), Plane(resultBytes, width, height)));
        AllocatesNothing("flat floats", () => Convolution.Apply<float, float>(smooth, floats, resultFloats, width, height));
    }

    private static Plane<T> Plane<T>(T[] data, int width, int height)
        where T : unmanaged =>
        new(data, width, height);

    private static void AllocatesNothing(string what, Action call)
    {
        call();
        call();
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var n = 0; n < Calls; n++) call();
        var allocated = GC.GetAllocatedBytesForCurrentThread() - before;
        Assert.True(allocated == 0, $"{what}: {Calls} calls allocate {allocated} bytes");
    }
}
