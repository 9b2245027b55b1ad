using System.Collections.Generic;
using System.Linq;
using KernelGen.Generator;

namespace Explain;

/// <summary>What the compiler says against a network, or about it.</summary>
/// <param name="Id">The diagnostic: <c>KG2003</c>.</param>
/// <param name="IsError">Whether there is no network then.</param>
/// <param name="Message">Found value, rule, remedy.</param>
internal sealed record Verdict(string Id, bool IsError, string Message)
{
    /// <summary>Asks the compiler; nothing where all is well.</summary>
    /// <param name="attributes">What stands over the class: <c>[Network(1, 10, 10)] [Conv2D(1, 3, Stride = 2)]</c>.</param>
    public static IReadOnlyList<Verdict> Of(string attributes)
    {
        var problems = KernelCompiler.Check(TypedProgram.ReadNetwork(attributes), file: null);
        return [.. problems.Select(static it => new Verdict(it.Id, it.IsError, it.Message))];
    }
}
