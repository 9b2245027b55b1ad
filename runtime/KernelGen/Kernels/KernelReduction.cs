using System;
using System.Collections.Generic;
using KernelGen.CompilerServices;
using KernelGen.Shared;

namespace KernelGen.Kernels;

/// <summary>What a kernel makes of the pixels of its window.</summary>
internal abstract class KernelReduction(int rows, int columns)
{
    /// <summary>Rows of the window.</summary>
    public int Rows => rows;

    /// <summary>Columns of the window.</summary>
    public int Columns => columns;

    /// <summary>The destinations that each source element type may have.</summary>
    public abstract IReadOnlyList<(Type Source, Type[] Destinations)> Pairs { get; }

    /// <summary>Refuses options that say nothing of such a kernel.</summary>
    /// <exception cref="ArgumentException">An option has no effect.</exception>
    public abstract void CheckEffect(KernelOptions options);

    /// <summary>Chooses the arithmetic for a pair of element types.</summary>
    /// <param name="shape">The window as applied.</param>
    /// <param name="options">The options.</param>
    /// <exception cref="ArgumentException">Sums or coefficients are beyond what can be computed.</exception>
    public abstract PreparedKernel<TIn, TOut> Prepare<TIn, TOut>(in StencilShape shape, KernelOptions options)
        where TIn : unmanaged
        where TOut : unmanaged;

    /// <summary>Refuses a side that no window has.</summary>
    protected static int Side(int size, string name, int most = KernelLimits.LongestSide)
    {
        if (size < 1) throw new ArgumentOutOfRangeException(name, size, $"{name} is {size}; it must be at least 1.");
        if (size <= most) return size;
        throw new ArgumentOutOfRangeException(
            name, size, $"{name} is {size}; the most is {most}: filter a reduced picture with a smaller window.");
    }

    protected static void Refuse(string message) => throw new ArgumentException(message, "options");
}
