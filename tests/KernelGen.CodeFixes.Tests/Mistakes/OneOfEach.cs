using System;
using KernelGen;

namespace Demo;

/// <summary>One mistake of each kind: the comment behind each line says what is told of it, and nothing else is.</summary>
public partial class Mistakes
{
    [BoxKernel(3, 3)] public void HasBody(ReadOnlyPlane<byte> source, Plane<byte> destination) { }                     // KG1001
    [BoxKernel(3, 3)] public static void HasNone(ReadOnlyPlane<byte> source, Plane<byte> destination);                 // KG1001 CS0501
    [BoxKernel(3, 3)] public static partial void Arrays(byte[] source, byte[] destination);                            // KG1003
    [Kernel3x3(0, -1, 0, -1, 5, -1, 0, -1)] public static partial void Eight(ReadOnlyPlane<byte> source, Plane<byte> destination); // KG1006
    [BoxKernel(3, 3, BorderValue = 7)] public static partial void Value(ReadOnlyPlane<byte> source, Plane<byte> destination); // KG1009
    [BoxKernel(4, 4)] public static partial void Even(ReadOnlyPlane<byte> source, Plane<byte> destination);            // KG2001
    [BoxKernel(3, 3, Mode = ConvolutionMode.Valid, Stride = 2, Width = 10)] public static partial void Lost(ReadOnlyPlane<byte> source, Plane<byte> destination); // KG2003
    [BoxKernel(3, 3, Stride = 4)] public static partial void Skipped(ReadOnlyPlane<byte> source, Plane<byte> destination); // KG2004
    [BoxKernel(3, 3, Padding = 3)] public static partial void Padded(ReadOnlyPlane<byte> source, Plane<byte> destination); // KG2005
    [Kernel3x3(0, -1, 0, -1, 5, -1, 0, -1, 0)] public static partial void Narrow(ReadOnlyPlane<byte> source, Plane<byte> destination); // KG2008
    [Kernel1D(1, 2, 3, Divisor = 6)] public static partial void Turned(ReadOnlyPlane<byte> source, Plane<byte> destination); // KG2009
    [Kernel1D(1.0 / 6, 4.0 / 6, 1.0 / 6)] public static partial void Quotients(ReadOnlyPlane<float> source, Plane<float> destination); // KG2011

    public static void Call(ReadOnlyPlane<byte> source, Plane<byte> destination)
    {
        Convolution.Apply(Kernel.Box(3, 3), source, destination); // KG3003
    }
}

public static class NotPartial // KG1002 CS0260
{
    [BoxKernel(3, 3)] public static partial void Blur(ReadOnlyPlane<byte> source, Plane<byte> destination);
}

[Network(16, 7, 7), Linear(10)] public sealed partial class Unflattened; // KG2007

#region What only its author can fix

public static partial class Choices
{
    [BoxKernel(3, 3)] public static partial void Pair(ReadOnlyPlane<byte> source, Plane<ushort> destination);          // KG1004
    [BoxKernel(3, 3), BoxKernel(5, 5)] public static partial void Two(ReadOnlyPlane<byte> source, Plane<byte> destination); // KG1005
    [BoxKernel(3, 3, Divisor = 0)] public static partial void Zero(ReadOnlyPlane<byte> source, Plane<byte> destination); // KG1007
    [BoxKernel(3, 3, Stride = 0)] public static partial void Still(ReadOnlyPlane<byte> source, Plane<byte> destination); // KG1008
    [BoxKernel(3, 3)] public static partial void Swapped(ReadOnlySpan<byte> source, Span<byte> destination, int height, int width); // KG1011
    [BoxKernel(5, 5, Mode = ConvolutionMode.Valid, Width = 4)] public static partial void Small(ReadOnlyPlane<byte> source, Plane<byte> destination); // KG2002
    [Kernel1D(0, 0, 0)] public static partial void Nothing(ReadOnlyPlane<byte> source, Plane<byte> destination);       // KG2010
    public static int Half() => Convolution.OutputLength(10, 3, stride: 2);                                            // KG2003

    [Kernel(17, 17, // KG3001 KG3002
        1, 8, 2, 6, 20, 21, 9, 7, 15, 10, 15, 7, 9, 21, 20, 6, 2,
        9, 19, 16, 23, 17, 21, 12, 13, 1, 22, 7, 2, 7, 22, 1, 13, 12,
        8, 21, 21, 8, 5, 12, 6, 10, 1, 2, 13, 11, 19, 14, 19, 11, 13,
        21, 14, 17, 7, 7, 17, 14, 21, 15, 19, 10, 11, 22, 20, 5, 23, 5,
        2, 21, 4, 20, 23, 13, 13, 23, 20, 4, 21, 2, 16, 17, 5, 3, 11,
        20, 19, 5, 1, 7, 23, 3, 16, 16, 3, 23, 7, 1, 5, 19, 20, 8,
        6, 8, 20, 19, 5, 1, 7, 23, 3, 16, 16, 3, 23, 7, 1, 5, 19,
        6, 11, 3, 5, 17, 16, 2, 21, 4, 20, 23, 13, 13, 23, 20, 4, 21,
        20, 5, 23, 5, 20, 22, 11, 10, 19, 15, 21, 14, 17, 7, 7, 17, 14,
        2, 13, 11, 19, 14, 19, 11, 13, 2, 1, 10, 6, 12, 5, 8, 21, 21,
        21, 12, 13, 1, 22, 7, 2, 7, 22, 1, 13, 12, 21, 17, 23, 16, 19,
        8, 2, 6, 20, 21, 9, 7, 15, 10, 15, 7, 9, 21, 20, 6, 2, 8,
        9, 6, 13, 7, 11, 2, 3, 14, 12, 20, 15, 20, 12, 14, 3, 2, 11,
        1, 1, 11, 8, 15, 9, 13, 4, 5, 16, 14, 22, 17, 22, 14, 16, 5,
        7, 10, 23, 23, 10, 7, 14, 8, 12, 3, 4, 15, 13, 21, 16, 21, 13,
        4, 10, 3, 6, 19, 19, 6, 3, 10, 4, 8, 22, 23, 11, 9, 17, 12,
        15, 1, 20, 3, 19, 22, 12, 12, 22, 19, 3, 20, 1, 15, 16, 4, 2,
        Flip = false)]
    public static partial void Large(ReadOnlyPlane<float> source, Plane<float> destination);
}

[Network(3, 8, 8), Conv2D(4, 3, Groups = 2)] public sealed partial class Grouped; // KG2006

[Network(1, 8, 8), Conv2D(2, 3)] public sealed partial class Parts;

[ReLU] public sealed partial class Parts; // KG1010

#endregion
