using System;
using System.Collections.Generic;
using System.Linq;

namespace KernelGen.Generator.Networks.Planning;

/// <summary>
/// Which steps of a batch are computed for a block of samples at once: linear layers, whose weights are read once for all of them
/// then. The steps between them run sample by sample, for what they read and write stays in the cache.
/// </summary>
internal static class Batching
{
    private const long LeastWeights = 1 << 13;      // 32 KB stay in the nearest cache from sample to sample
    private const long MostSamples = 32;
    private const long MostKept = 1 << 20;          // floats: 4 MB for each object and thread

    /// <summary>Gives the steps their stages: those of odd number are one step, for all samples of a block.</summary>
    /// <returns>The last stage, which goes sample by sample.</returns>
    public static int Stage(IReadOnlyList<LayerStep> steps)
    {
        var stage = 0;
        foreach (var step in steps)
        {
            step.IsForBlock = step is LinearStep linear && linear.Taps.Length >= LeastWeights;
            step.Stage = step.IsForBlock ? stage + 1 : stage;
            if (step.IsForBlock) stage += 2;
        }
        return stage;
    }

    /// <summary>Samples of a block: 1 where no step is for more.</summary>
    /// <param name="steps">The steps with their stages.</param>
    /// <param name="kept">Floats that are kept of each sample.</param>
    public static int Samples(IReadOnlyList<LayerStep> steps, long kept) =>
        steps.Any(static step => step.IsForBlock) ? (int)Math.Max(1, Math.Min(MostSamples, MostKept / Math.Max(1, kept))) : 1;
}
