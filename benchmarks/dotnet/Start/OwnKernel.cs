using System;

namespace KernelGen.Peers.Start;

/// <summary>Sharpens with KernelGen.</summary>
internal static partial class Subject
{
    [Kernel3x3(0, -1, 0, -1, 5, -1, 0, -1, 0)]
    private static partial void Sharpen(ReadOnlySpan<byte> source, Span<byte> destination, int width, int height);

    public static void Compute(byte[] picture, byte[] result) => Sharpen(picture, result, Program.Side, Program.Side);
}
