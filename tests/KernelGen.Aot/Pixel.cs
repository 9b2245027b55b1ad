namespace KernelGen.Aot;

/// <summary>The pictures: integers without an order.</summary>
internal static class Pixel
{
    /// <summary>The element at <paramref name="index"/>; float and double are 0 to 255, so that sums of few of them are exact.</summary>
    public static T At<T>(int index)
        where T : unmanaged
    {
        var value = (byte)((uint)index * 2654435761u >> 23);
        return typeof(T) == typeof(byte) ? (T)(object)value
            : typeof(T) == typeof(short) ? (T)(object)(short)(value * 200 - 25000)
            : typeof(T) == typeof(ushort) ? (T)(object)(ushort)(value * 257)
            : typeof(T) == typeof(float) ? (T)(object)(float)value
            : (T)(object)(double)value;
    }
}
