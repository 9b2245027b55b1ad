using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text.RegularExpressions;

namespace KernelGen.Jit.Tests.Listings;

/// <summary>A line of the JIT's summary about the body of a kernel, or two about the body and the tiles that it computes one by one.</summary>
/// <param name="Kernel">The name of the declared method.</param>
/// <param name="Body">The name of the emitted method.</param>
/// <param name="Tier">How it was compiled, as the JIT says it: FullOpts, Tier0, «MinOpts, switched» and the like.</param>
/// <param name="CodeSize">Bytes of machine code.</param>
internal sealed partial record CompiledMethod(string Kernel, string Body, string Tier, int CodeSize)
{
    // «  12: JIT compiled …Kernels_Sharpen_Stencil:Run512(…) [FullOpts, IL size=274, code size=270]»
    [GeneratedRegex(
        @"^ *\d+: JIT compiled .*Kernels_(?<kernel>\w+)_Stencil:(?:Run|Tile)(?<width>\d+|Scalar)(?:\[[^\]]*\])?\(.*\) " +
        @"\[(?<tier>.*), IL size=\d+, code size=(?<size>\d+)",
        RegexOptions.Multiline)]
    private static partial Regex Line { get; }

    /// <summary>All such lines of what the JIT wrote.</summary>
    public static IEnumerable<CompiledMethod> ReadAll(string text) =>
        Line.Matches(text).GroupBy(match => (Kernel: match.Groups["kernel"].Value, Width: match.Groups["width"].Value)).Select(methods => new CompiledMethod(
            methods.Key.Kernel, "Run" + methods.Key.Width, string.Join(", ", methods.Select(match => match.Groups["tier"].Value).Distinct()),
            methods.Sum(match => int.Parse(match.Groups["size"].ValueSpan, CultureInfo.InvariantCulture))));
}
