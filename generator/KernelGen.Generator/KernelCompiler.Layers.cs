using System.Collections.Generic;
using System.Linq;
using System.Threading;
using KernelGen.Generator.Diagnostics;
using KernelGen.Generator.Machine;
using KernelGen.Generator.Networks.Declarations;
using KernelGen.Generator.Networks.Emission;
using KernelGen.Generator.Networks.Meaning;
using KernelGen.Generator.Networks.Planning;
using KernelGen.Generator.Networks.Rules;
using KernelGen.Generator.Writing;

namespace KernelGen.Generator;

internal static partial class KernelCompiler
{
    /// <summary>All problems of a fused layer, errors and warnings.</summary>
    public static IReadOnlyList<Problem> Check(LayerMethodDeclaration declaration, CancellationToken cancellation = default) =>
        Understand(declaration, cancellation).Problems;

    /// <summary>The file that completes the method; null when nothing may be added to it, or a kernel attribute completes it.</summary>
    /// <param name="declaration">The layer.</param>
    /// <param name="widths">The vectors that bodies are written for.</param>
    /// <param name="cancellation">Asked between the stages and at every line.</param>
    public static string? Compile(LayerMethodDeclaration declaration, VectorWidths widths = default, CancellationToken cancellation = default)
    {
        if (!declaration.Method.CanBeImplemented || declaration.KernelAttributes > 0) return null;
        var (problems, _, plan) = Understand(declaration, cancellation);
        return plan is null
            ? RefusalSource.Write(declaration.Method, problems.Where(problem => problem.IsError).ToArray())
            : LayerSource.Write(declaration, plan with { Widths = widths }, cancellation);
    }

    private static (IReadOnlyList<Problem> Problems, Network Network, NetworkPlan? Plan) Understand(
        LayerMethodDeclaration declaration, CancellationToken cancellation) =>
        Understand(declaration.Sequence, Ask(LayerRuleList.Methods, rule => rule.Check(declaration), cancellation), cancellation, takesBatches: false);
}
