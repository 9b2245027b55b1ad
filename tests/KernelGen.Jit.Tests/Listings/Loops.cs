using System.Collections.Generic;
using System.Linq;

namespace KernelGen.Jit.Tests.Listings;

/// <summary>Finds the innermost loops of a listing: natural loops, as compilers define them.</summary>
/// <remarks>
/// A block dominates another if every way from the entry to the other leads through it. A jump from t to a block h that dominates t
/// closes a loop: h and all blocks from which t is reached without passing h. Innermost loops hold no other loop's head.
/// </remarks>
internal static class Loops
{
    /// <summary>The blocks of each innermost loop.</summary>
    public static IEnumerable<IReadOnlyList<Block>> Innermost(IReadOnlyList<Block> blocks)
    {
        var successors = Successors(blocks);
        var dominators = Dominators(successors);
        var loops = new Dictionary<int, HashSet<int>>();
        foreach (var tail in Reachable(successors))
        {
            foreach (var head in successors[tail].Where(dominators[tail].Contains))
            {
                if (!loops.TryGetValue(head, out var loop)) loops[head] = loop = [head];
                Collect(tail, successors, loop);
            }
        }
        return loops.Where(loop => !loops.Keys.Any(head => head != loop.Key && loop.Value.Contains(head)))
            .Select(loop => loop.Value.Order().Select(index => blocks[index]).ToArray());
    }

    private static int[][] Successors(IReadOnlyList<Block> blocks)
    {
        var index = blocks.Select((block, i) => (block.Label, i)).ToDictionary(pair => pair.Label, pair => pair.i);
        return
        [
            .. blocks.Select((block, i) => block.JumpTargets.Select(label => index[label])
                .Concat(block.FallsThrough && i + 1 < blocks.Count ? [i + 1] : []).Distinct().ToArray()),
        ];
    }

    /// <summary>The blocks that control can reach; padding before a loop stands in a block of its own that it cannot.</summary>
    private static HashSet<int> Reachable(int[][] successors)
    {
        var reached = new HashSet<int>();
        var waiting = new Stack<int>([0]);
        while (waiting.TryPop(out var block))
        {
            if (!reached.Add(block)) continue;
            foreach (var successor in successors[block]) waiting.Push(successor);
        }
        return reached;
    }

    /// <summary>For every block the blocks that dominate it, itself included: the largest solution of the defining equations.</summary>
    private static HashSet<int>[] Dominators(int[][] successors)
    {
        var all = Enumerable.Range(0, successors.Length).ToArray();
        var dominators = all.Select(block => block == 0 ? new HashSet<int> { 0 } : [.. all]).ToArray();
        for (var changed = true; changed;)
        {
            changed = false;
            foreach (var block in all.Skip(1))
            {
                var before = dominators[block].Count;
                foreach (var predecessor in all.Where(other => successors[other].Contains(block)))
                    dominators[block].RemoveWhere(other => other != block && !dominators[predecessor].Contains(other));
                changed |= dominators[block].Count != before;
            }
        }
        return dominators;
    }

    private static void Collect(int tail, int[][] successors, HashSet<int> loop)
    {
        if (!loop.Add(tail)) return;
        for (var predecessor = 0; predecessor < successors.Length; predecessor++)
            if (successors[predecessor].Contains(tail)) Collect(predecessor, successors, loop);
    }
}
