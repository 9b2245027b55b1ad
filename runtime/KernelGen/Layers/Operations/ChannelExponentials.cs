using System;
using System.Numerics;
using KernelGen.CompilerServices;

namespace KernelGen.Operations;

/// <summary>e^(x − greatest) and its sums over the channels of each position. A single position is a run of channels.</summary>
internal static class ChannelExponentials
{
    /// <summary>Writes the exponentials, their sums and, if there is room for them, the greatest numbers.</summary>
    public static void Run(TensorShape shape, ReadOnlySpan<float> input, Span<float> output, Span<float> sums, Span<float> greatest)
    {
        if (shape.Plane == 1)
        {
            var most = Reduce.Max(input);
            Elementwise.Run(new ShiftedExponential(most), input, output);
            sums[0] = Reduce.Sum(output);
            if (!greatest.IsEmpty) greatest[0] = most;
            return;
        }
        using var scratch = new Rented<float>(shape.Plane);
        var found = greatest.IsEmpty ? scratch.Span : greatest;
        input[..shape.Plane].CopyTo(found);
        for (var channel = 1; channel < shape.Channels; channel++) Raise(found, input.Slice(channel * shape.Plane, shape.Plane));
        sums.Clear();
        for (var channel = 0; channel < shape.Channels; channel++)
        {
            var first = channel * shape.Plane;
            Accumulate(input.Slice(first, shape.Plane), found, output.Slice(first, shape.Plane), sums);
        }
    }

    /// <summary>output[i] = (x[i] − greatest[i]) − logarithms[i].</summary>
    public static void Subtract(ReadOnlySpan<float> x, ReadOnlySpan<float> greatest, ReadOnlySpan<float> logarithms, Span<float> output)
    {
        var lanes = Vector<float>.Count;
        var i = 0;
        for (; i <= x.Length - lanes; i += lanes)
            (new Vector<float>(x[i..]) - new Vector<float>(greatest[i..]) - new Vector<float>(logarithms[i..])).CopyTo(output[i..]);
        for (; i < x.Length; i++) output[i] = x[i] - greatest[i] - logarithms[i];
    }

    private static void Raise(Span<float> greatest, ReadOnlySpan<float> numbers)
    {
        var lanes = Vector<float>.Count;
        var i = 0;
        for (; i <= numbers.Length - lanes; i += lanes)
            LanesNative.Max(new Vector<float>(greatest[i..]), new Vector<float>(numbers[i..])).CopyTo(greatest[i..]);
        for (; i < numbers.Length; i++) greatest[i] = MathF.Max(greatest[i], numbers[i]);
    }

    private static void Accumulate(ReadOnlySpan<float> x, ReadOnlySpan<float> greatest, Span<float> exponentials, Span<float> sums)
    {
        var lanes = Vector<float>.Count;
        var i = 0;
        for (; i <= x.Length - lanes; i += lanes)
        {
            var e = Exponential.Of(new Vector<float>(x[i..]) - new Vector<float>(greatest[i..]));
            e.CopyTo(exponentials[i..]);
            (new Vector<float>(sums[i..]) + e).CopyTo(sums[i..]);
        }
        for (; i < x.Length; i++)
        {
            exponentials[i] = Exponential.Of(new Vector<float>(x[i] - greatest[i]))[0];
            sums[i] += exponentials[i];
        }
    }

    private readonly struct ShiftedExponential(float shift) : IFunction
    {
        public Vector<float> Of(Vector<float> x) => Exponential.Of(x - new Vector<float>(shift));
    }
}
