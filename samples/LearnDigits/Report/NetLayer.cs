namespace LearnDigits.Report;

/// <summary>A layer of <see cref="Learning.DigitNet"/> as the page shows it.</summary>
/// <param name="Name">The name that is shown.</param>
/// <param name="Channels">The number of feature maps; 0 if its output is flat.</param>
/// <param name="Scale">The size of one element on the page, in pixels.</param>
internal sealed record NetLayer(string Name, int Channels, int Scale)
{
    /// <summary>The number of feature maps that are flattened for the last layer.</summary>
    public const int FlatMaps = 16;

    /// <summary>The layers in their order.</summary>
    public static readonly NetLayer[] All =
    [
        new("convolution 5 × 5", 8, 3), new("batch normalization", 8, 3), new("ReLU", 8, 3), new("max pool 2 × 2", 8, 6),
        new("convolution 5 × 5", 16, 4), new("batch normalization", 16, 4), new("ReLU", 16, 4), new("max pool 3 × 3", FlatMaps, 12),
        new("flat", 0, 0), new("linear", 0, 0),
    ];
}
