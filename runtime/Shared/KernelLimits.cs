namespace KernelGen.Shared;

/// <summary>What a kernel may be: the same limits in declarations (KG1008) and for kernels made at run time.</summary>
internal static class KernelLimits
{
    /// <summary>The most coefficients of a dense kernel.</summary>
    public const int MostTaps = 65_536;

    /// <summary>The most rows, and the most columns, of a box, a Gaussian or a separable kernel.</summary>
    public const int LongestSide = 4_095;

    /// <summary>The largest stride, dilation and padding: products with a window stay within 64 bits, and no picture is larger.</summary>
    public const int LargestStep = 1 << 20;

    /// <summary>The most channels of a pixel.</summary>
    public const int MostChannels = 4;

    /// <summary>The most fractional bits of a Gaussian's weight.</summary>
    public const int MostWeightBits = 24;
}
