using System;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using KernelGen.CompilerServices;

namespace KernelGen.Execution;

/// <summary>Integer sums below 2^49: every product and partial sum is exact in a double.</summary>
internal readonly struct Int49Stencil<TIn, TOut, TQuotient>(
    StencilShape shape, Tap<double>[] taps, double bias, TQuotient quotient, bool absolute) : IStencil<TIn, TOut>
    where TIn : unmanaged
    where TOut : unmanaged
    where TQuotient : struct, IQuotient
{
    public StencilShape Shape => shape;
    public int Lanes => LanesBlock.Count;
    public int Step(nint count) => 0;
    public bool FindsBorder(nint count) => false;
    public bool Strides => false;
    public int BlockRows => 8;

    public int FarBlockRows => BlockRows;
    public int RowStep => 1;
    public nint Reach => shape.Span;

    public int ScratchBytes(int count) => 0;

    public void Run(in SourceRows<TIn> source, Rows<TOut> destination, int rows, nint count, nint scratch)
    {
        var pixels = source.At(0);
        for (var row = 0; row < rows; row++) RunRow(pixels.From(row), destination.From(row), count);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private void RunRow(Rows<TIn> source, Rows<TOut> destination, nint count)
    {
        var (places, start, division, last) = (taps, bias, quotient, count - LanesBlock.Count);
        for (nint x = 0; ; x = Math.Min(x + LanesBlock.Count, last))
        {
            var (a, b, c, d) = DoubleSums.Of(source, x, places, start);
            DoubleSums.Store(
                ref Unsafe.Add(ref destination[0], x), Finish(a, division), Finish(b, division), Finish(c, division), Finish(d, division));
            if (x == last) return;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private Vector256<double> Finish(Vector256<double> sums, TQuotient division)
    {
        var shift = Vector256.Create(LanesBlock.RoundsToInteger);
        return DoubleSums.Saturate<TOut>(TQuotient.IsWhole ? sums : division.Of(sums) + shift - shift, absolute);
    }
}
