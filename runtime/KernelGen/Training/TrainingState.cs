using System;
using System.Collections.Generic;
using System.Linq;

namespace KernelGen.Training;

/// <summary>Where a training stands: with the weights and the optimizer's state, all that the rest of it depends on.</summary>
/// <param name="options">The options.</param>
internal sealed partial class TrainingState(TrainerOptions options)
{
    private readonly List<TrainingProgress> history = [];
    private readonly List<Best> kept = [];              // the best epoch last, before it those that a smaller patience would end with
    private double bestLoss = double.PositiveInfinity;
    private int stop;                                   // the epoch that ends training early; 0 for none

    /// <summary>What the steps depend on.</summary>
    public required IReadOnlyList<KeyValuePair<string, string>> Settings { get; init; }

    /// <summary>Mini-batches of an epoch.</summary>
    public required int Steps { get; init; }

    /// <summary>Completed epochs.</summary>
    public int Epoch { get; private set; }

    /// <summary>Completed mini-batches of the current epoch.</summary>
    public int Step { get; private set; }

    /// <summary>The sum of the losses of the samples of this epoch.</summary>
    public double LossSum { get; private set; }

    /// <summary>The number of correct predictions in this epoch.</summary>
    public long Right { get; private set; }

    /// <summary>The number of predictions in this epoch.</summary>
    public long Answers { get; private set; }

    /// <summary>The number of samples in this epoch.</summary>
    public long Seen { get; private set; }

    /// <summary>The factor of the schedule in the last step.</summary>
    public double Factor { get; set; } = 1;

    /// <summary>The epoch with the lowest validation loss, from 1; the last one without validation.</summary>
    public int BestEpoch { get; private set; }

    public bool StoppedEarly => stop > 0;

    /// <summary>What has become of the training: up to the epoch that ended it early, where one did.</summary>
    public TrainingResult Result => StoppedEarly
        ? new([.. history.Take(stop)], stop - options.Patience, true) : new([.. history], BestEpoch, false);

    private bool KeepsBest => options.Patience > 0 || options.Checkpoint is not null;

    public void EndStep(double lossSum, long right, long answers, int samples)
    {
        Step++;
        (LossSum, Right, Answers, Seen) = (LossSum + lossSum, Right + right, Answers + answers, Seen + samples);
    }

    /// <summary>Records the epoch, and its weights if they are the best so far and can be restored.</summary>
    public void EndEpoch(TrainingProgress progress, ITrainable network)
    {
        history.Add(progress);
        Epoch++;
        (Step, LossSum, Right, Answers, Seen) = (0, 0, 0, 0, 0);
        if (progress.Validation is not { } judgement)
        {
            BestEpoch = Epoch;
            return;
        }
        if (judgement.Loss < bestLoss)
        {
            bestLoss = judgement.Loss;
            BestEpoch = Epoch;
            if (KeepsBest) Keep(new(Epoch, network.Parameters.Store.ToArray(), network.Parameters.Counters.ToArray()));
        }
        if (options.Patience > 0 && Epoch - BestEpoch >= options.Patience) stop = Epoch;
    }

    /// <summary>Restores the weights of the best epoch, if Patience is set.</summary>
    public void Restore(ITrainable network)
    {
        if (options.Patience == 0) return;
        var epoch = Result.BestEpoch;
        if (kept.Find(best => best.Epoch == epoch) is { } best) best.CopyTo(network.Parameters);
    }

    /// <summary>
    /// Keeps the best weights. Those before them are kept too if it took longer to better them than any before: a patience that is
    /// shorter than this, and not than the others, would have ended with them.
    /// </summary>
    private void Keep(Best best)
    {
        if (kept.Count > 0)
        {
            var longest = Enumerable.Range(1, kept.Count - 1).Select(i => kept[i].Since).Append(1).Max();
            best = best with { Since = best.Epoch - kept[^1].Epoch };
            if (best.Since <= longest)
            {
                best = best with { Since = kept[^1].Since };
                kept.RemoveAt(kept.Count - 1);
            }
        }
        kept.Add(best);
    }

    /// <summary>The first epoch at which this patience stops training, or 0.</summary>
    private int FirstStop()
    {
        var (best, least) = (0, double.PositiveInfinity);
        for (var epoch = 1; epoch <= history.Count && options.Patience > 0; epoch++)
        {
            if (history[epoch - 1].Validation is not { } judgement) return 0;
            if (judgement.Loss < least) (best, least) = (epoch, judgement.Loss);
            if (epoch - best >= options.Patience) return epoch;
        }
        return 0;
    }

    /// <summary>The weights and buffers of an epoch, and its counters.</summary>
    /// <param name="Epoch">The epoch, from 1.</param>
    /// <param name="Store">The values.</param>
    /// <param name="Counters">The counters.</param>
    private sealed record Best(int Epoch, float[] Store, long[] Counters)
    {
        /// <summary>The number of epochs since the best one before it.</summary>
        public int Since { get; init; }

        public void CopyTo(NetworkParameters parameters)
        {
            Store.CopyTo(parameters.Store);
            Counters.CopyTo(parameters.Counters);
            parameters.IsChanged = true;
        }
    }
}
