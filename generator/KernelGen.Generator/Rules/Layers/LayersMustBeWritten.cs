using System.Collections.Generic;
using System.Linq;
using KernelGen.Generator.Declarations.Layers;
using KernelGen.Generator.Diagnostics;
using KernelGen.Generator.Support;

namespace KernelGen.Generator.Rules.Layers;

/// <summary>KG2007: an input alone computes nothing.</summary>
internal sealed class LayersMustBeWritten : ISequenceRule
{
    public IEnumerable<Problem> Check(LayerSequence sequence)
    {
        if (sequence.Layers.Count == 0)
            yield return new Problem("KG2007", Place.Attribute,
                $"No layer follows the input of '{sequence.Name}'; write layer attributes after [{sequence.Attribute}], "
                + $"as in [{Example(sequence)}]");
    }

    /// <summary>Layers that take such an input, whatever its size.</summary>
    private static string Example(LayerSequence sequence)
    {
        var window = sequence.InputSizes.Skip(1).All(size => size >= 3) ? 3 : 1;
        return sequence.InputSizes.Count switch
        {
            1 => "Linear(8), ReLU",
            2 => Invariant.Text($"Conv1D(8, {window}), ReLU"),
            _ => Invariant.Text($"Conv2D(8, {window}), ReLU"),
        };
    }
}
