using System.Numerics;

namespace KernelGen.Execution;

/// <summary>The number type in which a filter adds, and the ways into it and out of it.</summary>
/// <typeparam name="TIn">Element of the source.</typeparam>
/// <typeparam name="TSum">What sums are made of.</typeparam>
/// <typeparam name="TOut">Element of the destination.</typeparam>
internal unsafe interface ISums<TIn, TSum, TOut>
    where TIn : unmanaged
    where TSum : unmanaged, INumber<TSum>
    where TOut : unmanaged
{
    /// <summary>Elements as summands.</summary>
    void Widen(TIn* from, TSum* to, nint count);

    /// <summary>Sums as results: offset, division, rounding, magnitude, saturation.</summary>
    void Finish(TSum* sums, TOut* to, nint count);
}
