using System;
using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;
using KernelGen.CompilerServices;
using KernelGen.Networks;

namespace KernelGen.Training;

/// <summary>
/// The gradients of each chunk of a mini-batch, and their sum: in pairs, pairs of pairs, and so on. Every sum has the same terms in the
/// same order on any number of threads.
/// </summary>
/// <param name="length">Floats of the gradients.</param>
internal sealed class GradientSums(int length)
{
    /// <summary>Gradients of all chunks for which waking another thread is worthwhile.</summary>
    private const int AddedTogether = 1 << 18;

    private readonly List<LayerMemory> sums = [];
    private int[] arrivals = [];                        // at each pair, by its second chunk
    private int chunks;

    /// <summary>The gradients of a chunk.</summary>
    public LayerMemory this[int chunk] => sums[chunk];

    /// <summary>Ranges of many gradients, which are added on several threads at once; of few, whole chunks are.</summary>
    private int Ranges => (int)((long)chunks * length / AddedTogether);

    /// <summary>Begins a mini-batch; the caller clears each chunk.</summary>
    public void Begin(int chunks)
    {
        this.chunks = chunks;
        while (sums.Count < chunks) sums.Add(new LayerMemory(length));
        arrivals = new int[chunks];
    }

    /// <summary>
    /// The gradients of a chunk are complete: whoever completes the second chunk of a pair adds both, then the pair is one chunk.
    /// Nobody waits.
    /// </summary>
    public void Complete(int chunk)
    {
        for (var step = 1; step < chunks && Ranges < 2; step *= 2)
        {
            chunk -= chunk % (2 * step);
            if (chunk + step >= chunks) continue;
            if (Interlocked.Increment(ref arrivals[chunk + step]) == 1) return;
            TensorGradients.Add(sums[chunk].Span, sums[chunk + step].Span);
        }
    }

    /// <summary>The sum of all chunks, which are complete.</summary>
    /// <param name="options">Threads and cancellation; null uses none.</param>
    public ReadOnlySpan<float> Total(ParallelOptions? options)
    {
        if (Ranges >= 2)
        {
            if (options is null or { MaxDegreeOfParallelism: 1 }) AddRange(0, length);
            else Parallel.For(0, Ranges, options, range => AddRange(Begins(range), Begins(range + 1)));
        }
        options?.CancellationToken.ThrowIfCancellationRequested();
        return sums[0].Span;

        int Begins(int range) => (int)((long)length * range / Ranges);
    }

    private void AddRange(int first, int end)
    {
        for (var step = 1; step < chunks; step *= 2)
            for (var chunk = 0; chunk + step < chunks; chunk += 2 * step)
                TensorGradients.Add(sums[chunk].Span[first..end], sums[chunk + step].Span[first..end]);
    }
}
