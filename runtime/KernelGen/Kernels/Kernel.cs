using System;
using System.Collections.Concurrent;
using KernelGen.Kernels;
using KernelGen.Running;
using KernelGen.Shared;

namespace KernelGen;

/// <summary>A convolution kernel known at run time, and its options.</summary>
/// <remarks>
/// Coefficients are decimals exactly as written, so results in integers are exact: the same bits as a generated method's. A
/// kernel never changes, may be used by several threads, and should be kept: what it takes to apply it is worked out once for
/// each pair of element types.
/// </remarks>
public sealed class Kernel
{
    private readonly KernelReduction reduction;
    private readonly ConcurrentDictionary<(Type, Type), object> prepared = new();

    /// <summary>A kernel of given coefficients.</summary>
    /// <param name="rows">Rows, at least 1.</param>
    /// <param name="columns">Columns, at least 1; rows·columns is at most 65,536.</param>
    /// <param name="coefficients">rows·columns finite coefficients, row by row.</param>
    /// <param name="options">Options; null: the defaults.</param>
    /// <exception cref="ArgumentOutOfRangeException">A size or a number among the options is out of range.</exception>
    /// <exception cref="ArgumentException">The count is wrong, a number is not finite, or options contradict each other.</exception>
    public Kernel(int rows, int columns, ReadOnlySpan<double> coefficients, KernelOptions? options = null)
        : this(KernelWeights.Of(rows, columns, coefficients), options)
    {
    }

    private Kernel(KernelReduction reduction, KernelOptions? options)
    {
        this.reduction = reduction;
        Options = options ?? new KernelOptions();
        KernelRules.Check(reduction, Options);
    }

    /// <summary>The mean over a box of pixels.</summary>
    /// <param name="rows">Rows, 1 to 4,095.</param>
    /// <param name="columns">Columns, 1 to 4,095.</param>
    /// <param name="options">Options; null: the defaults.</param>
    /// <exception cref="ArgumentOutOfRangeException">A size or a number among the options is out of range.</exception>
    /// <exception cref="ArgumentException">Options contradict each other.</exception>
    public static Kernel Box(int rows, int columns, KernelOptions? options = null) => new(KernelWeights.Box(rows, columns), options);

    /// <summary>A Gaussian blur, its weights normalized to sum to exactly one.</summary>
    /// <remarks>
    /// For integer sources the weights of each axis are quantized to <see cref="KernelOptions.WeightBits"/> by error diffusion,
    /// as OpenCV does for its fixed-point GaussianBlur; for float sources they are not.
    /// <para>
    /// A sigma of 0 is chosen from the size as <c>cv2.GaussianBlur</c> does: {1}, {1 2 1}/4, {1 4 6 4 1}/16, {2 7 14 18 14 7 2}/64 and
    /// {4 13 30 51 60 51 30 13 4}/256 for sizes 1 to 9, and 0.3·((size − 1)·0.5 − 1) + 0.8 for all others. A size of 0 is refused: what
    /// OpenCV chooses depends on the source's type, which only a <see cref="GaussianKernelAttribute"/> knows.
    /// </para>
    /// </remarks>
    /// <param name="size">Rows and columns, 1 to 4,095.</param>
    /// <param name="sigma">Standard deviation in pixels; 0: chosen from <paramref name="size"/>.</param>
    /// <param name="options">Options; null: the defaults.</param>
    /// <exception cref="ArgumentOutOfRangeException">A size, a sigma or a number among the options is out of range.</exception>
    /// <exception cref="ArgumentException">Options contradict each other.</exception>
    public static Kernel Gaussian(int size, double sigma, KernelOptions? options = null) =>
        new(KernelWeights.Gaussian(size, sigma), options);

    /// <summary>A Gaussian blur of different extent along the two axes.</summary>
    /// <param name="rows">Rows, 1 to 4,095.</param>
    /// <param name="columns">Columns, 1 to 4,095.</param>
    /// <param name="sigmaY">Standard deviation along the columns, in pixels; 0: <paramref name="sigmaX"/>.</param>
    /// <param name="sigmaX">Standard deviation along the rows, in pixels; 0: chosen from the size along each axis.</param>
    /// <param name="options">Options; null: the defaults.</param>
    /// <inheritdoc cref="Gaussian(int, double, KernelOptions?)"/>
    public static Kernel Gaussian(int rows, int columns, double sigmaY, double sigmaX, KernelOptions? options = null) =>
        new(KernelWeights.Gaussian(rows, columns, sigmaY, sigmaX), options);

    /// <summary>The outer product of a column and a row.</summary>
    /// <param name="column">The factor of each row of the kernel, from top to bottom; 1 to 4,095 of them.</param>
    /// <param name="row">The factor of each column of the kernel, from left to right; 1 to 4,095 of them.</param>
    /// <param name="options">Options; null: the defaults.</param>
    /// <exception cref="ArgumentOutOfRangeException">There are too many factors, or a number among the options is out of range.</exception>
    /// <exception cref="ArgumentException">A factor is empty or not finite, or options contradict each other.</exception>
    public static Kernel Separable(ReadOnlySpan<double> column, ReadOnlySpan<double> row, KernelOptions? options = null) =>
        new(KernelWeights.Separable(column, row), options);

    /// <summary>The minimum over a box of pixels: an erosion.</summary>
    /// <remarks>
    /// Source and destination have one element type: byte, short, ushort, int, float or double. A window that holds a NaN gives NaN.
    /// </remarks>
    /// <param name="rows">Rows, 1 to 4,095.</param>
    /// <param name="columns">Columns, 1 to 4,095.</param>
    /// <param name="options">Options; null: the defaults. Those of weighted sums (Divisor, Offset, Absolute, Rounding, WeightBits) are refused.</param>
    /// <exception cref="ArgumentOutOfRangeException">A size or a number among the options is out of range.</exception>
    /// <exception cref="ArgumentException">Options contradict each other, or have no effect on a minimum.</exception>
    public static Kernel Erode(int rows, int columns, KernelOptions? options = null) => new(new BoxMinimum(rows, columns), options);

    /// <summary>Rows of the window.</summary>
    public int Rows => reduction.Rows;

    /// <summary>Columns of the window.</summary>
    public int Columns => reduction.Columns;

    /// <summary>The options.</summary>
    public KernelOptions Options { get; }

    /// <summary>The size of the output for an image, in pixels; 0 along an axis where no window fits.</summary>
    /// <param name="width">Pixels of a row.</param>
    /// <param name="height">Rows.</param>
    /// <exception cref="ArgumentOutOfRangeException">A size is negative.</exception>
    /// <exception cref="ArgumentException">The output would have more than 2³¹ − 1 rows or columns.</exception>
    public (int Width, int Height) OutputSize(int width, int height)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(width);
        ArgumentOutOfRangeException.ThrowIfNegative(height);
        var shape = KernelShape.Of(this);
        return (OutputLength(CallSizes.Along(shape, shape.Columns, shape.AnchorColumn), width, nameof(width)),
            OutputLength(CallSizes.Along(shape, shape.Rows, shape.AnchorRow), height, nameof(height)));
    }

    /// <summary>What it takes to apply the kernel to one pair of element types; worked out once.</summary>
    internal PreparedKernel<TIn, TOut> Prepared<TIn, TOut>()
        where TIn : unmanaged
        where TOut : unmanaged =>
        (PreparedKernel<TIn, TOut>)prepared.GetOrAdd((typeof(TIn), typeof(TOut)), static (_, kernel) => kernel.Prepare<TIn, TOut>(), this);

    private PreparedKernel<TIn, TOut> Prepare<TIn, TOut>()
        where TIn : unmanaged
        where TOut : unmanaged
    {
        ElementRules.Check<TIn, TOut>(reduction, Options);
        return reduction.Prepare<TIn, TOut>(KernelShape.Of(this), Options);
    }

    private static int OutputLength(in Geometry axis, int input, string name)
    {
        var length = axis.OutputLength(input);
        return length <= int.MaxValue ? (int)length
            : throw new ArgumentException($"The output would be {length} pixels long; at most {int.MaxValue} are possible.", name);
    }
}
