using System;
using System.Numerics;
using KernelBank.Bank;
using KernelGen;
using Samples.Pictures;

namespace KernelBank.Measuring;

/// <summary>One kernel and one image: the generated method, the generic runtime and the four loops, each with its own result.</summary>
internal sealed class ThreeWays<T>(BankEntry<T> entry, Picture<T> source)
    where T : unmanaged, IBinaryInteger<T>, IMinMaxValue<T>
{
    private readonly Textbook _textbook = new(entry.Taps, entry.Kernel.Options.Border, entry.Kernel.Options.PreserveAlpha);
    private readonly Picture<T> _generic = new(source.Width, source.Height, source.Channels);
    private readonly Picture<T> _fourLoops = new(source.Width, source.Height, source.Channels);

    /// <summary>The result of the generated method.</summary>
    public Picture<T> Result { get; } = new(source.Width, source.Height, source.Channels);

    /// <summary>How the result of the generic runtime differs from that of the generated method.</summary>
    public Difference FromGeneric => Difference.Between(Result, _generic);

    /// <summary>How the result of the four loops differs from that of the generated method.</summary>
    public Difference FromTextbook => Difference.Between(Result, _fourLoops);

    /// <summary>The generated method.</summary>
    public void Generated() => entry.Generated(source.Samples, Result.Samples, source.Width, source.Height);

    /// <summary>The generic runtime, for kernels that are known only at run time.</summary>
    public void Generic() => Convolution.Apply<T, T>(entry.Kernel, source.Samples, _generic.Samples, source.Width, source.Height);

    /// <summary>The four loops.</summary>
    public void Textbook() => _textbook.Apply(source, _fourLoops);
}
