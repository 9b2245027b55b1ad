using KernelGen;

namespace KernelBank.Bank;

/// <summary>A kernel of the bank, ready to run on samples of one type with one border.</summary>
/// <param name="Name">Its name on the command line.</param>
/// <param name="About">What the result shows.</param>
/// <param name="Plan">The plan that the compiler chose, in one line.</param>
/// <param name="Declaration">The attribute as it would be written, without the border.</param>
/// <param name="Channels">1: it runs on luma. 3 or 4: it runs on all channels.</param>
/// <param name="Generated">The generated method.</param>
/// <param name="Kernel">The same kernel for the generic runtime.</param>
/// <param name="Taps">The same kernel as plain numbers, for drawing and for the textbook loop.</param>
internal sealed record BankEntry<T>(
    string Name, string About, string Plan, string Declaration, int Channels, Filter<T> Generated, Kernel Kernel, Taps Taps)
    where T : unmanaged;
