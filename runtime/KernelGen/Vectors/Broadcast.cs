using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace KernelGen.CompilerServices;

// One number in all lanes: a given one (Create) or one from memory (Broadcast).
// 512-bit vectors can hold two columns of eight channels by turns: a pair of inputs in all lanes (BroadcastPair) times weights that are
// each loaded into two neighboring lanes (LoadTwice).

public static partial class Lanes512
{
    /// <summary>The number in every lane.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Create(float value) => Vector512.Create(value);

    /// <summary>The element at <paramref name="offset"/> in every lane.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<T> Broadcast<T>(ref T memory, nint offset)
        where T : unmanaged => Vector512.Create(Unsafe.Add(ref memory, offset));

    /// <summary>The floats at <paramref name="offset"/> and after it, by turns in all lanes.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> BroadcastPair(ref float memory, nint offset) =>
        Vector512.Create(Unsafe.ReadUnaligned<double>(ref Unsafe.As<float, byte>(ref Unsafe.Add(ref memory, offset)))).AsSingle();

    /// <summary>The eight floats from <paramref name="offset"/> on, each in two neighboring lanes.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> LoadTwice(ref float memory, nint offset) => Vector512.Shuffle(
        Lanes256.Load(ref memory, offset).ToVector512Unsafe(), Vector512.Create(0, 0, 1, 1, 2, 2, 3, 3, 4, 4, 5, 5, 6, 6, 7, 7));
}

public static partial class Lanes256
{
    /// <summary>The number in every lane.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Create(float value) => Vector256.Create(value);

    /// <summary>The element at <paramref name="offset"/> in every lane.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<T> Broadcast<T>(ref T memory, nint offset)
        where T : unmanaged => Vector256.Create(Unsafe.Add(ref memory, offset));
}

public static partial class Lanes128
{
    /// <summary>The number in every lane.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> Create(float value) => Vector128.Create(value);

    /// <summary>The element at <paramref name="offset"/> in every lane.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<T> Broadcast<T>(ref T memory, nint offset)
        where T : unmanaged => Vector128.Create(Unsafe.Add(ref memory, offset));
}

public static partial class LanesScalar
{
    /// <summary>The number.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float Create(float value) => value;

    /// <summary>The element at <paramref name="offset"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Broadcast<T>(ref T memory, nint offset)
        where T : unmanaged => Unsafe.Add(ref memory, offset);
}
