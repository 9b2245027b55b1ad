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
        @"^ *\d+: JIT compiled (?<method>[^(]*)\(.*\) \[(?<tier>.*), IL size=\d+, code size=(?<size>\d+)", RegexOptions.Multiline)]
    private static partial Regex Line { get; }

    /// <summary>All such lines of what the JIT wrote.</summary>
    public static IEnumerable<CompiledMethod> ReadAll(string text) =>
        from line in Line.Matches(text)
        let name = BodyName.Of(line.Groups["method"].Value)
        where name is not null
        group line by name into methods
        select new CompiledMethod(
            methods.Key.Kernel,
            methods.Key.Body,
            string.Join(", ", methods.Select(line => line.Groups["tier"].Value).Distinct()),
            methods.Sum(line => int.Parse(line.Groups["size"].ValueSpan, CultureInfo.InvariantCulture)));
}
