using System;
using System.Linq;
using KernelGen;
using LearnDigits.Learning;
using Spectre.Console;

namespace LearnDigits.Reporting;

/// <summary>A progress bar with loss, accuracy and speed while training, a line for each epoch, then a table.</summary>
internal sealed class TerminalReport(IAnsiConsole console) : IReport
{
    /// <inheritdoc/>
    public void Say(string line) => console.MarkupLineInterpolated($"{line}");

    /// <inheritdoc/>
    public Lesson Follow(Func<Action<TrainingProgress>, Lesson> train) => console.Progress()
        .AutoClear(true)
        .Columns(new TaskDescriptionColumn { Alignment = Justify.Left }, new ProgressBarColumn(), new PercentageColumn())
        .Start(bars =>
        {
            var task = bars.AddTask("training");
            return train(progress =>
            {
                task.MaxValue = (double)progress.Epochs * progress.Steps;
                task.Value = (double)(progress.Epoch - 1) * progress.Steps + progress.Step;
                task.Description = Markup.Escape($"{Wording.Place(progress)}  {Wording.State(progress)}");
                if (!progress.IsEpochEnd) return;
                console.MarkupLineInterpolated($"[gray]{Wording.Place(progress)}[/]  {Wording.State(progress)}");
            });
        });

    /// <inheritdoc/>
    public void Show(Confusion confusion)
    {
        var table = new Table { Border = TableBorder.Rounded, Title = new TableTitle("confusion matrix") };
        table.AddColumn("digit");
        for (var answer = 0; answer < 10; answer++) table.AddColumn(new TableColumn($"{answer}").RightAligned());
        for (var digit = 0; digit < 10; digit++)
            table.AddRow([$"[bold]{digit}[/]", .. Enumerable.Range(0, 10).Select(answer => Cell(confusion[digit, answer], digit == answer))]);
        console.Write(table);
    }

    private static string Cell(int count, bool isRight) =>
        count == 0 ? "[gray]·[/]" : isRight ? $"[green]{count}[/]" : $"[red]{count}[/]";
}
