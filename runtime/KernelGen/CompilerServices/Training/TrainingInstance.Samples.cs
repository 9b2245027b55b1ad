using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using KernelGen.Networks;
using KernelGen.Training;

namespace KernelGen.CompilerServices;

/// <content>A mini-batch sample by sample, where none needs anything from the others.</content>
internal sealed partial class TrainingInstance<TCode>
{
    internal override bool IsOfSamples => normalizations.Length == 0;

    /// <summary>Where a thread has the tape of the sample in hand.</summary>
    private static int TapeStart => Aligned(TCode.TrainingWorkspaceLength);

    /// <summary>Where a thread has the gradient of the sample's output.</summary>
    private static int OutputGradientStart => checked(TapeStart + InputStart + Aligned(TCode.InputLength));

    internal override double Step(BatchReader samples, ISampleLoss loss, int dropoutSeed)
    {
        RequireMemory();
        (batch, this.dropoutSeed) = (samples.Batch, (uint)dropoutSeed);
        var judge = new SampleJudge(samples, loss, TCode.OutputLength);
        TCode.PackTraining(new LayerTensors(network.Weights), packed.Span);
        sums.Begin(Chunks);
        ForChunks(samples.Parallel, (chunk, workspace) =>
        {
            sums[chunk].Span.Clear();
            var (first, end) = Samples(chunk);
            for (var sample = first; sample < end; sample++) RunSample(sample, samples, judge, sums[chunk], workspace);
            sums.Complete(chunk);
        });
        batch = 0;                                      // no tapes are kept: there is nothing to go back from
        ZeroGradients();
        TCode.AddGradients(sums.Total(samples.Parallel), gradients);
        return judge.Loss;
    }

    private void RunSample(int sample, BatchReader samples, SampleJudge judge, LayerMemory gradient, LayerMemory workspace)
    {
        var output = samples.OutputOf(sample);
        var outputGradient = workspace.Span.Slice(OutputGradientStart, TCode.OutputLength);
        samples.ReadInput(sample).CopyTo(workspace.Span[(TapeStart + InputStart)..]);
        var memory = MemoryOf(sample, ref Unsafe.Add(ref workspace.Start, TapeStart), workspace);
        memory.Output = ref MemoryMarshal.GetReference(output);
        memory.OutputGradient = ref MemoryMarshal.GetReference(outputGradient);
        memory.Gradient = ref gradient.Start;
        for (var stage = 0; stage < TCode.ForwardStages; stage++) TCode.Train(stage, memory);
        judge.Judge(sample, outputGradient);
        for (var stage = TCode.ForwardStages; stage < TCode.Stages; stage++) TCode.Train(stage, memory);
    }
}
