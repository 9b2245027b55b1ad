using System;
using System.Globalization;
using System.Threading.Tasks;
using KernelGen.Shared;

namespace KernelGen;

/// <summary>Applies kernels that are known only at run time, and works out sizes.</summary>
/// <remarks>
/// <code>
/// sum = Σᵢ Σⱼ k[i, j] · source[y·Stride + (i − anchorRow)·Dilation, x·Stride + (j − anchorColumn)·Dilation]
/// destination[y, x] = saturate(round(sum / Divisor + Offset))
/// </code>
/// Element types: byte to byte, short, int or float; short to short; ushort to ushort; float to float; double to double. Integer
/// results are exact. Float results err by at most (taps + 2)·ε·(Σ|k·x|/|Divisor| + |Offset|), ε = 2⁻²³ for float and 2⁻⁵² for
/// double. A tap whose coefficient is 0 is not read. Outer products (<see cref="Kernel.Box"/>,
/// <see cref="Kernel.Gaussian(int, double, KernelOptions?)"/>, <see cref="Kernel.Separable"/>) take two passes where that is less work, and
/// boxes cost the same whatever their size. An image with a zero dimension has no output; this is not an error.
/// </remarks>
public static class Convolution
{
    /// <summary>Filters an image whose rows have no gaps.</summary>
    /// <param name="kernel">The kernel and its options.</param>
    /// <param name="source">At least width·height pixels.</param>
    /// <param name="destination">At least as many pixels as <see cref="Kernel.OutputSize"/> says; it must not share pixels with the
    /// source.</param>
    /// <param name="width">Pixels of a source row.</param>
    /// <param name="height">Rows of the source.</param>
    /// <param name="options">Threads to filter bands of rows on; null: the calling thread alone. The bits are the same.</param>
    /// <exception cref="ArgumentNullException">The kernel is null.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A size is negative.</exception>
    /// <exception cref="ArgumentException">A span is too short, pixels are shared, or the kernel does not fit the element
    /// types.</exception>
    /// <exception cref="OperationCanceledException">The options' token was cancelled; the destination holds part of the output.</exception>
    public static void Apply<TIn, TOut>(
        Kernel kernel, ReadOnlySpan<TIn> source, Span<TOut> destination, int width, int height, ParallelOptions? options = null)
        where TIn : unmanaged
        where TOut : unmanaged
    {
        ArgumentNullException.ThrowIfNull(kernel);
        kernel.Prepared<TIn, TOut>().Run(source, destination, width, height, options);
    }

    /// <summary>Filters an image whose rows have a pitch.</summary>
    /// <param name="kernel">The kernel and its options.</param>
    /// <param name="source">The image; its width in elements is a multiple of the channels.</param>
    /// <param name="destination">Exactly the output's size; it must not share pixels with the source.</param>
    /// <param name="options">Threads to filter bands of rows on; null: the calling thread alone. The bits are the same.</param>
    /// <exception cref="ArgumentNullException">The kernel is null.</exception>
    /// <exception cref="ArgumentException">A size does not fit, pixels are shared, or the kernel does not fit the element
    /// types.</exception>
    /// <exception cref="OperationCanceledException">The options' token was cancelled; the destination holds part of the output.</exception>
    public static void Apply<TIn, TOut>(Kernel kernel, ReadOnlyPlane<TIn> source, Plane<TOut> destination, ParallelOptions? options = null)
        where TIn : unmanaged
        where TOut : unmanaged
    {
        ArgumentNullException.ThrowIfNull(kernel);
        kernel.Prepared<TIn, TOut>().Run(source, destination, options);
    }

    /// <summary>Filters a signal with a kernel of one row.</summary>
    /// <param name="kernel">The kernel and its options; Rows = 1.</param>
    /// <param name="signal">The samples; their number is a multiple of the channels.</param>
    /// <param name="destination">At least the output's samples; it must not share samples with the signal.</param>
    /// <exception cref="ArgumentNullException">The kernel is null.</exception>
    /// <exception cref="ArgumentException">The kernel has several rows, a size does not fit, or samples are shared.</exception>
    public static void Apply<TIn, TOut>(Kernel kernel, ReadOnlySpan<TIn> signal, Span<TOut> destination)
        where TIn : unmanaged
        where TOut : unmanaged
    {
        ArgumentNullException.ThrowIfNull(kernel);
        if (kernel.Rows != 1)
        {
            throw new ArgumentException(
                $"The kernel has {kernel.Rows} rows; a signal has one row: use a kernel with Rows = 1.", nameof(kernel));
        }
        kernel.Prepared<TIn, TOut>().RunSignal(signal, destination);
    }

    /// <summary>How many outputs a convolution or a pooling has along one axis.</summary>
    /// <remarks>
    /// ⌊(input + 2·padding − dilation·(window − 1) − 1)/stride⌋ + 1, as every framework has it.
    /// Real pixels are lost where the last window ends before the last pixel of the input:
    /// (input + 2·padding − dilation·(window − 1) − 1) mod stride exceeds the padding after the image. A window of 1 with a stride
    /// means to skip pixels, as the shortcuts of a ResNet do: what it leaves unread is no loss.
    /// </remarks>
    /// <param name="input">Pixels along the axis, at least 1.</param>
    /// <param name="window">Taps along the axis, at least 1.</param>
    /// <param name="stride">Pixels from one output to the next, at least 1.</param>
    /// <param name="padding">Pixels of padding on both sides.</param>
    /// <param name="dilation">Pixels from one tap to the next, at least 1.</param>
    /// <param name="dropRemainder">Whether dropping pixels is intended.</param>
    /// <exception cref="ArgumentOutOfRangeException">An argument is less than 1, or the padding negative.</exception>
    /// <exception cref="ArgumentException">
    /// There is no output, or a window of 2 or more drops pixels and dropRemainder is false; the message has the formula.
    /// </exception>
    public static int OutputLength(int input, int window, int stride = 1, int padding = 0, int dilation = 1, bool dropRemainder = false)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(input, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(window, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(stride, 1);
        ArgumentOutOfRangeException.ThrowIfNegative(padding);
        ArgumentOutOfRangeException.ThrowIfLessThan(dilation, 1);
        var length = Geometry.Padded(window, stride, dilation, padding).OutputLength(input);
        var formula = new OutputFormula(input, window, stride, padding, dilation);
        if (length < 1) throw new ArgumentException(formula.SaysNoOutput(), nameof(window));
        if (length > int.MaxValue) throw new ArgumentException($"{formula}: at most {int.MaxValue} outputs are possible.", nameof(padding));
        if (formula.Lost > 0 && window > 1 && !dropRemainder) throw new ArgumentException(formula.SaysLost(), nameof(stride));
        return (int)length;
    }
}

/// <summary>The output-size formula with its numbers, for messages.</summary>
internal readonly record struct OutputFormula(int Input, int Window, int Stride, int Padding, int Dilation)
{
    private WindowAxis Axis => new(Input, Window, Stride, Dilation, Padding, Padding);

    /// <summary>Pixels after the last window.</summary>
    public long Lost => Axis.Lost(Axis.Length);

    /// <summary>No window fits.</summary>
    public string SaysNoOutput() =>
        $"{this}: there is no output. The window covers {Axis.Extent} pixels, the padded input has {Input + 2L * Padding}: "
        + "use a smaller window or dilation, or more padding.";

    /// <summary>The message for pixels that no window reads.</summary>
    public string SaysLost() =>
        $"{this}: the last {(Lost == 1 ? "pixel" : Lost + " pixels")} of the {Input} {(Lost == 1 ? "is" : "are")} never read. "
        + "Change padding or stride, or pass dropRemainder: true.";

    /// <inheritdoc/>
    public override string ToString()
    {
        var covered = Dilation == 1 ? $"{Window}" : $"({Dilation}·({Window} − 1) + 1)";
        return $"({Input} − {covered} + 2·{Padding})/{Stride} + 1 = {Quotient()}";
    }

    private string Quotient() => ((decimal)Axis.Room / Stride + 1).ToString("0.###", CultureInfo.InvariantCulture).Replace('-', '−');
}
