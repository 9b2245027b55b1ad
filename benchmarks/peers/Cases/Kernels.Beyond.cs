using System;

namespace KernelGen.Peers;

/// <summary>What is asked beyond the table: posters, large windows, wider types.</summary>
internal static partial class Kernels
{
    [Kernel3x3(0, -.1, 0, -.1, 1.4, -.1, 0, -.1, 0, Channels = 3)]
    public static partial void PosterRgb(ReadOnlySpan<byte> source, Span<byte> destination, int width, int height);

    [Kernel3x3(0, -.1, 0, -.1, 1.4, -.1, 0, -.1, 0, Channels = 4)]
    public static partial void PosterRgba(ReadOnlySpan<byte> source, Span<byte> destination, int width, int height);

    [Kernel3x3(0, -.1, 0, -.1, 1.4, -.1, 0, -.1, 0, Channels = 4, PreserveAlpha = true)]
    public static partial void PosterKeepAlpha(ReadOnlySpan<byte> source, Span<byte> destination, int width, int height);

    [Kernel(11, 11,
        -0.2007, -0.0951, -0.3398, 0.4529, -0.0483, 0.5021, 0.2976, 0.5714, 0.2658, 0.0318, 0.0615,
        -0.099, 0.4332, -0.0809, 0.095, 0.4373, 0.089, 0.4297, 0.5242, -0.0422, 0.1758, 0.3152,
        -0.0559, 0.4318, 0.1883, -0.2825, 0.5383, -0.1892, -0.3427, 0.5913, 0.0487, -0.3419, 0.5808,
        0.4509, -0.0634, 0.0338, -0.1797, 0.1548, 0.3203, -0.2637, -0.3203, -0.2344, 0.0801, -0.2778,
        -0.015, -0.1302, 0.2212, -0.0461, 0.3993, -0.216, -0.2794, 0.3776, 0.2962, 0.4093, 0.0733,
        0.3241, 0.4019, 0.159, 0.1357, 0.1144, 0.4258, 0.3969, 0.4641, -0.0056, 0.184, 0.196,
        0.0916, 0.473, -0.3434, -0.1576, 0.0897, 0.5451, -0.025, 0.3216, 0.5116, -0.0474, 0.4573,
        -0.1921, 0.0769, 0.46, 0.3568, -0.1695, -0.0167, -0.1883, -0.1262, 0.1048, -0.1864, 0.3033,
        -0.3414, -0.1544, 0.3384, -0.311, 0.2034, 0.2787, 0.5967, 0.2146, -0.3144, 0.3477, 0.5435,
        0.2569, -0.2348, 0.3546, -0.1395, -0.17, 0.2827, 0.1079, -0.2656, 0.3351, 0.3803, 0.1556,
        -0.232, -0.1517, -0.1482, 0.1391, 0.059, -0.0011, 0.1494, 0.0435, 0.2182, 0.5009, -0.1784)]
    public static partial void Dense11(ReadOnlySpan<float> source, Span<float> destination, int width, int height);

    [Kernel(15, 15,
        0.1733, 0.2562, -0.2243, -0.2395, -0.0254, -0.2224, -0.148, 0.004, 0.4418, -0.3042, 0.0735, -0.1375, 0.0878, 0.3728, 0.577,
        -0.2147, -0.1013, 0.5234, 0.4024, 0.367, 0.5274, 0.0219, 0.5688, -0.0815, 0.2415, -0.0333, -0.3477, 0.0728, 0.5508, -0.3204,
        0.5607, 0.3648, 0.1792, -0.3264, 0.1257, 0.0629, 0.3646, -0.319, -0.3478, 0.5011, -0.3341, 0.3572, 0.4655, -0.3489, -0.141,
        -0.2982, 0.4896, -0.1149, -0.3115, 0.526, 0.4721, -0.0283, 0.3054, 0.0946, 0.3472, 0.5261, 0.4397, -0.3153, -0.0438, 0.0516,
        -0.2641, -0.2508, 0.3402, 0.3466, 0.3697, 0.2738, 0.1602, 0.3449, 0.1143, -0.0084, 0.0513, -0.0543, -0.2428, 0.2848, 0.1337,
        -0.3024, -0.2183, -0.0087, -0.1558, 0.498, 0.5427, 0.5989, -0.0244, 0.3215, -0.0349, 0.4241, 0.1079, -0.2855, 0.363, 0.4785,
        0.0312, -0.0882, -0.033, -0.1945, -0.33, 0.5801, 0.267, 0.1321, 0.0492, 0.3125, 0.5049, -0.1892, -0.2336, 0.1372, -0.2991,
        -0.0078, -0.315, -0.2094, 0.3181, 0.3477, -0.3101, 0.2579, -0.3045, -0.2634, 0.1004, 0.2997, 0.4757, 0.3365, -0.2416, -0.0443,
        -0.0795, -0.0989, 0.2017, 0.0699, -0.0422, 0.3481, -0.1299, 0.077, -0.3281, 0.4354, 0.4354, -0.0235, 0.5985, -0.2134, -0.158,
        -0.3365, 0.5999, -0.139, -0.05, 0.1024, 0.0953, -0.0347, -0.1035, 0.4681, 0.3128, 0.5641, 0.5491, -0.2336, 0.2653, 0.4649,
        0.1169, 0.2874, -0.2068, 0.5741, -0.2094, -0.228, 0.131, -0.0516, 0.4622, -0.2248, 0.0585, 0.4289, 0.1316, 0.1941, 0.5402,
        0.5042, 0.022, 0.2572, -0.0337, 0.4483, 0.413, 0.5882, 0.4504, 0.1468, 0.1103, 0.5776, -0.2634, -0.2838, -0.0297, -0.2731,
        0.4565, 0.0053, 0.3611, 0.546, -0.2721, 0.3324, -0.0266, 0.131, 0.3955, -0.096, -0.22, 0.3134, -0.2962, 0.3161, -0.0126,
        -0.2112, 0.521, -0.0463, 0.4761, 0.3919, -0.1281, 0.2816, -0.2475, -0.0871, 0.1805, -0.2963, 0.1234, 0.5507, 0.1949, -0.302,
        -0.2878, -0.0506, -0.039, 0.1177, 0.1089, 0.137, -0.2649, -0.2477, -0.247, -0.1994, -0.3261, -0.0218, 0.1347, 0.1362, -0.2378)]
    public static partial void Dense15(ReadOnlySpan<float> source, Span<float> destination, int width, int height);

    [BoxKernel(41, 41)]
    public static partial void Box41(ReadOnlySpan<byte> source, Span<byte> destination, int width, int height);

    [BoxKernel(41, 41)]
    public static partial void Box41(ReadOnlySpan<float> source, Span<float> destination, int width, int height);

    [GaussianKernel(5, 1.1)]
    public static partial void Gaussian5(ReadOnlySpan<byte> source, Span<byte> destination, int width, int height);

    [GaussianKernel(19, 3)]
    public static partial void Gaussian19(ReadOnlySpan<byte> source, Span<byte> destination, int width, int height);

    [SeparableKernel(new double[] { 1, 4, 6, 4, 1 }, new double[] { 1, 4, 6, 4, 1 }, Divisor = 256, Rounding = MidpointRounding.AwayFromZero)]
    public static partial void Binomial5HalfUp(ReadOnlySpan<byte> source, Span<byte> destination, int width, int height);

    [Kernel3x3(0, -1, 0, -1, 5, -1, 0, -1, 0)]
    public static partial void Sharpen(ReadOnlySpan<ushort> source, Span<ushort> destination, int width, int height);

    [Kernel3x3(0, -1, 0, -1, 5, -1, 0, -1, 0)]
    public static partial void Sharpen(ReadOnlySpan<short> source, Span<short> destination, int width, int height);

    [SeparableKernel(new double[] { 1, 4, 6, 4, 1 }, new double[] { 1, 4, 6, 4, 1 }, Divisor = 256)]
    public static partial void Binomial5(ReadOnlySpan<ushort> source, Span<ushort> destination, int width, int height);

    [SeparableKernel(new double[] { 0.07, 0.245, 0.37, 0.245, 0.07 }, new double[] { 0.07, 0.245, 0.37, 0.245, 0.07 })]
    public static partial void Separable5(ReadOnlySpan<float> source, Span<float> destination, int width, int height);

    [Kernel3x3(0, -1, 0, -1, 5, -1, 0, -1, 0)]
    public static partial void Sharpen(ReadOnlySpan<double> source, Span<double> destination, int width, int height);

    [SeparableKernel(new double[] { 1, 4, 6, 4, 1 }, new double[] { 1, 4, 6, 4, 1 }, Divisor = 256)]
    public static partial void Binomial5(ReadOnlySpan<double> source, Span<double> destination, int width, int height);
}
