using System;
using System.Collections.Generic;
using KernelGen.Generator.Networks.Emission;
using KernelGen.Generator.Networks.Planning;
using KernelGen.Generator.Writing;

namespace KernelGen.Generator.Networks.Bodies;

/// <summary>Writes how a panel is gathered.</summary>
/// <remarks>
/// One that holds all that a group reads is written out: what lies outside the input is cleared once, and the rows inside, which lie at
/// the same places for every group, are copied by vectors. Others are gathered by the runtime.
/// </remarks>
internal sealed class PlaneGather(PlaneConvolutionStep step, PlaneConvolutionBody body, TensorAddress source)
{
    /// <summary>Vectors of a row that are written out.</summary>
    private const int MostVectors = 8;

    private readonly LayerTarget target = body.Target;
    private readonly Panel panel = body.Panel;
    private readonly PassAxis down = step.Pass.Vertical;
    private readonly PassAxis across = step.Pass.Horizontal;

    /// <summary>The first float of a phase whose column is inside, and of two phases all of whose columns are.</summary>
    private int Start => Math.Max(0, (across.Stride - 1 - across.First) / across.Stride);

    /// <summary>The float behind the last of these.</summary>
    private int End => (int)Math.Min(panel.PhaseColumns, (step.Input.Columns - across.First) / across.Stride);

    private int FirstRow => Math.Max(0, -down.First);

    private long EndRow => Math.Min(panel.InputRows, (long)step.Input.Rows - down.First);

    /// <summary>Whether it is written out: groups of a vector's columns and more, neighbors or every second.</summary>
    private bool IsWrittenOut => step.Groups > 1 && source.Lanes == 1 && panel.Rows == down.Outputs && panel.Columns == across.Outputs
        && across.Stride <= 2 && panel.Phases == across.Stride && EndRow > FirstRow
        && End - Start >= target.Lanes && (End - Start - 1) / target.Lanes < MostVectors;

    /// <summary>Statements before the first panel.</summary>
    public void WriteOnce(CodeWriter writer)
    {
        if (IsWrittenOut) writer.Line($"Span(ref panel, {panel.Length - panel.Lead}).Clear();     // what lies outside the input stays 0");
    }

    /// <summary>Statements that gather a panel.</summary>
    /// <param name="writer">Where to write.</param>
    /// <param name="group">The group.</param>
    /// <param name="top">The first row of outputs.</param>
    /// <param name="left">The first column of outputs.</param>
    public void Write(CodeWriter writer, string group, string top, string left)
    {
        var planes = panel.Planes;
        var from = (group, (planes + source.Lanes - 1) / source.Lanes * source.PlaneStep);
        if (IsWrittenOut)
        {
            WriteRows(writer, from);
            return;
        }
        var (first, start) = (Loop.Sum((top, down.Stride), ("1", down.First)), Loop.Sum((left, across.Stride), ("1", across.First)));
        var offset = Loop.Sum(from);
        writer.Line(
            $"TensorPanel.{(source.Lanes == 1 ? "Gather" : "GatherBlocks")}("
                + $"ref {(offset == "0" ? "source" : $"Unsafe.Add(ref source, {offset})")}, {source.Steps}, "
                + $"{step.Input.Rows}, {step.Input.Columns}, ref panel, {planes}, {panel.InputRows}, "
                + $"{panel.Phases}, {panel.PhaseColumns}, {panel.PhaseStep}, {first}, {start}, {across.Stride});");
    }

    private void WriteRows(CodeWriter writer, (string Group, long Step) group)
    {
        var (plane, row) = (new Loop("plane", panel.Planes), new Loop("copied", EndRow - FirstRow));
        using var scope = Loop.Nest(writer, "the only row", plane, row);
        Loop.Reference(
            writer, source.Element, "from", "source", group, (plane.Variable, source.PlaneStep), (row.Variable, source.RowStep),
            ("1", (FirstRow + down.First) * source.RowStep));
        Loop.Reference(
            writer, source.Element, "copy", "panel", (plane.Variable, panel.PlaneStep), (row.Variable, panel.RowStep),
            ("1", FirstRow * panel.RowStep));
        foreach (var x in Vectors())
        {
            var column = across.First + x * across.Stride;
            var load = $"{target.Words.Load}(ref from, {column})";
            if (across.Stride == 1)
            {
                writer.Line($"{target.Words.Store}({load}, ref copy, {x});");
                continue;
            }
            using var pair = writer.Block($"// columns {column} to {column + 2 * target.Lanes - 1}");
            writer.Line($"{target.Type} first = {load}, second = {target.Words.Load}(ref from, {column + target.Lanes});");
            writer.Line($"{target.Words.Store}({target.Words.Even}(first, second), ref copy, {x});");
            writer.Line($"{target.Words.Store}({target.Words.Odd}(first, second), ref copy, {panel.PhaseStep + x});");
        }
        WriteSingles(writer);
    }

    /// <summary>Where the vectors of a row begin; the last may overlap the one before.</summary>
    private IEnumerable<int> Vectors()
    {
        for (var x = Start; x < End; x += target.Lanes) yield return Math.Min(x, End - target.Lanes);
    }

    /// <summary>Columns of a phase whose neighbors of the other phase lie outside.</summary>
    private void WriteSingles(CodeWriter writer)
    {
        for (var phase = 0; phase < panel.Phases; phase++)
            foreach (var x in new[] { Start - 1, End })
            {
                var column = across.First + phase + (long)x * across.Stride;
                if (x >= 0 && x < panel.PhaseColumns && column >= 0 && column < step.Input.Columns)
                    writer.Line($"Unsafe.Add(ref copy, {phase * panel.PhaseStep + x}) = Unsafe.Add(ref from, {column});");
            }
    }
}
