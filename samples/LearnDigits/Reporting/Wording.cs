using System;
using System.Globalization;
using KernelGen;
using LearnDigits.Learning;

namespace LearnDigits.Reporting;

/// <summary>Formatting that all reports share.</summary>
internal static class Wording
{
    /// <summary>A share as <c>99.12 %</c>.</summary>
    public static string Percent(double share) => string.Create(CultureInfo.InvariantCulture, $"{100 * share:0.00} %");

    /// <summary>The last line of a run.</summary>
    public static string Verdict(Confusion confusion) => $"Test accuracy: {Percent(confusion.Accuracy)}";

    /// <summary>The epoch.</summary>
    public static string Place(TrainingProgress progress) => $"epoch {progress.Epoch}/{progress.Epochs}";

    /// <summary>Loss, accuracy, speed, time left.</summary>
    public static string State(TrainingProgress progress)
    {
        var judged = progress.Validation is { } validation ? $"  validation {Percent(validation.Accuracy)}" : "";
        return string.Create(
            CultureInfo.InvariantCulture,
            $"loss {progress.Loss:0.0000}  accuracy {Percent(progress.Accuracy)}{judged}  {Count(progress.SamplesPerSecond)} images/s  ")
            + $"{Time(progress.TimeLeft)} left";
    }

    /// <summary>An integer with thousands separators.</summary>
    public static string Count(double number) => number.ToString("#,0", CultureInfo.InvariantCulture);

    /// <summary>Minutes and seconds.</summary>
    public static string Time(TimeSpan time)
    {
        var seconds = (long)Math.Round(time.TotalSeconds);
        return seconds < 60 ? $"{seconds} s" : $"{seconds / 60} min {seconds % 60:00} s";
    }
}
