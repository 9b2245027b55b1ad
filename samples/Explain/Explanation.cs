using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using KernelGen.Generator;
using KernelGen.Generator.Diagnostics;
using KernelGen.Generator.Kernels.Analysis;
using KernelGen.Generator.Kernels.Declarations;
using KernelGen.Generator.Kernels.Emission;
using KernelGen.Generator.Kernels.Meaning;
using KernelGen.Generator.Kernels.Planning;
using Microsoft.CodeAnalysis;
using Samples;

namespace Explain;

/// <summary>The results of all stages of the compiler for one kernel.</summary>
/// <param name="Declaration">The attribute as written.</param>
/// <param name="Description">The grid with the facts, the plan, and why the other algorithms declined, as lines.</param>
/// <param name="Cost">Operations of 256-bit vectors for each pixel.</param>
/// <param name="Remarks">Warnings and information, each with its id.</param>
/// <param name="Source">The generated file.</param>
internal sealed record Explanation(
    string Declaration, IReadOnlyList<string> Description, double Cost, IReadOnlyList<string> Remarks, string Source)
{
    /// <summary>Runs the stages of the compiler.</summary>
    /// <exception cref="RefusedException">The text is not a kernel attribute, or the compiler reports an error.</exception>
    public static Explanation Of(ExplainRequest request)
    {
        var declaration = TypedProgram.ReadKernel(request);
        var problems = KernelCompiler.Check(declaration);
        if (problems.FirstOrDefault(static it => it.IsError) is { } error) throw new RefusedException($"{error.Id}: {error.Message}");

        var stencil = StencilBuilder.Build(declaration);
        var facts = Study.Of(stencil);
        var plan = Planner.Choose(stencil, facts);
        return new Explanation(
            $"[{request.Attribute}] {request.Source} → {request.Destination}",
            KernelGen.Generator.Kernels.Emission.Description.Of(stencil, facts, plan),
            plan.Cost,
            [.. problems.Select(static it => $"{it.Id} {Severity(it)}: {it.Message}")],
            KernelCompiler.Compile(declaration)!);
    }

    /// <summary>The explanation as lines of text.</summary>
    /// <param name="withSource">Whether the generated file follows.</param>
    public IEnumerable<string> Lines(bool withSource)
    {
        yield return Declaration;
        yield return "";
        foreach (var line in Description) yield return $"  {line}".TrimEnd();
        yield return "";
        yield return string.Create(CultureInfo.InvariantCulture, $"cost per pixel: {Math.Round(Cost, 2)} operations of 256-bit vectors");
        foreach (var remark in Remarks) yield return remark;
        if (!withSource) yield break;
        yield return "";
        foreach (var line in Source.TrimEnd().Split('\n')) yield return line;
    }

    private static string Severity(Problem problem) => problem.Severity == DiagnosticSeverity.Info ? "info" : "warning";
}
