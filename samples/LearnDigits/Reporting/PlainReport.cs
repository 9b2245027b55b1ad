using System;
using System.IO;
using System.Linq;
using KernelGen;
using LearnDigits.Learning;

namespace LearnDigits.Reporting;

/// <summary>Plain lines without control codes, one for each epoch. For logs and pipes.</summary>
internal sealed class PlainReport(TextWriter output) : IReport
{
    /// <inheritdoc/>
    public void Say(string line) => output.WriteLine(line);

    /// <inheritdoc/>
    public Lesson Follow(Func<Action<TrainingProgress>, Lesson> train) => train(progress =>
    {
        if (!progress.IsEpochEnd) return;
        output.WriteLine($"{Wording.Place(progress)}  {Wording.State(progress)}");
        output.Flush();
    });

    /// <inheritdoc/>
    public void Show(Confusion confusion)
    {
        output.WriteLine("rows: the digit; columns: the prediction");
        output.WriteLine($"   {string.Concat(Enumerable.Range(0, 10).Select(static answer => $"{answer,6}"))}");
        for (var digit = 0; digit < 10; digit++)
        {
            var cells = Enumerable.Range(0, 10).Select(answer => confusion[digit, answer] is > 0 and var count ? $"{count,6}" : "     .");
            output.WriteLine($"{digit,3}{string.Concat(cells)}");
        }
    }
}
