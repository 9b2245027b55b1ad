using LearnDigits.Handwriting;

namespace LearnDigits;

/// <summary>Where digits come from: some to learn from, and others, never shown in training, to be tested by.</summary>
/// <param name="Name">A word for file names.</param>
/// <param name="Title">In words.</param>
/// <param name="Training">The digits to learn from.</param>
/// <param name="Test">The digits to be tested by.</param>
internal sealed record DigitSource(string Name, string Title, DigitSet Training, DigitSet Test)
{
    private const int TrainingCount = 50_000, TestCount = 10_000;

    /// <summary>The share of the training digits that is not learned from, but judged by after every epoch.</summary>
    public const double ValidationShare = 0.05;

    /// <summary>Digits that are written by the program.</summary>
    public static DigitSource Generated(int seed) => Generated(seed, TrainingCount, TestCount);

    /// <summary>So many digits that are written by the program.</summary>
    public static DigitSource Generated(int seed, int training, int test) =>
        new("generated", "generated digits", DigitGenerator.Generate(seed, training), DigitGenerator.Generate(~seed, test));

    /// <summary>MNIST in a folder.</summary>
    public static DigitSource Mnist(string folder)
    {
        var files = new MnistFolder(folder);
        return new("mnist", "MNIST", files.ReadTraining(), files.ReadTest());
    }
}
