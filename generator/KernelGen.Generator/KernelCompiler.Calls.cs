using System.Collections.Generic;
using System.Linq;
using System.Threading;
using KernelGen.Generator.Diagnostics;
using KernelGen.Generator.Kernels.Analysis;
using KernelGen.Generator.Kernels.Declarations.Calls;
using KernelGen.Generator.Kernels.Meaning;
using KernelGen.Generator.Kernels.Planning;
using KernelGen.Generator.Kernels.Rules;
using KernelGen.Generator.Kernels.Rules.Calls;
using KernelGen.Generator.Roslyn;

namespace KernelGen.Generator;

internal static partial class KernelCompiler
{
    /// <summary>The problems of a kernel that is made at run time, for any source.</summary>
    public static IReadOnlyList<Problem> Check(KernelCall call, CancellationToken cancellation = default)
    {
        var problems = Ask(RuleList.Calls, rule => rule.Check(call.Declaration), cancellation).ToList();
        if (!call.OptionsAreKnown || problems.Any(problem => problem.IsError)) return problems;

        // what lies in the geometry alone is the same for every pair of element types
        var declaration = call.Declaration with { Signature = new Signature(PictureShape.Plane, "float", "float", Trailer.None) };
        var stencil = StencilBuilder.Build(declaration, cancellation);
        var facts = Facts.Of(stencil, cancellation);
        // what floats cannot hold has no plan, and is no fault of a kernel for other elements
        if (Ask(RuleList.Stencils, rule => rule.Check(stencil, facts), cancellation).Any()) return problems;
        var kernel = new PlannedKernel(declaration, stencil, facts, Planner.Choose(stencil, facts, cancellation: cancellation));
        return problems.Concat(RuleList.CallAdvice.SelectMany(rule => rule.Check(kernel))).ToList();
    }

    /// <summary>The problems of a call of <c>Convolution.OutputLength</c>.</summary>
    public static IReadOnlyList<Problem> Check(OutputLengthCall call) => OutputLengthMustBeWhole.Check(call).ToList();

    /// <summary>Whether a kernel made at run time, applied to these parameters, could be a declaration without errors.</summary>
    public static bool CanDeclare(KernelCall call, Signature signature, CancellationToken cancellation = default) =>
        call is { OptionsAreKnown: true, Declaration.StrayOptions.Count: 0 }
        && !Understand(call.Declaration with { Signature = signature }, cancellation).Problems.Any(problem => problem.IsError);
}
