using System;
using System.IO;
using System.Threading;
using KernelGen;
using LearnDigits.CommandLine;
using Samples;

namespace LearnDigits.Learning;

/// <summary>The result of a training.</summary>
/// <param name="Source">The digits.</param>
/// <param name="Request">The request.</param>
/// <param name="Net">The trained network.</param>
/// <param name="Before">Its initial weights.</param>
/// <param name="Epochs">Loss and accuracy of each epoch.</param>
/// <param name="Confusion">The confusion matrix of the test digits.</param>
internal sealed record Lesson(
    DigitSource Source, LearnRequest Request, DigitNet Net, Snapshot Before, TrainingResult Epochs, Confusion Confusion)
{
    private const int BatchSize = 32, StepsBetweenCheckpoints = 250;
    private const double LearningRate = 4e-3, LastRate = 0.01;

    /// <summary>The training time over all runs; an interrupted epoch is counted from its resumption.</summary>
    public TimeSpan Time
    {
        get
        {
            // The time of an epoch is counted from the start of the process that finished it.
            var (total, before) = (TimeSpan.Zero, TimeSpan.Zero);
            foreach (var epoch in Epochs.Epochs)
            {
                total += epoch.Elapsed >= before ? epoch.Elapsed - before : epoch.Elapsed;
                before = epoch.Elapsed;
            }
            return total;
        }
    }

    /// <summary>Trains a network and tests it.</summary>
    /// <param name="source">The digits.</param>
    /// <param name="request">The request.</param>
    /// <param name="progress">Receives the progress.</param>
    /// <param name="cancellation">Stops training; the checkpoint is written.</param>
    /// <exception cref="RefusedException">The checkpoint cannot be used.</exception>
    /// <exception cref="OperationCanceledException">Training was canceled.</exception>
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
