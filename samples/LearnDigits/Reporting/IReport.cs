using System;
using KernelGen;
using LearnDigits.Learning;

namespace LearnDigits.Reporting;

/// <summary>Tells the person at the screen, or the log, how learning goes.</summary>
internal interface IReport
{
    /// <summary>Says something in one line.</summary>
    void Say(string line);

    /// <summary>Runs a training and shows how far it is.</summary>
    /// <param name="train">Trains, and reports what it is given to report to.</param>
    Lesson Follow(Func<Action<TrainingProgress>, Lesson> train);

    /// <summary>Shows what digits are taken for.</summary>
    void Show(Confusion confusion);
}
