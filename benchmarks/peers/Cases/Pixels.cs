using System;
using System.Numerics;
using System.Runtime.InteropServices;

namespace KernelGen.Peers;

/// <summary>An element type, with the operations that a contest needs.</summary>
/// <param name="Name">Its short name, such as u8 and f32, also in the shims.</param>
/// <param name="Size">Bytes of an element.</param>
/// <param name="Lowest">The lowest value that a destination saturates to; −∞ for floating point.</param>
/// <param name="Highest">The highest value that a destination saturates to; ∞ for floating point.</param>
/// <param name="Fill">Fills elements: integers over their whole range, floating point in [0, 255).</param>
/// <param name="Read">Reads elements from a buffer; double holds all of these types exactly.</param>
internal sealed record Pixels(
    string Name, int Size, double Lowest, double Highest, Action<nint, nint> Fill, Action<nint, double[]> Read)
{
    public bool IsFloat => double.IsInfinity(Highest);

    public static unsafe Pixels Of<T>()
        where T : unmanaged, INumber<T>
    {
        var isFloat = typeof(T) == typeof(float) || typeof(T) == typeof(double);
        var lowest = isFloat ? double.NegativeInfinity : double.CreateChecked(T.CreateSaturating(double.MinValue));
        var highest = isFloat ? double.PositiveInfinity : double.CreateChecked(T.CreateSaturating(double.MaxValue));
        return new Pixels(
            $"{(isFloat ? 'f' : lowest < 0 ? 'i' : 'u')}{8 * sizeof(T)}", sizeof(T), lowest, highest,
            (buffer, count) =>
            {
                var random = new Random(1);
                var elements = new Span<T>((void*)buffer, checked((int)count));
                if (!isFloat) random.NextBytes(MemoryMarshal.AsBytes(elements));
                else foreach (ref var element in elements) element = T.CreateChecked(random.NextDouble() * 255);
            },
            (buffer, values) =>
            {
                for (var i = 0; i < values.Length; i++) values[i] = double.CreateChecked(((T*)buffer)[i]);
            });
    }
}
