namespace KernelGen.Generator.Networks.Meaning;

/// <summary>The number type of a tensor's elements. Layers compute in float; a quantized layer would give and take tensors of bytes.</summary>
/// <param name="Name">As C# spells it.</param>
/// <param name="Bytes">Bytes of an element.</param>
internal sealed record TensorElement(string Name, int Bytes)
{
    public static TensorElement Single { get; } = new("float", 4);
}
