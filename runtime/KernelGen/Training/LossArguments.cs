using System;

namespace KernelGen.Training;

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
                $"The gradient has {gradient.Length} elements; {output.Length} outputs need the same number, or 0.", nameof(gradient));
        }
        return output.Length / batch;
    }

    /// <summary>One target per output.</summary>
    public static void RequireAsMany(int targetLength, int outputLength)
    {
        if (targetLength != outputLength)
            throw new ArgumentException($"A target has {targetLength} elements; {outputLength} outputs need the same number.", nameof(targetLength));
    }

    /// <summary>As many targets as outputs in a mini-batch.</summary>
    public static void RequireEqual(int target, long output)
    {
        if (target != output)
            throw new ArgumentException($"There are {target} targets; {output} outputs need the same number.", nameof(target));
    }

    /// <summary>All elements of a target must be finite.</summary>
    public static void RequireFinite(ReadOnlySpan<float> target)
    {
        foreach (var number in target)
            if (!float.IsFinite(number)) throw new ArgumentException($"A target is {number}; targets must be finite.", nameof(target));
    }

    /// <summary>A loss that takes logits must not follow a layer that computes probabilities.</summary>
    /// <param name="network">The network.</param>
    /// <param name="loss">The name of the loss.</param>
    public static void RequireLogits(ITrainable network, string loss)
    {
        for (var i = network.LayerNames.Count - 1; i >= 0; i--)
        {
            var attribute = network.LayerNames[i].Split(' ')[^1];
            if (attribute is "Flatten" or "Dropout") continue;          // they do not change the meaning of the outputs
            if (attribute is not ("Softmax" or "Sigmoid")) return;
            throw new ArgumentException(
                $"The network ends in layer {network.LayerNames[i]}; {loss} takes logits and applies this function itself. "
                    + "Train without the layer, with the same weights.", nameof(network));
        }
    }

    /// <summary>Counts outputs whose maximum is at the target; a target of one element is the class.</summary>
    public static (long Right, long Answers) CountRight(ReadOnlySpan<float> output, ReadOnlySpan<float> target, int batch)
    {
        var (outputs, targets, right) = (output.Length / batch, target.Length / batch, 0L);
        for (var sample = 0; sample < batch; sample++)
        {
            var wanted = target.Slice(sample * targets, targets);
            if (Greatest(output.Slice(sample * outputs, outputs)) == (targets == 1 ? (int)wanted[0] : Greatest(wanted))) right++;
        }
        return (right, batch);
    }

    private static int Greatest(ReadOnlySpan<float> numbers)
    {
        var best = 0;
        for (var i = 1; i < numbers.Length; i++) if (numbers[i] > numbers[best]) best = i;
        return best;
    }
}
