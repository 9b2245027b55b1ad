using NetVips;

namespace KernelGen.Peers.Start;

/// <summary>Sharpens with libvips.</summary>
internal static class Subject
{
    public static void Compute(byte[] picture, byte[] result)
    {
        using var source = Image.NewFromMemory(picture, Program.Side, Program.Side, 1, Enums.BandFormat.Uchar);
        using var taps = Image.NewFromArray(new[,] { { 0, -1, 0 }, { -1, 5, -1 }, { 0, -1, 0 } });
        using var sharpened = source.Conv(taps, precision: Enums.Precision.Integer);
        sharpened.WriteToMemory<byte>().CopyTo(result, 0);
    }
}
