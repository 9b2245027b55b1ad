using System;
using System.Collections.Generic;

namespace KernelGen;

/// <summary>An array of an IDX file: <c>60000 x 28 x 28</c> for MNIST's images, <c>60000</c> for its labels.</summary>
/// <typeparam name="T">The type of the elements.</typeparam>
public sealed class IdxArray<T>
    where T : unmanaged
{
    private readonly int[] sizes;

    internal IdxArray(int[] shape, T[] values)
    {
        (sizes, Values) = (shape, values);
        Count = shape[0];
        ItemLength = 1;
        for (var i = 1; i < shape.Length; i++) ItemLength *= shape[i];
    }

    /// <summary>The sizes, outermost first.</summary>
    public IReadOnlyList<int> Shape => sizes;

    /// <summary>All elements; the last index is contiguous.</summary>
    public T[] Values { get; }

    /// <summary>The number of items: the first size.</summary>
    public int Count { get; }

    /// <summary>Elements of one item: the product of all sizes but the first, 1 for a list.</summary>
    public int ItemLength { get; }

    /// <summary>The elements of one item.</summary>
    /// <param name="index">From 0 to <see cref="Count"/> - 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such item.</exception>
    public ReadOnlySpan<T> Item(int index)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(index);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(index, Count);
        return Values.AsSpan(index * ItemLength, ItemLength);
    }
}
