using System;
using KernelBank.Bank;
using Samples.Pictures;

namespace KernelBank.Measuring;

/// <summary>The results and times of one kernel with the three implementations.</summary>
/// <param name="Name">The kernel's name.</param>
/// <param name="About">What the result shows.</param>
/// <param name="Plan">The plan that the compiler chose.</param>
/// <param name="Declaration">The kernel as it is declared.</param>
/// <param name="Taps">The kernel as numbers.</param>
/// <param name="OnColor">Whether it ran on all channels rather than on luma.</param>
/// <param name="Result">The result of the generated method.</param>
/// <param name="Generated">Time of the generated method.</param>
/// <param name="Generic">Time of the generic runtime, which reads the kernel while it runs.</param>
/// <param name="Textbook">Time of the four loops.</param>
/// <param name="FromGeneric">How the result of the generic runtime differs from that of the generated method.</param>
/// <param name="FromTextbook">How the result of the four loops differs from that of the generated method.</param>
internal sealed record Measurement(
    string Name,
    string About,
    string Plan,
    string Declaration,
    Taps Taps,
    bool OnColor,
    Picture Result,
    TimeSpan Generated,
    TimeSpan Generic,
    TimeSpan Textbook,
    Difference FromGeneric,
    Difference FromTextbook)
{
    /// <summary>Whether all three results are the same, sample by sample.</summary>
    public bool AreEqual => FromGeneric.IsNone && FromTextbook.IsNone;

    /// <summary>How many times longer the generic runtime takes.</summary>
    public double GenericRatio => Generic / Generated;

    /// <summary>How many times longer the four loops take.</summary>
    public double TextbookRatio => Textbook / Generated;
}
