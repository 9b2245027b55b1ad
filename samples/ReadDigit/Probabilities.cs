using System;

namespace ReadDigit;

/// <summary>Converts the outputs of a network to probabilities.</summary>
internal static class Probabilities
{
    /// <summary>Softmax: exp(xᵢ) / Σ exp(xⱼ), the largest subtracted first so that nothing overflows; in place.</summary>
    public static void Of(Span<float> answers)
    {
        var largest = float.NegativeInfinity;
        foreach (var answer in answers) largest = Math.Max(largest, answer);
        var sum = 0f;
        foreach (ref var answer in answers) sum += answer = MathF.Exp(answer - largest);
        foreach (ref var answer in answers) answer /= sum;
    }
}
