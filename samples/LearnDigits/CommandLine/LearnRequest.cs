namespace LearnDigits.CommandLine;

/// <summary>What the command line asks to be learned, checked.</summary>
/// <param name="Mnist">The folder of MNIST; null for digits that the program writes itself.</param>
/// <param name="Out">The folder to write to.</param>
/// <param name="Epochs">How often every digit is shown.</param>
/// <param name="Seed">Chooses the digits, the weights at first, the order and the changes.</param>
/// <param name="Resume">Whether to go on from the checkpoint in <paramref name="Out"/>.</param>
internal sealed record LearnRequest(string? Mnist, string Out, int Epochs, int Seed, bool Resume)
{
    /// <summary>The epochs that are enough.</summary>
    public const int UsualEpochs = 20;

    /// <summary>The seed that the shipped weights were learned with.</summary>
    public const int UsualSeed = 1;
}
