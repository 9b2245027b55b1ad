using System.Collections.Generic;
using System.Linq;
using KernelGen.Generator.Planning;
using KernelGen.Generator.Support;

namespace KernelGen.Generator.Emission;

/// <summary>Where the taps of each tap row begin in the list of taps, and each tap's distance along the row.</summary>
internal sealed class TapTable(IReadOnlyList<Tap> taps, int columnStep)
{
    public void Write(CodeWriter writer, string name)
    {
        var rows = taps.Count == 0 ? 0 : taps.Max(tap => tap.Row) + 1;
        var starts = Enumerable.Range(0, rows + 1).Select(row => taps.Count(tap => tap.Row < row));
        writer.Line($"private static ReadOnlySpan<int> {name}Starts => new int[] {{ {List(starts)} }};");
        writer.Line($"private static ReadOnlySpan<int> {name}Columns => new int[] {{ {List(taps.Select(tap => tap.Column * columnStep))} }};");
    }

    private static string List(IEnumerable<int> numbers) => string.Join(", ", numbers.Select(Invariant.Text));
}
