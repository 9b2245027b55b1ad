using System;
using System.Collections.Generic;
using KernelGen.Generator.Networks.Planning;
using KernelGen.Generator.Support;

namespace KernelGen.Generator.Networks.Emission;

/// <summary>The statements that lay the weights out.</summary>
internal static class PackingWriter
{
    public static IEnumerable<string> Statements(PackedPart part)
    {
        var room = $"packed.Slice({part.Start}, {part.Length})";
        return part switch
        {
            TapsPart taps => [Taps(taps, room)],
            WinogradPart winograd => [Winograd(winograd, room)],
            ScalesPart scales => [$"LayerPacking.Scales({Fold(scales.Normalization)}, {room});"],
            CopiedPart copy => [$"{Tensor(copy.Row)}.CopyTo({room});"],
            _ => throw new ArgumentOutOfRangeException(nameof(part)),
        };
    }

    private static string Taps(TapsPart part, string room)
    {
        var p = part.Packing;
        return $"LayerPacking.Taps({Tensors(part.WeightRow, part.BiasRow, part.Normalization)}, {room}, "
            + $"outChannels: {p.OutChannels}, inChannels: {p.InChannels}, lanes: {p.Lanes}, block: {p.Block}, "
            + $"rows: {p.Rows}, columns: {p.Columns}, "
            +
                $"first: {p.First}, outStep: {p.OutStep}, inStep: {p.InStep}, rowStep: {p.RowStep}, columnStep: {p.ColumnStep}"
            + (p.RowOutputs == 0 ? ");" : $", rowOutputs: {p.RowOutputs});");
    }

    private static string Winograd(WinogradPart part, string room)
    {
        var p = part.Packing;
        return $"LayerPacking.Winograd({Tensors(part.WeightRow, part.BiasRow, part.Normalization)}, {room}, "
            +
                $"outChannels: {p.OutChannels}, inChannels: {p.InChannels}, lanes: {p.Lanes}, outputs: {p.Outputs}, taps: {p.Taps});";
    }

    private static string Tensors(int weightRow, int? biasRow, Folded? normalization)
    {
        var bias = biasRow is { } row ? Tensor(row) : "default";
        return $"{Tensor(weightRow)}, {bias}, {(normalization is null ? "default" : Fold(normalization))}";
    }

    /// <summary>A row of the table, or weights turned round.</summary>
    private static string Tensor(int row) => row < 0 ? $"turned{-1 - row}" : $"tensors[{row}]";

    private static string Fold(Folded normalization)
    {
        var row = normalization.FirstRow;
        return $"LayerPacking.Fold(tensors[{row}], tensors[{row + 1}], tensors[{row + 2}], tensors[{row + 3}], "
            + Invariant.Literal(normalization.Epsilon) + ")";
    }
}
