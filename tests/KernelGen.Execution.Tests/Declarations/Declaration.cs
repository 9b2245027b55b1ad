using System.Collections.Generic;
using System.Linq;
using System.Numerics;
using KernelGen.Execution.Tests.Definition;

namespace KernelGen.Execution.Tests;

/// <summary>How pictures are passed.</summary>
internal enum Shape { Flat, Plane, Span2D, TensorSpan, Signal }

/// <summary>What follows them.</summary>
internal enum Trailing { Nothing, ParallelOptions, Strip }

/// <summary>A kernel as a user would declare it, as plain values.</summary>
internal sealed record Declaration(Weights Weights, Pair Pair)
{
    public Options Options { get; init; } = new();
    public Shape Shape { get; init; }
    public Trailing Trailing { get; init; }

    public int Rows => Weights.Rows;
    public int Columns => Weights.Columns;

    /// <summary>The taps as applied: divided, and turned by 180° where Flip says so.</summary>
    public Fraction[] AppliedTaps()
    {
        var bits = Options.WeightBits ?? (Pair.HasRealSource ? Gaussian.Unquantized : Pair.Source == typeof(byte) ? 8 : 16);
        var divisor = Fraction.Parse(Options.Divisor);
        var taps = Weights.Taps(bits).Select(tap => tap / divisor);
        return (Options.Flip ? taps.Reverse() : taps).ToArray();
    }

    /// <summary>The anchor as applied.</summary>
    public (int Row, int Column) Anchor => (Applied(Options.AnchorRow, Rows), Applied(Options.AnchorColumn, Columns));

    private int Applied(int? written, int size) => written is not int anchor ? size / 2 : Options.Flip ? size - 1 - anchor : anchor;

    /// <summary>The same kernel at run time; null where the runtime cannot be told.</summary>
    public Kernel? AtRunTime() => Weights.AtRunTime(Options.AtRunTime());

    /// <summary>The attribute and the method, as C#.</summary>
    public string Spell(string name)
    {
        var attribute = $"[{Weights.Attribute}({string.Join(", ", Weights.Arguments.Concat(Options.Spell()))})]";
        var (source, destination) = (Pair.SourceName, Pair.DestinationName);
        IEnumerable<string> parameters = Shape switch
        {
            Shape.Flat => [$"ReadOnlySpan<{source}> source", $"Span<{destination}> destination", "int width", "int height"],
            Shape.Signal => [$"ReadOnlySpan<{source}> signal", $"Span<{destination}> destination"],
            _ => [$"ReadOnly{Shape}<{source}> source", $"{Shape}<{destination}> destination"],
        };
        if (Trailing == Trailing.ParallelOptions) parameters = parameters.Append("ParallelOptions options");
        if (Trailing == Trailing.Strip) parameters = parameters.Append("Strip strip");
        return $"{attribute}\n    public static partial void {name}({string.Join(", ", parameters)});";
    }

    public override string ToString() => Spell("Apply");

    /// <summary>Whether every exact sum stays below 2^126, beyond which a kernel is refused.</summary>
    public bool FitsExactly()
    {
        if (Pair.HasRealDestination) return true;
        var form = CommonForm.Of(this);
        var limit = BigInteger.One << 126;
        var largest = form.Taps.Aggregate(BigInteger.Abs(form.Offset), (sum, tap) => sum + BigInteger.Abs(tap) * 65536);
        return largest < limit && form.Denominator < limit;
    }
}
