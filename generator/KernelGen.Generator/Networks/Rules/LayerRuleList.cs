using System.Collections.Generic;
using System.Linq;
using KernelGen.Generator.Diagnostics;
using KernelGen.Generator.Networks.Declarations;
using KernelGen.Generator.Networks.Meaning;
using KernelGen.Generator.Networks.Planning;
using KernelGen.Generator.Rules;

namespace KernelGen.Generator.Networks.Rules;

/// <summary>A condition on a class with <c>[Network]</c>.</summary>
internal interface INetworkRule
{
    IEnumerable<Problem> Check(NetworkDeclaration declaration);
}

/// <summary>A condition on a method with <c>[Layer]</c>.</summary>
internal interface ILayerMethodRule
{
    IEnumerable<Problem> Check(LayerMethodDeclaration declaration);
}

/// <summary>A condition on the input and layers as written. After these have passed, shapes can be computed.</summary>
internal interface ISequenceRule
{
    IEnumerable<Problem> Check(LayerSequence sequence);
}

/// <summary>A condition on a layer and its input. After these have passed, the layer has an output.</summary>
internal interface IStepRule
{
    IEnumerable<Problem> Check(Step step);
}

/// <summary>A condition on the plan.</summary>
internal interface IPlanRule
{
    IEnumerable<Problem> Check(NetworkPlan plan);
}

/// <summary>A condition on trained weights to be baked.</summary>
internal interface IWeightsRule
{
    IEnumerable<Problem> Check(NetworkDeclaration declaration, NetworkPlan plan, WeightsFile file);
}

/// <summary>The lists of all rules for networks and layers, in the order in which their problems are reported.</summary>
internal static class LayerRuleList
{
    public static IReadOnlyList<INetworkRule> Networks { get; } =
    [
        new NetworkMustBeAnOrdinaryClass(),
        new MemberNamesMustBeFree(),
        new ContainersMustBePartial(),
        new LayersMustStandOnOnePart(),
        new ByteScalingMustFitTheChannels(),
        new LayerOptionsMustHaveEffect(),
    ];

    public static IReadOnlyList<ILayerMethodRule> Methods { get; } =
    [
        new MethodMustBeStaticPartial(),
        new ContainersMustBePartial(),
        new OneAttributeOnly(),
        new LayerSignatureMustFit(),
        new LayersMustFuse(),
    ];

    public static IReadOnlyList<ISequenceRule> Sequences { get; } =
    [
        new InputMustBeInRange(),
        new LayersMustBeWritten(),
        new LayerNumbersMustBeFinite(),
        new LayerOptionsMustBeInRange(),
        new LayerOptionsMustHaveEffect(),
        new LayerNamesMustBeUnique(),
    ];

    /// <summary>Each rule may assume that the rules before it found no error.</summary>
    public static IReadOnlyList<IStepRule> Steps { get; } =
    [
        new SourceMustBeNamed(),
        new LayerMustTakeItsInput(),
        new BranchMustFit(),
        new ChannelsMustFitTheGroups(),
        new WindowMustFitTheInput(),
        new TensorsMustFitAnArray(),
        new PixelsMustBeRead(),
        new StrideMustNotPassTheWindow(),
        new PaddingMustBeSmallerThanTheWindow(),
    ];

    public static IReadOnlyList<IPlanRule> Plans { get; } = [new MemoryMustFitAnArray()];

    public static IReadOnlyList<IWeightsRule> Weights { get; } = [new WeightsMustFitTheNetwork()];

    /// <summary>The problems of a layer and its input, up to the first error.</summary>
    public static Verdict Check(Step step)
    {
        var problems = new List<Problem>();
        foreach (var rule in Steps)
        {
            problems.AddRange(rule.Check(step));
            if (problems.Any(problem => problem.IsError)) return new Verdict(problems, LeavesTheShapeKnown(step, problems));
        }
        return new Verdict(problems, HasOutput: true);
    }

    /// <summary>Groups and additions do not change the output shape; any other error would cause errors in the next layers.</summary>
    private static bool LeavesTheShapeKnown(Step step, IReadOnlyList<Problem> problems) =>
        (step.Operation is Junction { Kind: BranchKind.Add } || problems.All(problem => problem.Id == "KG2006"))
        && step.Output.Length > 0 && !new TensorsMustFitAnArray().Check(step).Any();
}
