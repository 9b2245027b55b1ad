using System.ComponentModel;
using KernelGen.Shared;

namespace KernelGen.CompilerServices;

/// <summary>A convolution, or a transposed one, as a walk of taps over the far tensor for every position of the near one.</summary>
/// <param name="Near">The shape of a convolution's output, or of a transposed one's input.</param>
/// <param name="Far">The shape of the other.</param>
/// <param name="Groups">Groups of channels that do not see each other.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed record GroupedConvolution(TensorShape Near, TensorShape Far, int Groups)
{
    /// <summary>Rows and columns of taps.</summary>
    public (int Rows, int Columns) Window { get; init; }

    /// <summary>Far rows and columns from a near one to the next.</summary>
    public (int Rows, int Columns) Stride { get; init; }

    /// <summary>Far rows and columns from a tap to the next.</summary>
    public (int Rows, int Columns) Dilation { get; init; }

    /// <summary>Zeros before the first far row and column.</summary>
    public (int Rows, int Columns) Before { get; init; }

    internal WindowAxis Rows(int input) => new(input, Window.Rows, Stride.Rows, Dilation.Rows, Before.Rows, 0);

    internal WindowAxis Columns(int input) => new(input, Window.Columns, Stride.Columns, Dilation.Columns, Before.Columns, 0);
}
