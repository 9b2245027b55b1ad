namespace KernelGen.Shared;

/// <summary>What a kernel may be: the same limits in declarations (KG1008) and for kernels made at run time.</summary>
internal static class KernelLimits
{
    /// <summary>The most coefficients of a dense kernel.</summary>
    public const int MostTaps = 65_536;

    /// <summary>The most rows, and the most columns, of a box, a Gaussian or a separable kernel.</summary>
    public const int LongestSide = 4_095;

    /// <summary>The most taps of an outer product that may be summed one by one; larger ones take two passes.</summary>
    public const int MostProductTaps = 4_096;

    /// <summary>The weights of those two passes lie between 2^−n and 2^n: so their products with pixels are normal doubles.</summary>
    public const int LargestFactorExponent = 900;

    /// <summary>The largest stride, dilation and padding: products with a window stay within 64 bits, and no picture is larger.</summary>
    public const int LargestStep = 1 << 20;

    /// <summary>Elements from the first tap of a row to the last that generated code can reach.</summary>
    public const int LongestReach = 1 << 30;

    /// <summary>The most channels of a pixel.</summary>
    public const int MostChannels = 4;

    /// <summary>The most fractional bits of a Gaussian's weight.</summary>
    public const int MostWeightBits = 24;

    /// <summary>The most output rows of a block, unless a kernel asks for more: some bodies keep a number for each.</summary>
    public const int MostBlockRows = 128;

    /// <summary>Taps of a row may lie this many pixels apart, and more only in proportion to the picture: else the kernel is computed otherwise.</summary>
    public const int NearTaps = 4_096;
}
