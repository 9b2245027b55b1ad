using System;
using System.Buffers;
using System.Linq;

namespace KernelGen.Execution.Tests.GenericLayers;

/// <summary>Fills the arrays that the shared pool will hand out next with NaN: scratch that is read before it is written shows.</summary>
internal static class PoisonedPool
{
    private const int Arrays = 3;
    private const int Longest = 1 << 15;

    public static void Prepare()
    {
        for (var length = 16; length <= Longest; length *= 2)
        {
            var rented = Enumerable.Range(0, Arrays).Select(_ => ArrayPool<float>.Shared.Rent(length)).ToArray();
            foreach (var array in rented)
            {
                Array.Fill(array, float.NaN);
                ArrayPool<float>.Shared.Return(array);
            }
        }
    }
}
