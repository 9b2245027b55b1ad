using System;
using System.Collections.Generic;
using KernelGen.CompilerServices;

namespace KernelGen.Kernels;

/// <summary>The least pixel of a box.</summary>
internal sealed class BoxMinimum(int rows, int columns) : KernelReduction(Side(rows, nameof(rows)), Side(columns, nameof(columns)))
{
    public override IReadOnlyList<(Type Source, Type[] Destinations)> Pairs { get; } =
    [
        (typeof(byte), [typeof(byte)]),
        (typeof(short), [typeof(short)]),
        (typeof(ushort), [typeof(ushort)]),
        (typeof(int), [typeof(int)]),
        (typeof(float), [typeof(float)]),
        (typeof(double), [typeof(double)]),
    ];

    public override void CheckEffect(KernelOptions options)
    {
        var sums = new KernelOptions();
        if (options.Divisor != sums.Divisor) Refuse(nameof(KernelOptions.Divisor));
        if (options.Offset != sums.Offset) Refuse(nameof(KernelOptions.Offset));
        if (options.Absolute) Refuse(nameof(KernelOptions.Absolute));
        if (options.Rounding != sums.Rounding) Refuse(nameof(KernelOptions.Rounding));
        if (options.WeightBits is not null) Refuse(nameof(KernelOptions.WeightBits));

        static void Refuse(string option) =>
            KernelReduction.Refuse($"{option} is set, but a minimum is a pixel as it is: remove {option}.");
    }

    public override PreparedKernel<TIn, TOut> Prepare<TIn, TOut>(in StencilShape shape, KernelOptions options) =>
        (PreparedKernel<TIn, TOut>)(
            typeof(TIn) == typeof(byte) ? Of<byte>(shape)
            : typeof(TIn) == typeof(short) ? Of<short>(shape)
            : typeof(TIn) == typeof(ushort) ? Of<ushort>(shape)
            : typeof(TIn) == typeof(int) ? Of<int>(shape)
            : typeof(TIn) == typeof(float) ? Of<float>(shape)
            : (object)Of<double>(shape));

    private static PreparedFilter<T, T> Of<T>(in StencilShape shape)
        where T : unmanaged, System.Numerics.INumber<T> =>
        new(new SeparableFilter<T, T, T, SameElements<T>, Least<T>>(shape, default, new T[shape.Rows], new T[shape.Columns], isBox: true));
}
