using System.Text.RegularExpressions;

namespace KernelGen.Jit.Tests.Listings;

/// <summary>Which body of which kernel an emitted method is, or is a part of.</summary>
/// <param name="Kernel">The name of the declared method.</param>
/// <param name="Body">The name of the emitted method; of the tiles that a body computes one by one, that of the body.</param>
internal sealed partial record BodyName(string Kernel, string Body)
{
    [GeneratedRegex(@"Kernels_(?<kernel>\w+)_Stencil:(?:Run|Tile|Down|Along)(?<width>(?:Row)?(?:\d+|Scalar))(?:\[[^\]]*\])?$")]
    private static partial Regex Spelling { get; }

    /// <summary>Reads a method as the JIT spells it, without parameters; null for a method that is no body.</summary>
    public static BodyName? Of(string method) =>
        Spelling.Match(method) is { Success: true, Groups: var groups }
            ? new(groups["kernel"].Value, "Run" + groups["width"].Value)
            : null;
}
