using System.Numerics;
using KernelBank.Bank;
using Samples.Pictures;

namespace KernelBank.Measuring;

/// <summary>A picture in the two forms that kernels work on: as it is, and as luma.</summary>
internal sealed class Trial<T>(Picture<T> picture)
    where T : unmanaged, IBinaryInteger<T>, IMinMaxValue<T>
{
    private readonly Picture<T> luma = Luma.Of(picture);

    /// <summary>Runs the generated routine alone.</summary>
    /// <returns>All channels for a kernel on colours, else grey; alpha as in the picture.</returns>
    public Picture<T> Filter(BankEntry<T> entry)
    {
        var ways = WaysOf(entry);
        ways.Generated();
        return WithAlpha(ways.Result);
    }

    /// <summary>Runs a kernel in all three ways, once, and compares the results.</summary>
    public (Difference FromGeneric, Difference FromTextbook) Compare(BankEntry<T> entry)
    {
        var ways = WaysOf(entry);
        ways.Generated();
        ways.Generic();
        ways.Textbook();
        return (ways.FromGeneric, ways.FromTextbook);
    }

    /// <summary>Runs a kernel in all three ways, times and compares them.</summary>
    public Measurement Measure(BankEntry<T> entry)
    {
        var ways = WaysOf(entry);
        var times = Race.Medians(ways.Generated, ways.Generic, ways.Textbook);
        return new Measurement(
            entry.Name, entry.About, entry.Plan, entry.Declaration, entry.Taps, ways.Result.Channels > 1, WithAlpha(ways.Result),
            times[0], times[1], times[2], ways.FromGeneric, ways.FromTextbook);
    }

    private ThreeWays<T> WaysOf(BankEntry<T> entry) => new(entry, entry.Channels == 1 ? luma : picture);

    private Picture<T> WithAlpha(Picture<T> result) => result.Channels == 1 ? Luma.WithAlphaOf(result, picture) : result;
}
