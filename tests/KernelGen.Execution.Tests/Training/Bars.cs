using System;
using System.Linq;

namespace KernelGen.Execution.Tests.Training;

/// <summary>Pictures of 8x8 with a noisy bar: upright, lying, or along one of the diagonals.</summary>
internal static class Bars
{
    public const int Size = 8;

    public static Dataset Make(int count, int seed)
    {
        var random = new Random(seed);
        var labels = Enumerable.Range(0, count).Select(_ => random.Next(4)).ToArray();
        var pictures = new float[count * Size * Size];
        for (var n = 0; n < count; n++)
        {
            var shift = random.Next(-2, 3);
            for (var y = 0; y < Size; y++)
                for (var x = 0; x < Size; x++)
                {
                    var distance = labels[n] switch { 0 => x - 4 - shift, 1 => y - 4 - shift, 2 => x - y - shift, _ => x + y - 7 - shift };
                    pictures[(n * Size + y) * Size + x] = (Math.Abs(distance) <= 0 ? 1 : 0) + 0.6f * (random.NextSingle() - 0.5f);
                }
        }
        return new Dataset(pictures, labels);
    }
}
