using System.Collections.Generic;
using System.Linq;
using KernelGen.Generator.Machine;
using KernelGen.Generator.Networks.Emission;
using KernelGen.Generator.Networks.Planning;
using KernelGen.Generator.Writing;
using KernelGen.Shared;

namespace KernelGen.Generator.Networks.Bodies;

/// <summary>
/// The body of a depthwise convolution whose rows of taps are transformed: each row of the input is transformed once and adds its
/// products to all rows of output that see it; the sums are transformed back at the end.
/// </summary>
internal sealed class DepthwiseRowsWriter(DepthwiseStep step, TensorAddress source, TensorAddress destination)
{
    private const int Block = ChannelBlock.Lanes;

    private readonly DirectPass pass = step.Pass;
    private readonly TapPacking packing = step.Pass.Weights.Packing;
    private readonly CookToom matrices = CookToom.Of(step.Pass.Weights.Packing.RowOutputs, step.Pass.Horizontal.Taps);

    private int TapRows => pass.Vertical.Taps;

    public void Write(CodeWriter writer, DepthwiseRowsBody body)
    {
        var (target, rows) = (body.Target, body.Rows);
        var (block, lane) = (new Loop("block", destination.Planes, Comment: "16 channels each"), new Loop("lane", Block, target.Lanes));
        var (down, across) = (new Loop("row", pass.Vertical.Outputs, rows), new Loop("column", pass.Horizontal.Outputs, matrices.Outputs));
        using (Loop.Nest(writer, "all channels", block, lane))
        {
            Loop.Reference(writer, Element.Single, "taps", "weights", ("1", packing.Start),
                (block.Variable, packing.StripLength), (lane.Variable, 1));
            writer.Line($"{target.Type} bias = {target.Words.Load}(ref weights, {Loop.Sum((block.Variable, Block), (lane.Variable, 1))});");
            if (body.KeepsWeights)
            {
                for (var tapRow = 0; tapRow < TapRows; tapRow++)
                    writer.Line($"{target.Type} {string.Join(", ", Products(j => $"{Weight(tapRow, j)} = {Load(target, tapRow, j)}"))};");
            }
            using (Loop.Nest(writer, "the only tile", down, across))
            {
                var (y, x) = (down.First(writer, "y"), across.First(writer, "x"));
                Loop.Reference(
                    writer, source.Element, "near", "source", (block.Variable, source.PlaneStep), (lane.Variable, 1),
                    (y, source.RowStep), (x, Block));
                WriteSums(writer, body);
                Loop.Reference(
                    writer, destination.Element, "to", "destination", (block.Variable, destination.PlaneStep), (lane.Variable, 1),
                    (y, destination.RowStep), (x, Block));
                WriteOutputs(writer, target, rows);
            }
        }
    }

    private void WriteSums(CodeWriter writer, DepthwiseRowsBody body)
    {
        var (target, rows) = (body.Target, body.Rows);
        for (var row = 0; row < rows; row++)
            writer.Line($"{target.Type} {string.Join(", ", Products(j => Sum(row, j) + " = default"))};");
        for (var input = 0; input < rows + TapRows - 1; input++)
        {
            using var scope = writer.Block($"// row {input} of the input");
            var numbers = Products(j => $"d{j}").ToArray();
            var loads = numbers.Select((number, j) =>
                $"{number} = {target.Words.Load}(ref near, {input * source.RowStep + (long)j * Block})");
            writer.Line($"{target.Type} {string.Join(", ", loads)};");
            Combination.OfRows(writer, target, matrices.Input, numbers, "t");
            for (var row = System.Math.Max(0, input - TapRows + 1); row < rows && row <= input; row++)
            {
                var products = Products(j =>
                {
                    var weight = body.KeepsWeights ? Weight(input - row, j) : Load(target, input - row, j);
                    return $"{Sum(row, j)} = {target.Words.MultiplyAdd}(t{j}, {weight}, {Sum(row, j)});";
                });
                writer.Line(string.Join(" ", products));
            }
        }
    }

    private void WriteOutputs(CodeWriter writer, LayerTarget target, int rows)
    {
        for (var row = 0; row < rows; row++)
        {
            using var scope = writer.Block($"// row {row} of the output");
            Combination.OfColumns(writer, target, matrices.Output, Products(j => Sum(row, j)).ToArray(), "y");
            for (var column = 0; column < matrices.Outputs; column++)
            {
                var value = EpilogueSpelling.Of(target, step.Epilogue, [$"(y{column} + bias)"]);
                var offset = row * destination.RowStep + (long)column * Block;
                writer.Line($"{target.Words.Store}({value}, ref to, {offset});");
            }
        }
    }

    private IEnumerable<string> Products(System.Func<int, string> text) => Enumerable.Range(0, matrices.Size).Select(text);

    private static string Weight(int tapRow, int product) => $"w{tapRow}{product}";

    private string Load(LayerTarget target, int tapRow, int product) =>
        $"{target.Words.Load}(ref taps, {(tapRow * matrices.Size + product) * Block})";

    private static string Sum(int row, int product) => $"{(char)('a' + row)}{product}";
}
