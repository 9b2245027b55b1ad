using System;
using System.Linq;
using KernelGen;
using LearnDigits.Learning;

namespace LearnDigits.Report.Sections;

/// <summary>Loss and mistakes of every epoch.</summary>
internal static class CurvesSection
{
    private const double LeastLoss = 1e-4;

    public static string Write(Lesson lesson)
    {
        // On the logarithmic scale, zero mistakes are drawn as half a mistake.
        var halfMistake = 50 / Math.Max(1, lesson.Source.Training.Count * DigitSource.ValidationShare);
        var epochs = lesson.Epochs.Epochs;
        var judged = epochs.All(static it => it.Validation is not null);
        var loss = Curves(static it => it.Loss, static it => it.Loss);
        var mistakes = Curves(static it => 100 * (1 - it.Accuracy), static it => 100 * (1 - it.Accuracy));
        return $"""
            <p>Training digits are augmented and validation digits are not, so validation is easier. The learning rate decays twice, in
            the first epoch and over all others. The vertical scale is logarithmic.</p>
            <div class="charts">
            {Chart.Draw("Loss", "", LeastLoss, loss)}
            {Chart.Draw("Mistakes", " %", halfMistake, mistakes)}
            </div>
            """;

        Curve[] Curves(Func<TrainingProgress, double> training, Func<Evaluation, double> validation)
        {
            var learned = new Curve("training", [.. epochs.Select(training)]);
            return judged ? [learned, new Curve("validation", [.. epochs.Select(it => validation(it.Validation!))])] : [learned];
        }
    }
}
