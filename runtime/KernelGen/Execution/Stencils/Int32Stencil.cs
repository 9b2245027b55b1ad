using System;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using KernelGen.CompilerServices;

namespace KernelGen.Execution;

/// <summary>Integer sums that fit 32 bits: the taps in a table, thirty-two elements at a time in registers.</summary>
internal readonly struct Int32Stencil<TIn, TOut, TQuotient>(StencilShape shape, Tap<int>[] taps, int bias, TQuotient quotient, bool absolute)
    : IStencil<TIn, TOut>
    where TIn : unmanaged
    where TOut : unmanaged
    where TQuotient : struct, IQuotient
{
    private const int BlockLength = 2 * LanesBlock.Count;

    public StencilShape Shape => shape;
    public int Lanes => BlockLength;
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
        var (places, start, division, last) = (taps, Vector256.Create(bias), quotient, count - BlockLength);
        for (nint x = 0; ; x = Math.Min(x + BlockLength, last))
        {
            var a = start;
            var b = start;
            var c = start;
            var d = start;
            for (var t = 0; t < places.Length; t++)
            {
                ref readonly var tap = ref places[t];
                ref var pixels = ref Unsafe.Add(ref source[tap.Row], tap.Offset + x);
                var coefficient = Vector256.Create(tap.Coefficient);
                var (p, q) = LanesBlock.Load(ref pixels);
                var (r, s) = LanesBlock.Load(ref Unsafe.Add(ref pixels, LanesBlock.Count));
                a += p * coefficient;
                b += q * coefficient;
                c += r * coefficient;
                d += s * coefficient;
            }
            ref var output = ref Unsafe.Add(ref destination[0], x);
            LanesBlock.Store(ref output, Finish(a, division), Finish(b, division));
            LanesBlock.Store(ref Unsafe.Add(ref output, LanesBlock.Count), Finish(c, division), Finish(d, division));
            if (x == last) return;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private Vector256<int> Finish(Vector256<int> sums, TQuotient division)
    {
        if (!TQuotient.IsWhole)
        {
            var (lower, upper) = LanesBlock.ToDoubles(sums);
            sums = LanesBlock.ToIntegers(division.Of(lower), division.Of(upper));
        }
        if (absolute) sums = Vector256.Abs(sums);
        var (least, greatest) = IntegerRange.Of<TOut>();
        return typeof(TOut) == typeof(int) ? sums
            : Vector256.Min(Vector256.Max(sums, Vector256.Create(least)), Vector256.Create(greatest));
    }
}
