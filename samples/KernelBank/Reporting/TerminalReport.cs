using System;
using System.Collections.Generic;
using KernelBank.Measuring;
using Spectre.Console;

namespace KernelBank.Reporting;

/// <summary>A progress bar and a table, for a terminal.</summary>
internal sealed class TerminalReport(IAnsiConsole console) : IReport
{
    /// <inheritdoc/>
    public void Begin(string picture) => console.MarkupLineInterpolated($"[gray]{picture}[/]");

    /// <inheritdoc/>
    public IReadOnlyList<Measurement> Follow(IReadOnlyList<(string Name, string Plan)> kernels, Func<int, Measurement> measure)
    {
        var measurements = new List<Measurement>();
        // Drawn only between measurements: a thread that redraws would disturb them.
        console.Progress().AutoRefresh(false).AutoClear(true).Start(progress =>
        {
            var task = progress.AddTask("measuring", maxValue: kernels.Count);
            for (var k = 0; k < kernels.Count; k++)
            {
                task.Description = Markup.Escape(kernels[k].Name);
                progress.Refresh();
                measurements.Add(measure(k));
                task.Increment(1);
            }
        });
        return measurements;
    }

    /// <inheritdoc/>
    public void End(IReadOnlyList<Measurement> measurements, string gallery)
    {
        var table = new Table { Border = TableBorder.Rounded };
        for (var k = 0; k < Wording.Columns.Length; k++)
        {
            var column = new TableColumn(Wording.Columns[k]);
            table.AddColumn(k < 2 ? column : column.RightAligned());
        }
        foreach (var measurement in measurements)
        {
            var cells = Array.ConvertAll(Wording.Cells(measurement), Markup.Escape);
            cells[2] = $"[bold]{cells[2]}[/]";
            cells[^1] = measurement.AreEqual ? $"[green]{cells[^1]}[/]" : $"[red]{cells[^1]}[/]";
            table.AddRow(cells);
        }
        console.Write(table);
        console.WriteLine(Wording.Verdict(measurements));
        console.MarkupLineInterpolated($"Look at [bold]{gallery}[/]");
    }
}
