using System.ComponentModel;

namespace KernelGen.CompilerServices;

/// <summary>The memory of one stage of training for one sample.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public ref struct TrainingMemory
{
    /// <summary>The sample.</summary>
    public ref float Input;

    /// <summary>The weights as the code reads them.</summary>
    public ref float Packed;

    /// <summary>What batch normalisations know of the batch.</summary>
    public ref float Statistics;

    /// <summary>What is kept of the sample.</summary>
    public ref float Tape;

    /// <summary>What is needed inside the stage.</summary>
    public ref float Workspace;

    /// <summary>Takes the output; on the way forward.</summary>
    public ref float Output;

    /// <summary>The derivatives by the output; on the way back.</summary>
    public ref float OutputGradient;

    /// <summary>The gradients of weights are added to these; on the way back.</summary>
    public ref float Gradient;

    /// <summary>Takes the derivatives by the input, if they are wanted; on the way back.</summary>
    public ref float InputGradient;

    /// <summary>Whether the derivatives by the input are wanted.</summary>
    public bool HasInputGradient;

    /// <summary>Chooses what dropout drops of this sample.</summary>
    public uint DropoutKey;
}
