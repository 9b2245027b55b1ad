using System.Collections.Generic;
using KernelGen.Generator.Declarations.Layers;
using KernelGen.Generator.Diagnostics;

namespace KernelGen.Generator.Rules.Layers;

/// <summary>KG2007: an input alone computes nothing.</summary>
internal sealed class LayersMustBeWritten : ISequenceRule
{
    public IEnumerable<Problem> Check(LayerSequence sequence)
    {
        if (sequence.Layers.Count == 0)
            yield return new Problem("KG2007", Place.Attribute,
                $"No layer follows the input of '{sequence.Name}'; write layer attributes after [{sequence.Attribute}], as in [Conv2D(8, 3), ReLU]");
    }
}
