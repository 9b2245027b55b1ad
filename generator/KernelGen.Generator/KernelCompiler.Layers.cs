using System.Collections.Generic;
using System.Linq;
using KernelGen.Generator.Declarations.Layers;
using KernelGen.Generator.Diagnostics;
using KernelGen.Generator.Emission;
using KernelGen.Generator.Emission.Networks;
using KernelGen.Generator.Planning.Layers;
using KernelGen.Generator.Rules.Layers;
using KernelGen.Generator.Stencils.Layers;

namespace KernelGen.Generator;

internal static partial class KernelCompiler
{
    /// <summary>All problems of a fused layer, errors and warnings.</summary>
    public static IReadOnlyList<Problem> Check(LayerMethodDeclaration declaration) => Understand(declaration).Problems;

    /// <summary>The file that completes the method; null when nothing may be added to it, or a kernel attribute completes it.</summary>
    public static string? Compile(LayerMethodDeclaration declaration)
    {
        if (!declaration.Method.CanBeImplemented || declaration.KernelAttributes > 0) return null;
        var (problems, _, plan) = Understand(declaration);
        return plan is null
            ? RefusalSource.Write(declaration.Method, problems.Where(problem => problem.IsError).ToArray())
            : LayerSource.Write(declaration, plan);
    }

    private static (IReadOnlyList<Problem> Problems, Network Network, NetworkPlan? Plan) Understand(LayerMethodDeclaration declaration) =>
        Understand(declaration.Sequence, LayerRuleList.Methods.SelectMany(rule => rule.Check(declaration)), takesBatches: false);
}
