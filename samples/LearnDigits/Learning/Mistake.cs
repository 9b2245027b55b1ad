namespace LearnDigits.Learning;

/// <summary>A digit that was taken for another.</summary>
/// <param name="Index">Which digit of the set.</param>
/// <param name="Answer">What it was taken for.</param>
/// <param name="Probability">How sure the net was of that.</param>
/// <param name="Truth">How probable it thought the truth.</param>
internal sealed record Mistake(int Index, int Answer, float Probability, float Truth);
