using System.Collections.Generic;
using KernelGen.Generator.Declarations.Layers;
using KernelGen.Generator.Diagnostics;
using KernelGen.Generator.Support;

namespace KernelGen.Generator.Rules.Layers;

/// <summary>KG1007: slope, epsilon, momentum and probability are numbers; a slope is used as a float, and is one.</summary>
internal sealed class LayerNumbersMustBeFinite : ISequenceRule
{
    public IEnumerable<Problem> Check(LayerSequence sequence)
    {
        for (var i = 0; i < sequence.Layers.Count; i++)
            foreach (var (what, place, value) in NumbersOf(sequence.Layers[i]))
            {
                if (value is not { } number) continue;
                if (!Numbers.IsFinite(number))
                    yield return new Problem("KG1007", place.In(i),
                        $"{what} of {sequence.Layers[i].Attribute} is {Invariant.Short(number)}; it must be finite");
                else if (sequence.Layers[i] is ActivationDeclaration && !Numbers.IsFinite((float)number))
                    yield return new Problem("KG1007", place.In(i),
                        $"{what} of {sequence.Layers[i].Attribute} is {Invariant.Short(number)}; it must be finite as a float: at most 3.4E+38");
            }
    }

    private static (string What, Place Place, double? Value)[] NumbersOf(LayerDeclaration layer) => layer switch
    {
        ActivationDeclaration activation => [("The slope", Place.Argument(0), activation.Slope)],
        DropoutDeclaration dropout => [("The probability", Place.Argument(0), dropout.Probability)],
        NormalizationDeclaration normalization =>
        [
            ("Epsilon", Place.Option("Epsilon"), normalization.Epsilon),
            ("Momentum", Place.Option("Momentum"), normalization.Momentum),
        ],
        _ => [],
    };
}
