using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace KernelGen.CompilerServices;

/// <content>Elements of a vector in another order: what a window finds beyond the end of a row.</content>
public static partial class Lanes128
{
    /// <summary>The elements at <paramref name="indices"/>, which are constants.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> Permute(Vector128<float> value, Vector128<int> indices) =>
        Vector128.Shuffle(value, indices);

    /// <summary>The elements at <paramref name="indices"/>, which are constants; the constant where all bits of an index are ones.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> Permute(Vector128<float> value, Vector128<int> indices, Vector128<float> constant) =>
        Vector128.ConditionalSelect(Vector128.Equals(indices, Vector128<int>.AllBitsSet).AsSingle(), constant, Permute(value, indices));

    /// <summary>The elements at <paramref name="indices"/>, which are constants.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<double> Permute(Vector128<double> value, Vector128<long> indices) =>
        Vector128.Shuffle(value, indices);

    /// <summary>The elements at <paramref name="indices"/>, which are constants; the constant where all bits of an index are ones.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<double> Permute(Vector128<double> value, Vector128<long> indices, Vector128<double> constant) =>
        Vector128.ConditionalSelect(Vector128.Equals(indices, Vector128<long>.AllBitsSet).AsDouble(), constant, Permute(value, indices));
}
