using System.Collections.Generic;
using System.Linq;
using KernelGen.Generator.Machine;
using KernelGen.Generator.Networks.Emission;
using KernelGen.Generator.Networks.Planning;
using KernelGen.Generator.Writing;

namespace KernelGen.Generator.Networks.Bodies;

/// <summary>The sums of a tile whose lanes are positions, in registers: declared, added to, written.</summary>
internal sealed class PlaneSums(PlaneConvolutionStep step, PlaneConvolutionBody body, TensorAddress destination)
{
    private readonly LayerTarget target = body.Target;
    private readonly PlaneTile tile = body.Tile;
    private readonly Panel panel = body.Panel;
    private readonly PassAxis down = step.Pass.Vertical;
    private readonly PassAxis across = step.Pass.Horizontal;

    /// <summary>Weights of an output channel.</summary>
    private readonly long length = step.Pass.Weights.Packing.StripLength;

    /// <summary>Where the weights begin, behind the biases.</summary>
    private readonly long start = step.Pass.Weights.Packing.Start;

    /// <summary>Declares the weights of a channel, where they stay in registers.</summary>
    public void KeepWeights(CodeWriter writer, string channel)
    {
        if (!tile.KeepsWeights) return;
        Loop.Reference(writer, Element.Single, "weight", "weights", ("1", start), (channel, length));
        for (var row = 0; row < down.Taps; row++)
        {
            var weights = Enumerable.Range(0, across.Taps).Select(column => $"{Kept(row, column)} = {Weight(row * across.Taps + column)}");
            writer.Line($"{target.Type} {string.Join(", ", weights)};");
        }
    }

    /// <summary>Declares the sums, which begin as the bias of their channels.</summary>
    public void Declare(CodeWriter writer, string channel)
    {
        for (var output = 0; output < tile.Outputs; output++)
        {
            var names = Positions.Select(position => Sum(output, position)).ToArray();
            var bias = $"{target.Words.Broadcast}(ref weights, {Loop.Sum((channel, 1), ("1", output))})";
            writer.Line($"{target.Type} {names[0]} = {bias}{string.Concat(names.Skip(1).Select(name => $", {name} = {names[0]}"))};");
        }
    }

    /// <summary>Adds all products, each sum's in the order of the weights.</summary>
    public void AddTaps(CodeWriter writer, string channel, string y, string x)
    {
        if (!tile.KeepsWeights) writer.Line($"nint tap = {Loop.Sum(("1", start), (channel, length))};");
        var isWindow = body.Unrolling == Unrolling.Window;
        var (planes, rows, columns) = (
            new Loop("plane", panel.Planes), new Loop("tapRow", isWindow ? 1 : down.Taps),
            new Loop("tapColumn", body.Unrolling == Unrolling.Nothing ? across.Taps : 1));
        using (Loop.Nest(writer, isWindow ? "one window" : "one row of taps", planes, rows, columns))
        {
            Loop.Reference(
                writer, Element.Single, "near", "panel", (planes.Variable, panel.PlaneStep), (y, down.Stride * panel.RowStep), (x, 1),
                (rows.Variable, down.TapStep * panel.RowStep), (columns.Variable, panel.OffsetStep ?? 0));
            if (tile.KeepsWeights)
            {
                AddToAllRows(writer);
                return;
            }
            writer.Line("ref float weight = ref Unsafe.Add(ref weights, tap);");
            var (tapRows, tapColumns) = (isWindow ? down.Taps : 1, columns.Variable == "0" ? across.Taps : 1);
            for (var row = 0; row < tapRows; row++)
                for (var column = 0; column < tapColumns; column++) AddTap(writer, row, column);
            writer.Line($"tap += {tapRows * tapColumns};");
        }
    }

    /// <summary>Every vector of input is loaded once and added to the sums of all rows whose windows see it.</summary>
    private void AddToAllRows(CodeWriter writer)
    {
        writer.Line($"{target.Type} value;");
        for (var input = 0; input < (panel with { Rows = tile.Rows }).InputRows; input++)
        {
            var seen = (
                from row in Enumerable.Range(0, tile.Rows)
                let tap = (long)input - row * (long)down.Stride
                where tap >= 0 && tap % down.TapStep == 0 && tap / down.TapStep < down.Taps
                select (Row: row, Tap: (int)(tap / down.TapStep))).ToArray();
            if (seen.Length == 0) continue;
            for (var column = 0; column < across.Taps; column++)
                for (var vector = 0; vector < tile.Vectors; vector++)
                {
                    var value = $"{target.Words.Load}(ref near, {input * panel.RowStep + panel.Offset(column) + vector * target.Lanes})";
                    var products = seen.Select(one =>
                    {
                        var sum = Sum(0, (one.Row, vector));
                        return $" {sum} = {target.Words.MultiplyAdd}(value, {Kept(one.Tap, column)}, {sum});";
                    });
                    writer.Line($"value = {value};{string.Concat(products)}");
                }
        }
    }

    /// <summary>One tap of one input channel: a weight of each output channel times the vectors of all positions.</summary>
    private void AddTap(CodeWriter writer, int tapRow, int tapColumn)
    {
        using var scope = writer.Block($"// tap {tapRow}, {tapColumn}");
        foreach (var (row, vector) in Positions)
        {
            var offset = (row * (long)down.Stride + tapRow * (long)down.TapStep) * panel.RowStep + panel.Offset(tapColumn)
                + vector * target.Lanes;
            writer.Line($"{target.Type} x{row}_{vector} = {target.Words.Load}(ref near, {offset});");
        }
        writer.Line($"{target.Type} value;");
        for (var output = 0; output < tile.Outputs; output++)
        {
            var products = Positions.Select(position =>
            {
                var sum = Sum(output, position);
                return $" {sum} = {target.Words.MultiplyAdd}(x{position.Row}_{position.Vector}, value, {sum});";
            });
            writer.Line($"value = {Weight(output * length + tapRow * across.Taps + tapColumn)};{string.Concat(products)}");
        }
    }

    /// <summary>Writes the outputs: the sums, and what follows them.</summary>
    public void Write(CodeWriter writer)
    {
        for (var output = 0; output < tile.Outputs; output++)
            foreach (var position in Positions)
            {
                var value = EpilogueSpelling.Of(target, step.Epilogue, [Sum(output, position)]);
                var offset = output * destination.PlaneStep + position.Row * destination.RowStep + position.Vector * target.Lanes;
                writer.Line($"{target.Words.Store}({value}, ref to, {offset});");
            }
    }

    private IEnumerable<(int Row, int Vector)> Positions =>
        from row in Enumerable.Range(0, tile.Rows) from vector in Enumerable.Range(0, tile.Vectors) select (row, vector);

    private string Weight(long offset) => $"{target.Words.Broadcast}(ref weight, {offset})";

    private static string Sum(int output, (int Row, int Vector) position) => $"s{output}_{position.Row}_{position.Vector}";

    private static string Kept(int row, int column) => $"w{row}_{column}";
}
