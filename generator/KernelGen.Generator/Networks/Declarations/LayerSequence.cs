using KernelGen.Generator.Support;

namespace KernelGen.Generator.Networks.Declarations;

/// <summary>What a network and a fused layer have in common: an input and the layers over it, in the order they are written.</summary>
/// <param name="Name">The class or method for people: <c>DigitNet</c>.</param>
/// <param name="Attribute">What declares it: <c>Network</c> or <c>Layer</c>.</param>
/// <param name="InputSizes">(channels, height, width), (channels, length) or (features), as written.</param>
/// <param name="Layers">The layer attributes.</param>
internal sealed record LayerSequence(string Name, string Attribute, EquatableArray<int> InputSizes, EquatableArray<LayerDeclaration> Layers);
