using System;
using System.Collections;
using System.Collections.Generic;
using System.Linq;

namespace KernelGen.Generator.Support;

/// <summary>An immutable list that equals another with equal elements: what the incremental pipeline needs to skip work.</summary>
internal readonly struct EquatableArray<T> : IEquatable<EquatableArray<T>>, IReadOnlyList<T>
{
    private readonly T[]? items;

    public EquatableArray(IEnumerable<T> items) => this.items = items.ToArray();

    private EquatableArray(T[] items) => this.items = items;

    /// <summary>The array itself, which nobody may write to any more.</summary>
    public static EquatableArray<T> Of(T[] items) => new(items);

    public static EquatableArray<T> Empty => default;
    public int Count => items?.Length ?? 0;
    public T this[int index] => items![index];

    public bool Equals(EquatableArray<T> other)
    {
        if (items == other.items) return true;
        if (Count != other.Count) return false;
        for (var i = 0; i < Count; i++)
            if (!EqualityComparer<T>.Default.Equals(items![i], other.items![i])) return false;
        return true;
    }

    public override bool Equals(object? obj) => obj is EquatableArray<T> other && Equals(other);

    public override int GetHashCode()
    {
        var hash = 17;
        for (var i = 0; i < Count; i++) hash = unchecked(hash * 31 + (items![i]?.GetHashCode() ?? 0));
        return hash;
    }

    public IEnumerator<T> GetEnumerator() => ((IEnumerable<T>)(items ?? [])).GetEnumerator();
    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}

internal static class EquatableArray
{
    public static EquatableArray<T> ToEquatableArray<T>(this IEnumerable<T> items) => new(items);
}
