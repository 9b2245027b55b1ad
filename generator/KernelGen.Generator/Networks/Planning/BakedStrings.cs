using System.Collections.Generic;
using System.Linq;
using KernelGen.Generator.Networks.Meaning;

namespace KernelGen.Generator.Networks.Planning;

/// <summary>A string of trained weights in an emitted file. The compiler writes equal ones into an assembly once.</summary>
/// <param name="Content">Equal for equal strings.</param>
/// <param name="Characters">UTF-16 units: two for each float.</param>
internal sealed record BakedStrings((string File, string Order) Content, long Characters)
{
    /// <summary>Characters that all strings of an assembly have together: 2^24 bytes, less some for the user's own.</summary>
    public const long MostCharacters = (1 << 23) - (1 << 16);

    /// <summary>The tensors as they are, and the same as the code reads them.</summary>
    /// <param name="plan">Says how the weights lie.</param>
    /// <param name="text">The file of weights.</param>
    public static IReadOnlyList<BakedStrings> Of(NetworkPlan plan, string text)
    {
        var rows = BakedWeights.Table(plan.Network).Where(row => row.Role != TensorRole.BatchCount).ToArray();
        return
        [
            new((text, string.Join(" ", rows.Select(row => row.Name))), 2 * rows.Sum(row => row.Length)),
            new((text, string.Join(" ", plan.Steps.SelectMany(step => step.Weights))), 2 * plan.PackedLength),
        ];
    }
}
