using System;
using KernelGen.CompilerServices;
using KernelGen.Shared;

namespace KernelGen.Kernels;

/// <summary>What the options of a kernel may say, whatever it is applied to: the rules that a declaration must keep, too.</summary>
internal static class KernelRules
{
    /// <exception cref="ArgumentException">A rule is broken; the message says what was found, the rule, and the remedy.</exception>
    public static void Check(KernelWeights weights, KernelOptions options)
    {
        CheckNumbers(options);
        CheckBorder(options);
        CheckWindow(options);
        CheckAnchor(options.AnchorRow, nameof(KernelOptions.AnchorRow), weights.Rows, options);
        CheckAnchor(options.AnchorColumn, nameof(KernelOptions.AnchorColumn), weights.Columns, options);
        if (options.WeightBits is { } bits)
        {
            if (!weights.IsGaussian) Refuse("WeightBits is set, but only the weights of a Gaussian are quantized: remove it.");
            CheckRange(bits, nameof(KernelOptions.WeightBits), 1, KernelLimits.MostWeightBits);
        }
    }

    private static void CheckNumbers(KernelOptions options)
    {
        CheckFinite(options.Divisor, nameof(KernelOptions.Divisor));
        if (options.Divisor == 0)
            throw new ArgumentOutOfRangeException(nameof(options), options.Divisor, "Divisor is 0; it must not be 0.");
        CheckFinite(options.Offset, nameof(KernelOptions.Offset));
        CheckFinite(options.BorderValue, nameof(KernelOptions.BorderValue));
        CheckDefined(options.Rounding, nameof(KernelOptions.Rounding));
    }

    private static void CheckBorder(KernelOptions options)
    {
        CheckDefined(options.Mode, nameof(KernelOptions.Mode));
        CheckDefined(options.Border, nameof(KernelOptions.Border));
        if (options.BorderValue != 0 && options.Border != BorderMode.Constant)
        {
            Refuse(Invariant($"BorderValue is {options.BorderValue}, but Border is {options.Border}: ")
                + "only BorderMode.Constant has a value; set Border = BorderMode.Constant or remove BorderValue.");
        }
        if (options.Padding is { } padding)
        {
            CheckRange(padding, nameof(KernelOptions.Padding), 0, KernelLimits.LargestStep);
            if (options.Mode != ConvolutionMode.Same)
                Refuse($"Padding and Mode = {options.Mode} are set; Padding replaces Mode: remove one of them.");
            if (options.Border != BorderMode.Replicate)
                Refuse($"Padding and Border = {options.Border} are set; Padding is always zeros: remove one of them.");
        }
        if (options.Mode == ConvolutionMode.Valid && options.Border != BorderMode.Replicate)
            Refuse($"Border is {options.Border}, but Mode is Valid, whose windows never leave the image: remove Border.");
    }

    private static void CheckWindow(KernelOptions options)
    {
        CheckRange(options.Stride, nameof(KernelOptions.Stride), 1, KernelLimits.LargestStep);
        CheckRange(options.Dilation, nameof(KernelOptions.Dilation), 1, KernelLimits.LargestStep);
        if (options.Stride != 1 && options.Mode == ConvolutionMode.Full)
            Refuse($"Stride is {options.Stride}, but Mode is Full, which needs stride 1: use Stride = 1 or another mode.");
        CheckRange(options.Channels, nameof(KernelOptions.Channels), 1, KernelLimits.MostChannels);
        if (!options.PreserveAlpha) return;
        if (options.Channels != 4) Refuse($"PreserveAlpha is set, but Channels is {options.Channels}: alpha is the fourth of 4 channels.");
        if (options.Mode != ConvolutionMode.Same || options.Padding is not null)
            Refuse("PreserveAlpha is set, but only Mode = Same (without Padding) has a pixel with alpha for each output.");
    }

    private static void CheckAnchor(int? anchor, string name, int size, KernelOptions options)
    {
        if (anchor is not { } tap) return;
        if (options.Mode != ConvolutionMode.Same || options.Padding is not null)
            Refuse($"{name} is set, but only Mode = Same (without Padding) has an anchor: remove it.");
        CheckRange(tap, name, 0, size - 1);
    }

    private static void CheckRange(int value, string name, int least, int greatest)
    {
        if (value >= least && value <= greatest) return;
        throw new ArgumentOutOfRangeException("options", value, $"{name} is {value}; it must lie between {least} and {greatest}.");
    }

    private static void CheckDefined<T>(T value, string name)
        where T : struct, Enum
    {
        if (Enum.IsDefined(value)) return;
        throw new ArgumentOutOfRangeException("options", value, $"{name} is {value}, which is not a {typeof(T).Name}.");
    }

    private static void CheckFinite(double value, string name)
    {
        if (double.IsFinite(value)) return;
        throw new ArgumentOutOfRangeException("options", value, Invariant($"{name} is {value}; it must be finite."));
    }

    private static string Invariant(FormattableString text) => FormattableString.Invariant(text);

    private static void Refuse(string message) => throw new ArgumentException(message, "options");
}
