using System.Collections.Generic;
using System.Linq;
using System.Threading;
using KernelGen.Generator.Diagnostics;
using KernelGen.Generator.Machine;
using KernelGen.Generator.Networks.Declarations;
using KernelGen.Generator.Networks.Emission;
using KernelGen.Generator.Networks.Meaning;
using KernelGen.Generator.Networks.Planning;
using KernelGen.Generator.Networks.Planning.Training;
using KernelGen.Generator.Networks.Rules;

namespace KernelGen.Generator;

internal static partial class KernelCompiler
{
    /// <summary>All problems of a network, errors and warnings.</summary>
    /// <param name="declaration">The network.</param>
    /// <param name="file">The weights that it names, if it does.</param>
    /// <param name="cancellation">Asked between the stages and at every line.</param>
    public static IReadOnlyList<Problem> Check(NetworkDeclaration declaration, WeightsFile? file, CancellationToken cancellation = default) =>
        Understand(declaration, file, cancellation).Problems;

    /// <summary>The file that completes the class; null when nothing may be added to it.</summary>
    /// <param name="declaration">The network.</param>
    /// <param name="file">The weights that it names, if it does.</param>
    /// <param name="widths">The vectors that bodies are written for.</param>
    /// <param name="shared">What is wrong with the baked weights of all networks together, if anything is.</param>
    /// <param name="cancellation">Asked between the stages and at every line.</param>
    public static string? Compile(
        NetworkDeclaration declaration, WeightsFile? file, VectorWidths widths = default, Problem? shared = null,
        CancellationToken cancellation = default)
    {
        if (!declaration.Class.IsExtensible || declaration.Class.HiddenLibrary is not null) return null;
        var (problems, network, plan) = Understand(declaration, file, cancellation);
        if (plan is not null && file?.Text is not null && shared is not null) return NetworkRefusal.Write(declaration, network, [shared]);
        return plan is null
            ? NetworkRefusal.Write(declaration, network, problems.Where(problem => problem.IsError).ToArray())
            : NetworkSource.Write(declaration, plan with { Widths = widths }, BakedWeights.Read(plan, file), cancellation);
    }

    /// <summary>The strings that a network's file holds of its trained weights; none where it is refused.</summary>
    /// <param name="declaration">The network.</param>
    /// <param name="file">The weights that it names, if it does.</param>
    /// <param name="cancellation">Asked between the stages and at every line.</param>
    public static IReadOnlyList<BakedStrings> BakedStringsOf(
        NetworkDeclaration declaration, WeightsFile? file, CancellationToken cancellation = default) =>
        file?.Text is { } text && Understand(declaration, file, cancellation).Plan is { } plan ? BakedStrings.Of(plan, text) : [];

    /// <summary>What a network means and what will be done; no plan when it is refused.</summary>
    private static (IReadOnlyList<Problem> Problems, Network Network, NetworkPlan? Plan) Understand(
        NetworkDeclaration declaration, WeightsFile? file, CancellationToken cancellation)
    {
        var (problems, network, plan) = Understand(
            declaration.Sequence,
            Ask(LayerRuleList.Networks, rule => rule.Check(declaration), cancellation),
            cancellation,
            declaration.Options.Trainable == true);
        if (plan is null || file is null) return (problems, network, plan);
        problems = problems.Concat(Ask(LayerRuleList.Weights, rule => rule.Check(declaration, plan, file), cancellation)).ToList();
        return (problems, network, problems.Any(problem => problem.IsError) ? null : plan);
    }

    /// <summary>What a sequence of layers means and what will be done; when it is refused, the layers that could be applied and no plan.</summary>
    /// <param name="sequence">The input and the layers.</param>
    /// <param name="found">What is wrong with the class or method around them.</param>
    /// <param name="cancellation">Asked between the stages.</param>
    /// <param name="isTrainable">Whether it is to be trained.</param>
    /// <param name="takesBatches">Whether it may be given many samples at once.</param>
    private static (IReadOnlyList<Problem> Problems, Network Network, NetworkPlan? Plan) Understand(
        LayerSequence sequence, IEnumerable<Problem> found, CancellationToken cancellation, bool isTrainable = false, bool takesBatches = true)
    {
        var problems = found.Concat(Ask(LayerRuleList.Sequences, rule => rule.Check(sequence), cancellation)).ToList();
        if (problems.Any(problem => problem.IsError)) return (problems, NetworkBuilder.InputOf(sequence), null);

        var (network, misfits) = NetworkBuilder.Build(sequence, LayerRuleList.Check);
        problems.AddRange(misfits);
        if (problems.Any(problem => problem.IsError)) return (problems, network, null);

        cancellation.ThrowIfCancellationRequested();
        var plan = LayerPlanner.Plan(network, takesBatches);
        if (isTrainable) plan = plan with { Training = TrainingPlanner.Plan(network) };
        problems.AddRange(Ask(LayerRuleList.Plans, rule => rule.Check(plan), cancellation));
        return (problems, network, problems.Any(problem => problem.IsError) ? null : plan);
    }
}
