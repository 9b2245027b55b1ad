namespace LearnDigits.Report;

/// <summary>A layer of <see cref="Learning.DigitNet"/> as the page shows it.</summary>
/// <param name="Name">In words.</param>
/// <param name="Channels">The maps that it makes; 0 where there are none.</param>
/// <param name="Scale">The side of a number's square on the page.</param>
internal sealed record NetLayer(string Name, int Channels, int Scale)
{
    /// <summary>The maps that are laid flat for the last layer.</summary>
    public const int FlatMaps = 16;

    /// <summary>The layers in their order.</summary>
    public static readonly NetLayer[] All =
    [
        new("convolution 5 × 5", 8, 3), new("normalised", 8, 3), new("ReLU", 8, 3), new("the greatest of 2 × 2", 8, 6),
        new("convolution 5 × 5", 16, 4), new("normalised", 16, 4), new("ReLU", 16, 4), new("the greatest of 3 × 3", FlatMaps, 12),
        new("flat", 0, 0), new("linear", 0, 0),
    ];
}
