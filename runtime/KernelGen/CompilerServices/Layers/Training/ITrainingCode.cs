using System;
using System.ComponentModel;

namespace KernelGen.CompilerServices;

/// <summary>The emitted code that trains a network: stages of the way forward, then of the way back, each for one sample.</summary>
/// <remarks>Between two stages all samples of a mini-batch meet, for batch normalisation. The code holds nothing: see <see cref="TrainingMemory"/>.</remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface ITrainingCode
{
    /// <summary>Stages of the way forward.</summary>
    static abstract int ForwardStages { get; }

    /// <summary>Stages in all.</summary>
    static abstract int Stages { get; }

    /// <summary>Floats that are kept of each sample from stage to stage; 0 at first, and what the code does not write stays 0.</summary>
    static abstract int TapeLength { get; }

    /// <summary>Floats that are needed inside a stage; 0 at first, and what the code does not write stays 0.</summary>
    static abstract int TrainingWorkspaceLength { get; }

    /// <summary>Floats of the weights in the order in which the stages read them.</summary>
    static abstract int TrainingPackedLength { get; }

    /// <summary>Floats of the gradients in the order in which the stages add to them.</summary>
    static abstract int GradientLength { get; }

    /// <summary>Floats of what batch normalisations know of a batch.</summary>
    static abstract int StatisticsLength { get; }

    /// <summary>The batch normalisations, in the order of the layers.</summary>
    static abstract NormalizationStage[] Normalizations { get; }

    /// <summary>The shape of an output.</summary>
    static abstract TensorShape OutputShape { get; }

    /// <summary>The layers by index and attribute.</summary>
    static abstract string[] LayerNames { get; }

    /// <summary>Lays the weights out.</summary>
    /// <param name="tensors">The tensors in PyTorch's layout.</param>
    /// <param name="packed">Room for <see cref="TrainingPackedLength"/> floats.</param>
    static abstract void PackTraining(LayerTensors tensors, Span<float> packed);

    /// <summary>One stage for one sample. Nothing is checked.</summary>
    /// <param name="stage">The stage.</param>
    /// <param name="memory">All that it reads and writes.</param>
    static abstract void Train(int stage, scoped in TrainingMemory memory);

    /// <summary>Adds gradients to those in PyTorch's layout.</summary>
    /// <param name="gradient">What the stages have added up.</param>
    /// <param name="gradients">Takes them.</param>
    static abstract void AddGradients(ReadOnlySpan<float> gradient, NetworkWeights gradients);
}
