using System;
using System.Collections.Generic;
using System.Numerics;
using KernelGen;

Console.WriteLine(Documented.Reader.OutputLength);

namespace Documented
{
    /// <summary>Kernels whose documentation refers to types by their short names.</summary>
    public static partial class Filters
    {
        /// <summary>Sharpens as a <see cref="Vector3"/> in a <see cref="List{T}"/> does.</summary>
        /// <exception cref="ArgumentException">A span is too short.</exception>
        /// <remarks>One element of remarks.</remarks>
        [Kernel3x3(0, -1, 0, -1, 5, -1, 0, -1, 0)]
        public static partial void Sharpen(ReadOnlySpan<byte> source, Span<byte> destination, int width, int height);
    }

    /// <summary>A network as a <see cref="Vector3"/>.</summary>
    [Network(1, 8, 8), Conv2D(2, 3), ReLU, Flatten, Linear(3)]
    public sealed partial class Reader;
}
