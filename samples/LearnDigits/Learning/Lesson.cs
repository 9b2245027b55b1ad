using System;
using System.IO;
using System.Threading;
using KernelGen;
using LearnDigits.CommandLine;
using Samples;

namespace LearnDigits.Learning;

/// <summary>What was learned, and how.</summary>
/// <param name="Source">From which digits.</param>
/// <param name="Request">What was asked for.</param>
/// <param name="Net">The net, trained.</param>
/// <param name="Before">Its weights at first.</param>
/// <param name="Epochs">How it went.</param>
/// <param name="Confusion">What the net takes the test digits for.</param>
internal sealed record Lesson(
    DigitSource Source, LearnRequest Request, DigitNet Net, Snapshot Before, TrainingResult Epochs, Confusion Confusion)
{
    private const int BatchSize = 32, StepsBetweenCheckpoints = 250;
    private const double LearningRate = 4e-3, LastRate = 0.01;

    /// <summary>How long training took, resumed or not; an epoch that was interrupted counts from its resumption.</summary>
    public TimeSpan Time
    {
        get
        {
            // An epoch knows the time since the start of the program that ended it.
            var (total, before) = (TimeSpan.Zero, TimeSpan.Zero);
            foreach (var epoch in Epochs.Epochs)
            {
                total += epoch.Elapsed >= before ? epoch.Elapsed - before : epoch.Elapsed;
                before = epoch.Elapsed;
            }
            return total;
        }
    }

    /// <summary>Trains a net and tests it.</summary>
    /// <param name="source">The digits.</param>
    /// <param name="request">What is asked for.</param>
    /// <param name="progress">Is told how far training is.</param>
    /// <param name="cancellation">Ends training; the checkpoint is written.</param>
    /// <exception cref="RefusedException">The checkpoint cannot be used.</exception>
    /// <exception cref="OperationCanceledException">Training was cancelled.</exception>
    public static Lesson Learn(DigitSource source, LearnRequest request, Action<TrainingProgress> progress, CancellationToken cancellation)
    {
        var net = new DigitNet();
        net.Initialize(request.Seed);
        var before = new Snapshot(net.Parameters);
        var trainer = new Trainer(net, new Adam(LearningRate), new CrossEntropyLoss(), new TrainerOptions
        {
            Epochs = request.Epochs,
            BatchSize = BatchSize,
            Seed = request.Seed,
            ValidationShare = DigitSource.ValidationShare,
            Schedule = new TwoCycles(LastRate),
            Progress = progress,
            Checkpoint = CheckpointPath(source, request),
            CheckpointInterval = StepsBetweenCheckpoints,
            Resume = request.Resume,
        });
        try
        {
            var result = trainer.Run(new ShiftedDigits(source.Training, request.Seed), validation: null, cancellation);
            return new Lesson(source, request, net, before, result, Confusion.Of(net, source.Test));
        }
        catch (Exception e) when (e is InvalidDataException or IOException or UnauthorizedAccessException)
        {
            throw new RefusedException($"the checkpoint cannot be used: {e.Message.TrimEnd('.')}");
        }
    }

    /// <summary>The file that training can be resumed from.</summary>
    public static string CheckpointPath(DigitSource source, LearnRequest request) => Path.Combine(request.Out, $"{source.Name}.checkpoint");
}
