using System;
using KernelGen;

namespace LearnDigits.Learning;

/// <summary>Two falls of the learning rate, each half a wave of a cosine: one in the first epoch, one in all others together.</summary>
/// <remarks>
/// A warm restart (I. Loshchilov, F. Hutter, «SGDR», 2017). After the first fall the net reads well already: whoever stops early has
/// something, and whoever goes on loses nothing.
/// </remarks>
/// <param name="Minimum">The factor at the end of each fall.</param>
internal sealed record TwoCycles(double Minimum) : LearningRateSchedule
{
    /// <inheritdoc/>
    public override double FactorAt(double epoch, int epochs)
    {
        var done = epoch < 1 ? epoch : (epoch - 1) / Math.Max(1, epochs - 1);
        return Minimum + (1 - Minimum) * (1 + Math.Cos(Math.PI * Math.Min(done, 1))) / 2;
    }
}
