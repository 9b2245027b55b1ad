using System.Collections.Generic;
using KernelGen.Generator.Declarations.Layers;
using KernelGen.Generator.Diagnostics;
using KernelGen.Generator.Stencils.Layers;
using KernelGen.Generator.Support;

namespace KernelGen.Generator.Rules.Layers;

/// <summary>KG1008: an input has at least one number and no more than an array holds.</summary>
internal sealed class InputMustBeInRange : ISequenceRule
{
    public IEnumerable<Problem> Check(LayerSequence sequence)
    {
        var sizes = sequence.InputSizes;
        for (var i = 0; i < sizes.Count; i++)
        {
            if (sizes[i] >= 1) continue;
            yield return new Problem("KG1008", Place.Argument(i), Invariant.Text(
                $"The input of '{sequence.Name}' has {sizes[i]} {Axis(sizes.Count, i)}; it must have at least 1"));
            yield break;
        }
        if (TensorShape.Read(sizes) is { Length: > TensorsMustFitAnArray.Most } input)
            yield return new Problem("KG1008", Place.Attribute, Invariant.Text(
                $"The input of '{sequence.Name}' is a {input} tensor of {input.Length} numbers; an array holds {TensorsMustFitAnArray.Most}"));
    }

    private static string Axis(int rank, int index) => (rank, index) switch
    {
        (1, _) => "features",
        (_, 0) => "channels",
        (2, _) => "samples",
        (_, 1) => "rows",
        _ => "columns",
    };
}
