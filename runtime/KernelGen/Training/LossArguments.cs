using System;

namespace KernelGen;

/// <summary>What every loss demands of its arguments.</summary>
internal static class LossArguments
{
    /// <summary>The outputs of each sample: at least one sample, and as many outputs for each.</summary>
    public static int OutputLength(ReadOnlySpan<float> output, int batch, Span<float> gradient)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(batch);
        if (output.IsEmpty || output.Length % batch != 0)
            throw new ArgumentException($"There are {output.Length} outputs; {batch} samples need a multiple of {batch}.", nameof(output));
        if (!gradient.IsEmpty && gradient.Length != output.Length)
        {
            throw new ArgumentException(
                $"The gradient has {gradient.Length} numbers; {output.Length} outputs need as many, or none.", nameof(gradient));
        }
        return output.Length / batch;
    }
}
