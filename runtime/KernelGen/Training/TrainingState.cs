using System;
using System.Collections.Generic;

namespace KernelGen;

/// <summary>Where a training stands: with the weights and the optimizer's state, all that the rest of it depends on.</summary>
/// <param name="options">How the trainer works.</param>
/// <param name="count">Samples to learn from.</param>
internal sealed partial class TrainingState(TrainerOptions options, int count)
{
    private readonly List<TrainingProgress> history = [];
    private float[]? best;                              // the weights and buffers of the best epoch, and its counters
    private long[] bestCounters = [];
    private double bestLoss = double.PositiveInfinity;

    /// <summary>Epochs done.</summary>
    public int Epoch { get; private set; }

    /// <summary>Mini-batches done of the epoch that runs.</summary>
    public int Step { get; private set; }

    /// <summary>The sum of the losses of the samples of this epoch.</summary>
    public double LossSum { get; private set; }

    /// <summary>Right answers in this epoch.</summary>
    public long Right { get; private set; }

    /// <summary>Samples shown in this epoch.</summary>
    public long Seen { get; private set; }

    /// <summary>What the schedule gave for the last step.</summary>
    public double Factor { get; set; } = 1;

    /// <summary>The epoch with the least validation loss, from 1; the last one where nothing is validated.</summary>
    public int BestEpoch { get; private set; }

    public bool StoppedEarly { get; private set; }

    public IReadOnlyList<TrainingProgress> History => history;

    public void EndStep(double lossSum, int right, int samples)
    {
        Step++;
        (LossSum, Right, Seen) = (LossSum + lossSum, Right + right, Seen + samples);
    }

    /// <summary>Remembers the epoch, and its weights where they are the best so far and may be wanted again.</summary>
    public void EndEpoch(TrainingProgress progress, ITrainable network, int patience)
    {
        history.Add(progress);
        Epoch++;
        (Step, LossSum, Right, Seen) = (0, 0, 0, 0);
        if (progress.Validation is not { } judgement || judgement.Loss < bestLoss)
        {
            BestEpoch = Epoch;
            bestLoss = progress.Validation?.Loss ?? bestLoss;
            if (patience > 0) (best, bestCounters) = (network.Parameters.Store.ToArray(), network.Parameters.Counters.ToArray());
        }
        StoppedEarly = patience > 0 && Epoch - BestEpoch >= patience;
    }

    /// <summary>Gives the network the best weights, where they were remembered.</summary>
    public void Restore(ITrainable network)
    {
        if (best is null) return;
        best.CopyTo(network.Parameters.Store);
        bestCounters.CopyTo(network.Parameters.Counters);
    }
}
