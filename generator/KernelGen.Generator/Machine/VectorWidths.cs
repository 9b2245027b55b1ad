using System;
using System.Collections.Generic;
using System.Linq;
using KernelGen.Generator.Support;

namespace KernelGen.Generator.Machine;

/// <summary>
/// The widths of vectors that a project wants bodies for; the default is all of them. Bodies of scalars are always written, so that
/// every machine computes.
/// </summary>
/// <param name="Bits">The widths in bits, the widest first; none: all that there are.</param>
internal readonly record struct VectorWidths(EquatableArray<int> Bits)
{
    /// <summary>Those that a project can name, the widest first.</summary>
    public static IReadOnlyList<int> Known { get; } =
        Targets.ForKernels.Where(target => !target.IsScalar).Select(target => target.VectorBits).ToArray();

    /// <summary>
    /// Those of the bodies that are written: for each width the widest that are no wider, as a machine has all narrower vectors too; and
    /// scalars.
    /// </summary>
    /// <param name="all">What there is for each machine.</param>
    /// <param name="targetOf">Its machine.</param>
    public IReadOnlyList<T> Of<T>(IReadOnlyList<T> all, Func<T, Target> targetOf)
    {
        if (Bits.Count == 0) return all;
        var widths = all.Select(one => targetOf(one).VectorBits).ToArray();
        var chosen = Bits.Select(bits => widths.Where(width => width <= bits).Max()).ToArray();
        return all.Where(one => targetOf(one).IsScalar || chosen.Contains(targetOf(one).VectorBits)).ToArray();
    }
}
