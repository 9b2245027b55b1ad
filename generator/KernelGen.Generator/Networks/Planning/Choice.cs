using KernelGen.Generator.Networks.Meaning;

namespace KernelGen.Generator.Networks.Planning;

/// <summary>What an algorithm says to a layer. The default is that it is for layers of another kind.</summary>
/// <param name="Last">The last layer that is computed then; null when it declines.</param>
/// <param name="Reason">Why it declines a layer of its kind: <c>Winograd: its steps are longer than one</c>.</param>
internal readonly record struct Choice(Layer? Last, string? Reason)
{
    public static implicit operator Choice(Layer last) => new(last, null);

    public static Choice Declined(string reason) => new(null, reason);
}
