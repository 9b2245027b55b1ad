namespace LearnDigits.Learning;

/// <summary>A digit that was classified as another.</summary>
/// <param name="Index">The index of the digit in the set.</param>
/// <param name="Answer">The digit that the network predicted.</param>
/// <param name="Probability">The probability of the prediction.</param>
/// <param name="Truth">The probability of the correct digit.</param>
internal sealed record Mistake(int Index, int Answer, float Probability, float Truth);
