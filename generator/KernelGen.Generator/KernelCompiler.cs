using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using KernelGen.Generator.Diagnostics;
using KernelGen.Generator.Kernels.Analysis;
using KernelGen.Generator.Kernels.Declarations;
using KernelGen.Generator.Kernels.Emission;
using KernelGen.Generator.Kernels.Meaning;
using KernelGen.Generator.Kernels.Planning;
using KernelGen.Generator.Kernels.Rules;
using KernelGen.Generator.Machine;
using KernelGen.Generator.Writing;

namespace KernelGen.Generator;

/// <summary>
/// The whole product on one page: Declaration → Stencil → Facts → Plan → Source. The generator and the analyzer both call it
/// and know no more. A declaration that cannot work is a list of problems, never an exception. Networks and fused layers go the
/// same way on the page beside this one.
/// </summary>
internal static partial class KernelCompiler
{
    /// <summary>All that there is to say of a declaration: errors, or warnings and remarks.</summary>
    /// <param name="declaration">The kernel.</param>
    /// <param name="widths">The vectors that bodies are written for.</param>
    /// <param name="cancellation">Asked between the stages.</param>
    public static IReadOnlyList<Problem> Check(Declaration declaration, VectorWidths widths = default, CancellationToken cancellation = default)
    {
        var (problems, stencil, facts) = Understand(declaration, cancellation);
        if (stencil is null || facts is null) return problems;
        var kernel = new PlannedKernel(declaration, stencil, facts, Planner.Choose(stencil, facts, widths, cancellation));
        return problems.Concat(Ask(RuleList.Advice, rule => rule.Check(kernel), cancellation)).ToList();
    }

    /// <summary>The file that completes the declaration; null when nothing may be added to the user's method.</summary>
    /// <param name="declaration">The kernel.</param>
    /// <param name="widths">The vectors that bodies are written for.</param>
    /// <param name="cancellation">Asked between the stages and at every line.</param>
    public static string? Compile(Declaration declaration, VectorWidths widths = default, CancellationToken cancellation = default)
    {
        if (!declaration.Method.CanBeImplemented) return null;
        var (problems, stencil, facts) = Understand(declaration, cancellation);
        if (stencil is null || facts is null)
            return RefusalSource.Write(declaration.Method, problems.Where(problem => problem.IsError).ToArray());
        return KernelSource.Write(declaration, stencil, facts, Planner.Choose(stencil, facts, widths, cancellation), cancellation);
    }

    /// <summary>What the declaration means and what is true of it; no stencil and no facts when it is refused.</summary>
    private static (IReadOnlyList<Problem> Problems, Stencil? Stencil, Facts? Facts) Understand(
        Declaration declaration, CancellationToken cancellation)
    {
        var problems = Ask(RuleList.Declarations, rule => rule.Check(declaration), cancellation).ToList();
        if (problems.Any(problem => problem.IsError)) return (problems, null, null);

        var stencil = StencilBuilder.Build(declaration, cancellation);
        var facts = Facts.Of(stencil, cancellation);
        problems.AddRange(Ask(RuleList.Stencils, rule => rule.Check(stencil, facts), cancellation));
        return problems.Any(problem => problem.IsError) ? (problems, null, null) : (problems, stencil, facts);
    }

    private static IEnumerable<Problem> Ask<T>(IEnumerable<T> rules, Func<T, IEnumerable<Problem>> check, CancellationToken cancellation) =>
        rules.SelectMany(rule =>
        {
            cancellation.ThrowIfCancellationRequested();
            return check(rule);
        });
}
