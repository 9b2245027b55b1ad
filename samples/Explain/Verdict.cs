using System.Collections.Generic;
using System.Linq;
using KernelGen.Generator;

namespace Explain;

/// <summary>A diagnostic of the compiler for a network.</summary>
/// <param name="Id">The diagnostic: <c>KG2003</c>.</param>
/// <param name="IsError">Whether it is an error, so that there is no network.</param>
/// <param name="Message">Found value, rule, remedy.</param>
internal sealed record Verdict(string Id, bool IsError, string Message)
{
    /// <summary>Compiles the declaration; an empty list if there are no diagnostics.</summary>
    /// <param name="attributes">The attributes of the class: <c>[Network(1, 10, 10)] [Conv2D(1, 3, Stride = 2)]</c>.</param>
    public static IReadOnlyList<Verdict> Of(string attributes)
    {
        var problems = KernelCompiler.Check(TypedProgram.ReadNetwork(attributes), file: null);
        return [.. problems.Select(static it => new Verdict(it.Id, it.IsError, it.Message))];
    }
}
