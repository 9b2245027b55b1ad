using System;
using System.Numerics;
using Samples.Pictures;

namespace KernelBank.Measuring;

/// <summary>How two pictures of one size differ, sample by sample.</summary>
/// <param name="Samples">Number of samples that are not equal.</param>
/// <param name="Largest">The largest distance.</param>
internal readonly record struct Difference(int Samples, int Largest)
{
    /// <summary>Whether every sample is the same.</summary>
    public bool IsNone => Samples == 0;

    /// <summary>Compares every sample.</summary>
    public static Difference Between<T>(Picture<T> one, Picture<T> other)
        where T : unmanaged, IBinaryInteger<T>
    {
        if (one.Samples.AsSpan().SequenceEqual(other.Samples)) return default;
        var (count, largest) = (0, 0);
        for (var k = 0; k < one.Samples.Length; k++)
        {
            var distance = Math.Abs(int.CreateTruncating(one.Samples[k]) - int.CreateTruncating(other.Samples[k]));
            if (distance > 0) count++;
            largest = Math.Max(largest, distance);
        }
        return new Difference(count, largest);
    }

    /// <inheritdoc/>
    public override string ToString() => IsNone ? "equal" : $"{Samples} samples differ, by up to {Largest}";
}
