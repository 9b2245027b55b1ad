using LearnDigits.Handwriting;

namespace LearnDigits;

/// <summary>A source of training digits, and of test digits that are not used in training.</summary>
/// <param name="Name">The name for files.</param>
/// <param name="Title">The name for reports.</param>
/// <param name="Training">The training digits.</param>
/// <param name="Test">The test digits.</param>
internal sealed record DigitSource(string Name, string Title, DigitSet Training, DigitSet Test)
{
    private const int TrainingCount = 50_000, TestCount = 10_000;

    /// <summary>The share of the training digits that is used for validation.</summary>
    public const double ValidationShare = 0.05;

    /// <summary>Generated digits.</summary>
    public static DigitSource Generated(int seed) => Generated(seed, TrainingCount, TestCount);

    /// <summary>A number of generated digits.</summary>
    public static DigitSource Generated(int seed, int training, int test) =>
        new("generated", "generated digits", DigitGenerator.Generate(seed, training), DigitGenerator.Generate(~seed, test));

    /// <summary>MNIST in a folder.</summary>
    public static DigitSource Mnist(string folder)
    {
        var files = new MnistFolder(folder);
        return new("mnist", "MNIST", files.ReadTraining(), files.ReadTest());
    }
}
