using System;

namespace KernelGen;

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
            if (!weights.IsGaussian) Refuse("WeightBits is given, but only a Gaussian's weights are quantised: leave it out.");
            if (bits is < 1 or > 24) Refuse($"WeightBits is {bits}; it must lie in 1 to 24.");
        }
    }

    private static void CheckNumbers(KernelOptions options)
    {
        if (!double.IsFinite(options.Divisor)) Refuse(Invariant($"Divisor is {options.Divisor}; it must be finite."));
        if (options.Divisor == 0) Refuse("Divisor is 0; nothing can be divided by it.");
        if (!double.IsFinite(options.Offset)) Refuse(Invariant($"Offset is {options.Offset}; it must be finite."));
        if (!double.IsFinite(options.BorderValue)) Refuse(Invariant($"BorderValue is {options.BorderValue}; it must be finite."));
        if (!Enum.IsDefined(options.Rounding)) Refuse($"Rounding is {(int)options.Rounding}, which is no MidpointRounding.");
    }

    private static void CheckBorder(KernelOptions options)
    {
        if (!Enum.IsDefined(options.Mode)) Refuse($"Mode is {(int)options.Mode}, which is no ConvolutionMode.");
        if (!Enum.IsDefined(options.Border)) Refuse($"Border is {(int)options.Border}, which is no BorderMode.");
        if (options.BorderValue != 0 && options.Border != BorderMode.Constant)
        {
            Refuse(Invariant($"BorderValue is {options.BorderValue}, but Border is {options.Border}: ")
                + "only BorderMode.Constant has a value; set Border = BorderMode.Constant or leave BorderValue out.");
        }
        if (options.Padding is { } padding)
        {
            if (padding < 0) Refuse($"Padding is {padding}; it must not be negative.");
            if (options.Mode != ConvolutionMode.Same)
                Refuse($"Padding and Mode = {options.Mode} are given; Padding takes the place of Mode: leave one out.");
            if (options.Border != BorderMode.Replicate)
                Refuse($"Padding and Border = {options.Border} are given; Padding is always zeros: leave one out.");
        }
        if (options.Mode == ConvolutionMode.Valid && options.Border != BorderMode.Replicate)
            Refuse($"Border is {options.Border}, but Mode is Valid, whose windows never leave the picture: leave Border out.");
    }

    private static void CheckWindow(KernelOptions options)
    {
        if (options.Stride < 1) Refuse($"Stride is {options.Stride}; it must be at least 1.");
        if (options.Dilation < 1) Refuse($"Dilation is {options.Dilation}; it must be at least 1.");
        if (options.Stride != 1 && options.Mode == ConvolutionMode.Full)
            Refuse($"Stride is {options.Stride}, but Mode is Full, which gives every overlap: use Stride = 1 or another mode.");
        if (options.Channels is < 1 or > 4) Refuse($"Channels is {options.Channels}; it must lie in 1 to 4.");
        if (!options.PreserveAlpha) return;
        if (options.Channels != 4) Refuse($"PreserveAlpha is set, but Channels is {options.Channels}: alpha is the fourth of 4 channels.");
        if (options.Mode != ConvolutionMode.Same || options.Padding is not null)
            Refuse("PreserveAlpha is set, but only Mode = Same (without Padding) has a pixel for each output to take alpha from.");
    }

    private static void CheckAnchor(int? anchor, string name, int size, KernelOptions options)
    {
        if (anchor is not { } tap) return;
        if (options.Mode != ConvolutionMode.Same || options.Padding is not null)
            Refuse($"{name} is given, but only Mode = Same (without Padding) has an anchor: leave it out.");
        if (tap < 0 || tap >= size) Refuse($"{name} is {tap}; the kernel's taps are 0 to {size - 1}.");
    }

    private static string Invariant(FormattableString text) => FormattableString.Invariant(text);

    private static void Refuse(string message) => throw new ArgumentException(message);
}
