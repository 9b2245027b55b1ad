using System.Collections.Generic;
using KernelGen.Generator.Declarations.Layers;
using KernelGen.Generator.Diagnostics;

namespace KernelGen.Generator.Rules.Layers;

/// <summary>KG2007: one fused layer is a layer with weights, if any, then activation and pooling over it.</summary>
internal sealed class LayersMustFuse : ILayerMethodRule
{
    private const string Remedy = "declare a method for each, or a [Network] class";

    public IEnumerable<Problem> Check(LayerMethodDeclaration declaration)
    {
        var layers = declaration.Sequence.Layers;
        LayerDeclaration? weighted = null, computing = null;
        for (var i = 0; i < layers.Count; i++)
        {
            var layer = layers[i];
            if (layer.From is not null)
                yield return Of(i, "the layers of a [Layer] method follow one another; use a [Network] class for From");
            else if (layer is NormalizationDeclaration or BranchDeclaration)
                yield return Of(i, "a [Layer] method has no tensors beside its weight and bias; use a [Network] class");
            else if (layer.HasWeights && weighted is not null)
                yield return Of(i, $"a [Layer] method has one layer with weights, and {weighted.Attribute} is one; {Remedy}");
            else if (layer.HasWeights && computing is not null)
                yield return Of(i, $"a [Layer] method begins with the layer that has weights, and {computing.Attribute} stands before it; {Remedy}");
            if (layer.HasWeights) weighted ??= layer;
            if (layer is not (FlattenDeclaration or DropoutDeclaration)) computing ??= layer;
        }

        Problem Of(int index, string reason) => new("KG2007", Place.Attribute.In(index),
            $"{layers[index].Attribute} cannot be fused into '{declaration.Method.DisplayName}': {reason}");
    }
}
