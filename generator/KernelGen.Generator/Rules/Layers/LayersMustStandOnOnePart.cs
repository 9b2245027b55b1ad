using System.Collections.Generic;
using KernelGen.Generator.Declarations.Layers;
using KernelGen.Generator.Diagnostics;

namespace KernelGen.Generator.Rules.Layers;

/// <summary>KG1010: between two parts of a class there is no order, so the layers of one network stand on one of them.</summary>
internal sealed class LayersMustStandOnOnePart : INetworkRule
{
    public IEnumerable<Problem> Check(NetworkDeclaration declaration)
    {
        if (declaration.StrayLayer is { } stray)
            yield return new Problem("KG1010", Place.Attribute.In(stray),
                $"{declaration.Sequence.Layers[stray].Attribute} stands on another part of '{declaration.Class.DisplayName}' than the other layers; "
                + "parts have no order: write all layers on one part");
    }
}
