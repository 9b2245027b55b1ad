using System;
using System.Collections.Generic;
using KernelGen.Generator.Diagnostics;
using KernelGen.Generator.Networks.Declarations;
using KernelGen.Generator.Support;

namespace KernelGen.Generator.Networks.Meaning;

/// <summary>Applies layer after layer. Where the shape behind one is unknown, the building ends.</summary>
internal static class NetworkBuilder
{
    /// <summary>The input, before any layer is applied.</summary>
    public static Network InputOf(LayerSequence sequence) =>
        new(sequence.Name, TensorShape.Read(sequence.InputSizes), EquatableArray<Layer>.Empty);

    /// <param name="sequence">Input and layers that the rules on what is written have passed.</param>
    /// <param name="check">What is wrong with a layer in its place.</param>
    /// <returns>The layers that could be applied, and all that was found wrong with them and with the one after.</returns>
    public static (Network Network, IReadOnlyList<Problem> Problems) Build(LayerSequence sequence, Func<Step, Verdict> check)
    {
        var problems = new List<Problem>();
        var (network, earlier) = (InputOf(sequence), new EarlierLayers());
        for (var i = 0; i < sequence.Layers.Count; i++)
        {
            var written = sequence.Layers[i];
            var input = Step.SourceOf(written, earlier)?.Output ?? network.Input;
            var step = new Step(i, written, OperationList.Build(written, input), input, earlier);
            var verdict = check(step);
            problems.AddRange(verdict.Problems);
            if (!verdict.HasOutput) break;
            earlier.Add(step.Apply());
        }
        return (network with { Layers = earlier.ToEquatableArray() }, problems);
    }
}
