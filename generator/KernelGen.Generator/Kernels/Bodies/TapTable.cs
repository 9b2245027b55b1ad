using System.Collections.Generic;
using System.Linq;
using KernelGen.Generator.Kernels.Planning;
using KernelGen.Generator.Writing;

namespace KernelGen.Generator.Kernels.Bodies;

/// <summary>Where the taps of each tap row begin in the list of taps, and each tap's distance along the row.</summary>
internal sealed class TapTable(IReadOnlyList<Tap> taps, int columnStep)
{
    public void Write(CodeWriter writer, string name)
    {
        var starts = new List<int> { 0 };
        foreach (var tap in taps)                        // they come row by row
        {
            while (starts.Count < tap.Row + 2) starts.Add(starts[starts.Count - 1]);
            starts[tap.Row + 1]++;
        }
        writer.Line($"private static ReadOnlySpan<int> {name}Starts => new int[] {{ {List(starts)} }};");
        writer.Line($"private static ReadOnlySpan<int> {name}Columns => new int[] {{ {List(taps.Select(tap => tap.Column * columnStep))} }};");
    }

    private static string List(IEnumerable<int> numbers) => string.Join(", ", numbers.Select(value => $"{value}"));
}
