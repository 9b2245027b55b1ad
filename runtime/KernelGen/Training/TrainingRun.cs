using System;
using System.Diagnostics;
using System.Linq;
using System.Threading;
using KernelGen.CompilerServices;

namespace KernelGen.Training;

/// <summary>One training from its beginning, or from a checkpoint, to its end.</summary>
internal sealed class TrainingRun
{
    private readonly ITrainable network;
    private readonly IOptimizer optimizer;
    private readonly ILoss loss;
    private readonly TrainerOptions options;
    private readonly BatchReader training;
    private readonly BatchReader? validation;
    private readonly int count;
    private readonly Stopwatch clock = Stopwatch.StartNew();
    private readonly Stopwatch steps = new();           // the time of the training steps alone
    private TimeSpan reported;
    private long samplesDone;

    public TrainingRun(
        ITrainable network, IOptimizer optimizer, ILoss loss, TrainerOptions options, IDataset training, IDataset? validation)
    {
        (this.network, this.optimizer, this.loss, this.options) = (network, optimizer, loss, options);
        this.training = new BatchReader(network, training, options.Threads);
        this.validation = validation is null ? null : new BatchReader(network, validation, options.Threads);
        count = training.Count;
        State = new(options)
        {
            Settings = TrainingSettings.Of(network, optimizer, loss, options, count, validation?.Count ?? 0),
            Steps = StepsPerEpoch,
        };
    }

    public TrainingState State { get; }

    private int StepsPerEpoch => options.DropLast ? count / options.BatchSize : (count - 1) / options.BatchSize + 1;

    public TrainingResult Finish(CancellationToken cancellation)
    {
        while (State.Epoch < options.Epochs && !State.StoppedEarly)
        {
            RunEpoch(cancellation);
            var judgement = validation?.Evaluate(loss, cancellation);
            if (judgement is { Loss: var value } && !double.IsFinite(value)) throw Diverged(value, validation!, "validation loss");
            var progress = Progress(judgement);
            State.EndEpoch(progress, network);
            Write();
            options.Progress?.Invoke(progress);
        }
        State.Restore(network);
        network.Commit();
        return State.Result;
    }

    private void RunEpoch(CancellationToken cancellation)
    {
        (samplesDone, reported) = (0, clock.Elapsed);
        steps.Reset();
        var order = Enumerable.Range(0, count).ToArray();
        if (options.Shuffle) SampleOrder.Shuffle(order, SampleOrder.Mix((ulong)options.Seed, (ulong)State.Epoch));
        while (State.Step < StepsPerEpoch)
        {
            if (cancellation.IsCancellationRequested)
            {
                network.Commit();
                Write();
                cancellation.ThrowIfCancellationRequested();
            }
            var first = State.Step * options.BatchSize;
            steps.Start();
            RunStep(order.AsSpan(first, Math.Min(options.BatchSize, count - first)));
            steps.Stop();
            if (State.Step == StepsPerEpoch) break;
            if (options.CheckpointInterval > 0 && State.Step % options.CheckpointInterval == 0) Write();
            if (options.Progress is null || clock.Elapsed - reported < options.ProgressInterval) continue;
            reported = clock.Elapsed;
            options.Progress(Progress(null));
        }
        network.Commit();
    }

    private void RunStep(ReadOnlySpan<int> indices)
    {
        var place = (long)State.Epoch * StepsPerEpoch + State.Step;
        var dropoutSeed = (int)SampleOrder.Mix(~(ulong)options.Seed, (ulong)place);
        var value = network.Training is { IsOfSamples: true } instance && loss is ISampleLoss sampleLoss
            ? BySamples(indices, instance, sampleLoss, dropoutSeed) : ByLayers(indices, dropoutSeed);
        if (options.GradientNorm > 0) network.ClipGradients(options.GradientNorm);
        State.Factor = options.Schedule.FactorAt(State.Epoch + (double)State.Step / StepsPerEpoch, options.Epochs);
        optimizer.Step(network.Parameters, network.Gradients, State.Factor);
        var (right, answers) = loss.IsClassification ? loss.CountRight(training.Output, training.Target, training.Batch) : (0, 0);
        State.EndStep(value * training.Batch, right, answers, training.Batch);
        samplesDone += training.Batch;
    }

    /// <summary>Each sample on one thread, from its reading to its gradients: the workers wake up once.</summary>
    /// <returns>The loss.</returns>
    private double BySamples(ReadOnlySpan<int> indices, TrainingInstance instance, ISampleLoss sampleLoss, int dropoutSeed)
    {
        training.ReadTargets(indices, State.Epoch);
        var value = instance.Step(training, sampleLoss, dropoutSeed);
        return double.IsFinite(value) ? value : throw Diverged(value, training, "loss");
    }

    /// <summary>The whole mini-batch from stage to stage: batch normalization and a loss of your own see all of it.</summary>
    /// <returns>The loss.</returns>
    private double ByLayers(ReadOnlySpan<int> indices, int dropoutSeed)
    {
        training.Read(indices, State.Epoch);
        network.ForwardTraining(training.Input, training.Output, training.Batch, dropoutSeed, training.Parallel);
        var gradient = new float[training.Output.Length];
        var value = loss.Compute(training.Output, training.Target, training.Batch, gradient);
        if (!double.IsFinite(value)) throw Diverged(value, training, "loss");
        network.ZeroGradients();
        network.Backward(gradient, default, training.Parallel);
        return value;
    }

    private DivergenceException Diverged(double value, BatchReader samples, string what)
    {
        var layer = network.FindNonFiniteLayer(samples.Input, samples.Batch);
        var name = layer < 0 ? null : network.LayerNames[layer];
        var (epoch, step) = (State.Epoch + 1, Math.Min(State.Step + 1, StepsPerEpoch));
        var where = samples.Input.ToArray().All(float.IsFinite)
            ? name is null ? "all layers are finite" : $"the first layer with an output that is not finite is {name}"
            : "the input is not finite";
        return new($"The {what} is {value} in epoch {epoch}, step {step}: {where}.", epoch, step, name);
    }

    private TrainingProgress Progress(Evaluation? judgement)
    {
        var shown = Math.Min(count, (long)StepsPerEpoch * options.BatchSize);
        var rate = samplesDone / Math.Max(steps.Elapsed.TotalSeconds, 1e-9);
        var left = (long)(options.Epochs - State.Epoch) * shown - Math.Min((long)State.Step * options.BatchSize, shown);
        return new(
            State.Epoch + 1,
            options.Epochs,
            State.Step,
            StepsPerEpoch,
            State.LossSum / Math.Max(State.Seen, 1),
            State.Answers > 0 ? State.Right / (double)State.Answers : double.NaN,
            State.Factor,
            rate,
            clock.Elapsed,
            rate > 0 ? TimeSpan.FromSeconds(Math.Min(left / rate, TimeSpan.MaxValue.TotalSeconds / 2)) : TimeSpan.Zero,
            judgement);
    }

    private void Write()
    {
        if (options.Checkpoint is { } path) State.Save(path, network, optimizer);
    }
}
