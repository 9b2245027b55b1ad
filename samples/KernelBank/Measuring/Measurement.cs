using System;
using KernelBank.Bank;
using Samples.Pictures;

namespace KernelBank.Measuring;

/// <summary>One kernel on one picture, three ways.</summary>
/// <param name="Name">The kernel's name.</param>
/// <param name="About">What to see in the result.</param>
/// <param name="Plan">The plan that the compiler chose.</param>
/// <param name="Declaration">The kernel as it is declared.</param>
/// <param name="Taps">The kernel as numbers.</param>
/// <param name="OnColour">Whether it ran on the colours rather than on the luma.</param>
/// <param name="Result">What the generated routine made.</param>
/// <param name="Generated">Time of the generated routine.</param>
/// <param name="Generic">Time of the generic runtime, which reads the kernel while it runs.</param>
/// <param name="Textbook">Time of the four loops.</param>
/// <param name="FromGeneric">How the generic runtime's result differs from the generated routine's.</param>
/// <param name="FromTextbook">How the four loops' result differs from the generated routine's.</param>
internal sealed record Measurement(
    string Name,
    string About,
    string Plan,
    string Declaration,
    Taps Taps,
    bool OnColour,
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
