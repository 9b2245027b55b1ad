using System.Linq;

namespace KernelGen.Generator.Networks.Emission.Training;

/// <summary>Taps whose sums are in registers together. They lie one behind the other: channels first, then columns, then rows.</summary>
/// <param name="Rows">All rows of taps, or one.</param>
/// <param name="Columns">All columns, or a divisor of them.</param>
/// <param name="Channels">All far channels that lie side by side, or a divisor of them.</param>
internal sealed record TapRun(int Rows, int Columns, int Channels)
{
    public int Count => Rows * Columns * Channels;

    /// <summary>The longest run: sums are added to, so that runs must not overlap.</summary>
    /// <param name="rows">Rows of taps.</param>
    /// <param name="columns">Columns of taps.</param>
    /// <param name="channels">Far channels that lie side by side.</param>
    /// <param name="most">Sums that there are registers for.</param>
    public static TapRun Longest(int rows, int columns, int channels, int most)
    {
        var across = Divisor(channels, most);
        if (across < channels) return new TapRun(1, 1, across);
        var along = Divisor(columns, most / channels);
        if (along < columns) return new TapRun(1, along, channels);
        return new TapRun(Divisor(rows, most / (channels * columns)), columns, channels);
    }

    /// <summary>The row, column and channel of a tap of the run.</summary>
    public (int Row, int Column, int Channel) this[int tap] =>
        (tap / Channels / Columns, tap / Channels % Columns, tap % Channels);

    public override string ToString() => $"{Rows}x{Columns} taps of {Channels} channels";

    private static int Divisor(int number, int most) =>
        Enumerable.Range(1, number).Last(divisor => number % divisor == 0 && (divisor == 1 || divisor <= most));
}
