using System;
using KernelGen;

namespace LearnDigits.Learning;

/// <summary>Two cosine decays of the learning rate: one in the first epoch, one over all other epochs.</summary>
/// <remarks>
/// A warm restart (I. Loshchilov, F. Hutter, «SGDR», 2017). The network is already good after the first cycle, so that training can be
/// stopped early, and the second cycle loses nothing.
/// </remarks>
/// <param name="Minimum">The factor at the end of each cycle.</param>
internal sealed record TwoCycles(double Minimum) : LearningRateSchedule
{
    /// <inheritdoc/>
    public override double FactorAt(double epoch, int epochs)
    {
        var done = epoch < 1 ? epoch : (epoch - 1) / Math.Max(1, epochs - 1);
        return Minimum + (1 - Minimum) * (1 + Math.Cos(Math.PI * Math.Min(done, 1))) / 2;
    }
}
