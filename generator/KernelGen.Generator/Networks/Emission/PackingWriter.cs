using System;
using System.Collections.Generic;
using System.Linq;
using KernelGen.Generator.Networks.Planning;
using KernelGen.Generator.Support;
using KernelGen.Generator.Writing;

namespace KernelGen.Generator.Networks.Emission;

/// <summary>The statements that lay the weights out.</summary>
internal static class PackingWriter
{
    /// <summary>The statements that lay out the weights of all steps.</summary>
    public static void Write(CodeWriter writer, IEnumerable<LayerStep> steps)
    {
        foreach (var (part, start) in steps.SelectMany(step => step.PlacedWeights)) writer.Line(Statement(part, start));
    }

    /// <summary>The name of transposed and flipped weights, by their place among those.</summary>
    public static string Transposed(int index) => $"transposed{index}";

    private static string Statement(PackedPart part, long start)
    {
        var room = $"packed.Slice({start}, {part.Length})";
        return part switch
        {
            TapsPart taps => Taps(taps, room),
            WinogradPart winograd => Winograd(winograd, room),
            ScalesPart scales => $"LayerPacking.Scales({Fold(scales.Normalization)}, {room});",
            CopiedPart copy => $"{Tensor(copy.Row)}.CopyTo({room});",
            _ => throw new ArgumentOutOfRangeException(nameof(part)),
        };
    }

    private static string Taps(TapsPart part, string room)
    {
        var p = part.Packing;
        return $"LayerPacking.Taps({Tensors(part.Weight, part.BiasRow, part.Normalization)}, {room}, "
            + $"outChannels: {p.OutChannels}, inChannels: {p.InChannels}, lanes: {p.Lanes}, block: {p.Block}, "
            + $"rows: {p.Rows}, columns: {p.Columns}, "
            +
                $"first: {p.First}, outStep: {p.OutStep}, inStep: {p.InStep}, rowStep: {p.RowStep}, columnStep: {p.ColumnStep}"
            + (p.RowOutputs == 0 ? ");" : $", rowOutputs: {p.RowOutputs});");
    }

    private static string Winograd(WinogradPart part, string room)
    {
        var p = part.Packing;
        return $"LayerPacking.Winograd({Tensors(part.Weight, part.BiasRow, part.Normalization)}, {room}, "
            +
                $"outChannels: {p.OutChannels}, inChannels: {p.InChannels}, lanes: {p.Lanes}, outputs: {p.Outputs}, taps: {p.Taps});";
    }

    private static string Tensors(WeightSource weight, int? biasRow, Folded? normalization)
    {
        var bias = biasRow is { } row ? Tensor(row) : "default";
        return $"{Tensor(weight)}, {bias}, {(normalization is null ? "default" : Fold(normalization))}";
    }

    private static string Tensor(WeightSource source) => source switch
    {
        TableRow row => Tensor(row.Row),
        TransposedWeight weight => Transposed(weight.Index),
        _ => throw new ArgumentOutOfRangeException(nameof(source)),
    };

    /// <summary>A row of the table.</summary>
    private static string Tensor(int row) => $"tensors[{row}]";

    private static string Fold(Folded normalization)
    {
        var row = normalization.FirstRow;
        return $"LayerPacking.Fold(tensors[{row}], tensors[{row + 1}], tensors[{row + 2}], tensors[{row + 3}], "
            + Invariant.Literal(normalization.Epsilon) + ")";
    }
}
