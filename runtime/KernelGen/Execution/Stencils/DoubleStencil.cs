using System;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using KernelGen.CompilerServices;

namespace KernelGen.Execution;

/// <summary>Sums in double lanes: of doubles, and into floats where a coefficient is too small for a normal float.</summary>
internal readonly struct DoubleStencil<TIn, TOut>(StencilShape shape, Tap<double>[] taps, double offset, bool absolute) : IStencil<TIn, TOut>
    where TIn : unmanaged
    where TOut : unmanaged
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
        var (places, start, magnitudes, last) = (taps, Vector256.Create(offset), absolute, count - LanesBlock.Count);
        for (nint x = 0; ; x = Math.Min(x + LanesBlock.Count, last))
        {
            var a = start;
            var b = start;
            var c = start;
            var d = start;
            for (var t = 0; t < places.Length; t++)
            {
                ref readonly var tap = ref places[t];
                var coefficient = Vector256.Create(tap.Coefficient);
                var (p, q, r, s) = LanesBlock.LoadDoubles(ref Unsafe.Add(ref source[tap.Row], tap.Offset + x));
                a = Lanes256.MultiplyAdd(p, coefficient, a);
                b = Lanes256.MultiplyAdd(q, coefficient, b);
                c = Lanes256.MultiplyAdd(r, coefficient, c);
                d = Lanes256.MultiplyAdd(s, coefficient, d);
            }
            if (magnitudes) (a, b, c, d) = (Vector256.Abs(a), Vector256.Abs(b), Vector256.Abs(c), Vector256.Abs(d));
            LanesBlock.Store(ref Unsafe.Add(ref destination[0], x), a, b, c, d);
            if (x == last) return;
        }
    }
}
