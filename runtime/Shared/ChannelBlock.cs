namespace KernelGen.Shared;

/// <summary>Channels that lie side by side at every position of a tensor, and sums that lie side by side in packed weights.</summary>
internal static class ChannelBlock
{
    /// <summary>Numbers of a block: a vector of 512 bits.</summary>
    public const int Lanes = 16;

    /// <summary>Half a block, for layers of few channels.</summary>
    public const int Half = Lanes / 2;

    /// <summary>Blocks that hold so many numbers.</summary>
    public static int Count(int numbers) => (numbers + Lanes - 1) / Lanes;

    /// <summary>So many numbers, filled up to whole blocks.</summary>
    public static long Whole(long numbers) => (numbers + Lanes - 1) / Lanes * Lanes;

    /// <summary>Lanes of a block that are computed: half of them where there are few channels.</summary>
    public static int Used(int channels) => channels <= Half ? Half : Lanes;
}
