using System;
using KernelGen;
using LearnDigits.Learning;

namespace LearnDigits.Reporting;

/// <summary>Reports the progress of training to a terminal or a log.</summary>
internal interface IReport
{
    /// <summary>Writes a line.</summary>
    void Say(string line);

    /// <summary>Runs a training and shows its progress.</summary>
    /// <param name="train">Trains, and reports its progress to its argument.</param>
    Lesson Follow(Func<Action<TrainingProgress>, Lesson> train);

    /// <summary>Shows the confusion matrix.</summary>
    void Show(Confusion confusion);
}
