using System;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using KernelGen.CompilerServices;

namespace KernelGen.Execution;

/// <summary>Sums in float lanes, thirty-two elements at a time; the divisor is part of the coefficients.</summary>
internal readonly struct SingleStencil<TIn>(StencilShape shape, Tap<float>[] taps, float offset, bool absolute) : IStencil<TIn, float>
    where TIn : unmanaged
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

    public void Run(in SourceRows<TIn> source, Rows<float> destination, int rows, nint count, nint scratch)
    {
        var pixels = source.At(0);
        for (var row = 0; row < rows; row++) RunRow(pixels.From(row), destination.From(row), count);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private void RunRow(Rows<TIn> source, Rows<float> destination, nint count)
    {
        var (places, start, magnitudes, last) = (taps, Vector256.Create(offset), absolute, count - BlockLength);
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
                var (p, q) = LanesBlock.LoadSingles(ref pixels);
                var (r, s) = LanesBlock.LoadSingles(ref Unsafe.Add(ref pixels, LanesBlock.Count));
                a = Lanes256.MultiplyAdd(p, coefficient, a);
                b = Lanes256.MultiplyAdd(q, coefficient, b);
                c = Lanes256.MultiplyAdd(r, coefficient, c);
                d = Lanes256.MultiplyAdd(s, coefficient, d);
            }
            ref var output = ref Unsafe.Add(ref destination[0], x);
            (magnitudes ? Vector256.Abs(a) : a).StoreUnsafe(ref output);
            (magnitudes ? Vector256.Abs(b) : b).StoreUnsafe(ref output, 8);
            (magnitudes ? Vector256.Abs(c) : c).StoreUnsafe(ref output, 16);
            (magnitudes ? Vector256.Abs(d) : d).StoreUnsafe(ref output, 24);
            if (x == last) return;
        }
    }
}
