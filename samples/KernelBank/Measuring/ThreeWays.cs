using System.Numerics;
using KernelBank.Bank;
using KernelGen;
using Samples.Pictures;

namespace KernelBank.Measuring;

/// <summary>One kernel on one picture: the generated routine, the generic runtime and the four loops, each with its own result.</summary>
internal sealed class ThreeWays<T>(BankEntry<T> entry, Picture<T> source)
    where T : unmanaged, IBinaryInteger<T>, IMinMaxValue<T>
{
    private readonly Textbook textbook = new(entry.Taps, entry.Kernel.Options.Border, entry.Kernel.Options.PreserveAlpha);
    private readonly Picture<T> generic = new(source.Width, source.Height, source.Channels);
    private readonly Picture<T> fourLoops = new(source.Width, source.Height, source.Channels);

    /// <summary>What the generated routine made.</summary>
    public Picture<T> Result { get; } = new(source.Width, source.Height, source.Channels);

    /// <summary>How the generic runtime's result differs from the generated routine's.</summary>
    public Difference FromGeneric => Difference.Between(Result, generic);

    /// <summary>How the four loops' result differs from the generated routine's.</summary>
    public Difference FromTextbook => Difference.Between(Result, fourLoops);

    /// <summary>The routine that the compiler wrote.</summary>
    public void Generated() => entry.Generated(source.Samples, Result.Samples, source.Width, source.Height);

    /// <summary>The runtime that reads the kernel while it runs.</summary>
    public void Generic() => Convolution.Apply<T, T>(entry.Kernel, source.Samples, generic.Samples, source.Width, source.Height);

    /// <summary>The plain loops.</summary>
    public void Textbook() => textbook.Apply(source, fourLoops);
}
