namespace KernelGen.Generator.Networks.Planning.Training;

/// <summary>Weights as the way back needs them: input and output channels of each group exchanged, taps in reverse order.</summary>
/// <param name="Row">The row of the weight.</param>
/// <param name="Groups">Groups of channels.</param>
/// <param name="OutChannels">The weight's first axis in a group.</param>
/// <param name="InChannels">Its second axis.</param>
/// <param name="Taps">The rest of it.</param>
internal sealed record TurnedWeights(int Row, int Groups, int OutChannels, int InChannels, int Taps) : PackedPart
{
    public override long Length => ((long)Groups * OutChannels * InChannels * Taps + 15) / 16 * 16;
}
