using System.Linq;
using KernelGen.Generator.Kernels.Planning;
using KernelGen.Generator.Machine;
using KernelGen.Generator.Writing;
using KernelGen.Shared;

namespace KernelGen.Generator.Kernels.Bodies;

/// <summary>A sum one pixel after the other, by a word of the runtime: for machines without vectors, where the text is what costs.</summary>
/// <param name="pass">The pass: all taps, from pixels to results.</param>
internal sealed class TapSum(Pass pass)
{
    private readonly int rows = pass.Taps.Max(tap => tap.Row) + 1;
    private readonly int columns = pass.Taps.Max(tap => tap.Column) + 1;

    private bool IsBox => pass.Taps.Count == rows * columns && pass.Taps.All(tap => tap.Coefficient == Rational.One);

    /// <summary>The grid of taps; null: all of them are one.</summary>
    public Member? Table => IsBox ? null : new("Taps", writer =>
        writer.Line($"private static ReadOnlySpan<{Element}> Taps => new {Element}[] {{ {string.Join(", ", Grid())} }};"));

    private string Element => !pass.Lane.IsInteger ? pass.Lane.Element
        : pass.Taps.All(tap => tap.Coefficient.Magnitude <= short.MaxValue) ? "short" : "int";

    /// <summary>Writes the declaration of the sum.</summary>
    public void Write(CodeWriter writer, Spelling spelling)
    {
        var (type, begin) = (spelling.Type(pass.Lane), spelling.Constant(pass.Lane, pass.Bias));
        var (word, what) = IsBox ? (spelling.Words.AddPixels, $"{rows}") : (spelling.Words.AddTaps, "Taps");
        writer.Line($"{type} sum = {word}({begin}, source, row, x, {columns}, {pass.ColumnStep}, {what});");
    }

    private string[] Grid()
    {
        var grid = Enumerable.Repeat("0", rows * columns).ToArray();
        foreach (var tap in pass.Taps)
            grid[tap.Row * columns + tap.Column] = pass.Lane.IsInteger ? Literals.Whole(tap.Coefficient) : Literals.Of(pass.Lane, tap.Coefficient);
        return grid;
    }
}
