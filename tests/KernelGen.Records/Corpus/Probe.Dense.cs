using System;

namespace KernelGen.Jit.Probe;

/// <content>Kernels without a structure: every tap another decimal.</content>
internal static partial class Kernels
{
    [Kernel3x3(
        -0.336, 0.942, -0.691,
        -0.191, 0.334, -0.901,
        -0.851, 0.682, 0.098)]
    public static partial void Dense3Float(ReadOnlySpan<float> source, Span<float> destination, int width, int height);

    [Kernel5x5(
        -0.807, -0.251, 0.194, -0.881, 0.864,
        0.04, -0.56, -0.923, -0.823, -0.111,
        -0.143, -0.856, -0.507, -0.814, 0.129,
        -0.13, -0.878, 0.694, 0.159, -0.746,
        0.941, -0.542, 0.292, 0.285, 0.194)]
    public static partial void Dense5(ReadOnlySpan<byte> source, Span<byte> destination, int width, int height);

    [Kernel5x5(
        0.941, -0.873, 0.182, 0.2, -0.187,
        -0.898, -0.547, -0.904, 0.141, 0.759,
        -0.727, -0.406, -0.141, -0.704, 0.108,
        -0.758, 0.17, -0.368, 0.148, 0.672,
        0.397, -0.629, -0.788, 0.192, 0.17)]
    public static partial void Dense5Float(ReadOnlySpan<float> source, Span<float> destination, int width, int height);

    [Kernel7x7(
        0.309, -0.615, -0.237, -0.8, 0.122, 0.459, -0.871,
        0.156, -0.877, 0.268, -0.578, 0.017, 0.394, 0.089,
        -0.124, 0.592, -0.356, -0.046, 0.2, 0.892, -0.071,
        -0.259, -0.386, -0.491, 0.627, -0.631, 0.432, 0.598,
        -0.5, -0.832, 0.177, -0.385, 0.076, 0.014, 0.793,
        -0.296, 0.494, -0.08, -0.41, 0.248, -0.85, -0.758,
        0.049, -0.143, -0.662, 0.551, -0.299, -0.688, 0.912)]
    public static partial void Dense7Float(ReadOnlySpan<float> source, Span<float> destination, int width, int height);

    [Kernel7x7(
        0.002, -0.136, -0.919, 0.971, 0.369, -0.841, 0.566,
        0.143, 0.174, 0.617, 0.793, 0.676, -0.357, -0.303,
        0.424, -0.282, 0.218, 0.018, 0.188, 0.633, -0.065,
        -0.859, 0.721, -0.808, 0.935, -0.447, -0.029, 0.428,
        0.361, -0.866, -0.875, 0.498, 0.437, -0.365, 0.326,
        0.184, 0.396, 0.684, -0.087, -0.417, 0.468, -0.209,
        0.817, 0.37, -0.289, -0.953, 0.927, -0.054, -0.272)]
    public static partial void Dense7(ReadOnlySpan<byte> source, Span<byte> destination, int width, int height);
}
