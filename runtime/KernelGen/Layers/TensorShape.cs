using System;
using System.Globalization;

namespace KernelGen;

/// <summary>The shape of one sample: (Channels, Height, Width), row by row in each channel, channel by channel (CHW).</summary>
/// <param name="Channels">Channels, or features where Height and Width are 1.</param>
/// <param name="Height">Rows; 1 for a signal.</param>
/// <param name="Width">Columns, or the samples of a signal.</param>
public readonly record struct TensorShape(int Channels, int Height = 1, int Width = 1)
{
    /// <summary>Numbers in the tensor.</summary>
    /// <exception cref="OverflowException">There are more than an array can hold.</exception>
    public int Length => checked(Channels * Plane);

    /// <summary>Numbers in a channel.</summary>
    /// <exception cref="OverflowException">There are more than an array can hold.</exception>
    public int Plane => checked(Height * Width);

    /// <summary>As PyTorch writes it: (8, 28, 28).</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"({Channels}, {Height}, {Width})");
}
