using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using KernelBank.Measuring;

namespace KernelBank.Reporting;

/// <summary>Plain lines without control codes, for logs and pipes: one table row per measurement, as soon as it is done.</summary>
internal sealed class PlainReport(TextWriter output) : IReport
{
    /// <inheritdoc/>
    public void Begin(string picture) => output.WriteLine(picture);

    /// <inheritdoc/>
    public IReadOnlyList<Measurement> Follow(IReadOnlyList<(string Name, string Plan)> kernels, Func<int, Measurement> measure)
    {
        var widths = Wording.Columns.Select(static column => column.Length).ToArray();
        widths[0] = Math.Max(widths[0], kernels.Max(static it => it.Name.Length));
        widths[1] = Math.Max(widths[1], kernels.Max(static it => it.Plan.Length));
        WriteRow(Wording.Columns, widths);
        var measurements = new List<Measurement>();
        for (var k = 0; k < kernels.Count; k++)
        {
            measurements.Add(measure(k));
            WriteRow(Wording.Cells(measurements[k]), widths);
        }
        return measurements;
    }

    /// <inheritdoc/>
    public void End(IReadOnlyList<Measurement> measurements, string gallery)
    {
        output.WriteLine(Wording.Verdict(measurements));
        output.WriteLine($"Look at {gallery}");
    }

    // Text is left-aligned, numbers are right-aligned.
    private void WriteRow(string[] cells, int[] widths) =>
        output.WriteLine(string.Join("  ", cells.Select((cell, k) => k < 2 ? cell.PadRight(widths[k]) : cell.PadLeft(widths[k]))));
}
