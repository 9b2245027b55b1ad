namespace LearnDigits.CommandLine;

/// <summary>The validated command line.</summary>
/// <param name="Mnist">The folder of MNIST; null for generated digits.</param>
/// <param name="Out">The folder to write to.</param>
/// <param name="Epochs">How many times every digit is used.</param>
/// <param name="Seed">Determines the digits, the initial weights, the order and the augmentation.</param>
/// <param name="Resume">Whether to continue from the checkpoint in <paramref name="Out"/>.</param>
internal sealed record LearnRequest(string? Mnist, string Out, int Epochs, int Seed, bool Resume)
{
    /// <summary>The default number of epochs.</summary>
    public const int UsualEpochs = 20;

    /// <summary>The seed with which the weights in ReadDigit were trained.</summary>
    public const int UsualSeed = 1;
}
