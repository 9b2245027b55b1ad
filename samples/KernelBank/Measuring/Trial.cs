using System.Numerics;
using KernelBank.Bank;
using Samples.Pictures;

namespace KernelBank.Measuring;

/// <summary>An image in the two forms that kernels filter: all channels, and luma.</summary>
internal sealed class Trial<T>(Picture<T> picture)
    where T : unmanaged, IBinaryInteger<T>, IMinMaxValue<T>
{
    private readonly Picture<T> _luma = Luma.Of(picture);

    /// <summary>Runs only the generated method.</summary>
    /// <returns>All channels for a kernel on colors, else gray; alpha as in the picture.</returns>
    public Picture<T> Filter(BankEntry<T> entry)
    {
        var ways = WaysOf(entry);
        ways.Generated();
        return WithAlpha(ways.Result);
    }

    /// <summary>Runs all three implementations once, and compares the results.</summary>
    public (Difference FromGeneric, Difference FromTextbook) Compare(BankEntry<T> entry)
    {
        var ways = WaysOf(entry);
        ways.Generated();
        ways.Generic();
        ways.Textbook();
        return (ways.FromGeneric, ways.FromTextbook);
    }

    /// <summary>Measures all three implementations, and compares the results.</summary>
    public Measurement Measure(BankEntry<T> entry)
    {
        var ways = WaysOf(entry);
        var times = Race.Medians(ways.Generated, ways.Generic, ways.Textbook);
        return new Measurement(
            entry.Name, entry.About, entry.Plan, entry.Declaration, entry.Taps, ways.Result.Channels > 1, WithAlpha(ways.Result),
            times[0], times[1], times[2], ways.FromGeneric, ways.FromTextbook);
    }

    private ThreeWays<T> WaysOf(BankEntry<T> entry) => new(entry, entry.Channels == 1 ? _luma : picture);

    private Picture<T> WithAlpha(Picture<T> result) => result.Channels == 1 ? Luma.WithAlphaOf(result, picture) : result;
}
