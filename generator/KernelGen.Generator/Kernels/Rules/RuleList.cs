using System.Collections.Generic;
using KernelGen.Generator.Diagnostics;
using KernelGen.Generator.Kernels.Analysis;
using KernelGen.Generator.Kernels.Declarations;
using KernelGen.Generator.Kernels.Meaning;
using KernelGen.Generator.Rules;

namespace KernelGen.Generator.Kernels.Rules;

/// <summary>A condition on a declaration. After these have passed, a stencil can be built.</summary>
internal interface IDeclarationRule
{
    IEnumerable<Problem> Check(Declaration declaration);
}

/// <summary>A condition on a stencil. After these have passed, planning and emission cannot fail.</summary>
internal interface IStencilRule
{
    IEnumerable<Problem> Check(Stencil stencil, Facts facts);
}

/// <summary>The lists of all rules, in the order in which their problems are reported.</summary>
internal static class RuleList
{
    public static IReadOnlyList<IDeclarationRule> Declarations { get; } =
    [
        new MethodMustBeStaticPartial(),
        new ContainersMustBePartial(),
        new SignatureMustBeAccepted(),
        new ElementTypesMustBeSupported(),
        new OneAttributeOnly(),
        new CoefficientCountMustFit(),
        new NumbersMustBeFinite(),
        new KernelSizeMustBeInRange(),
        new GaussianMustHaveASize(),
        new OptionsMustBeInRange(),
        new OptionsMustHaveEffect(),
        new DimensionsMustBeNamedInOrder(),
    ];

    public static IReadOnlyList<IStencilRule> Stencils { get; } =
    [
        new BorderValueMustBeAPixel(),
        new SumsMustBeExact(),
        new CoefficientsMustBeRepresentable(),
        new FactorsMustBeRepresentable(),
        new WindowMustFit(),
    ];

    public static IReadOnlyList<IAdviceRule> Advice { get; } =
    [
        new EvenSizeMustSayItsAnchor(),
        new PictureMustBeRead(),
        new StrideMustNotPassTheKernel(),
        new PaddingMustBeSmallerThanTheKernel(),
        new ResultsShouldFitTheDestination(),
        new OrientationShouldBeSaid(),
        new KernelShouldDoSomething(),
        new QuotientsShouldBeDivisors(),
        new LargeKernelIsALoop(),
        new LargeKernelShouldBeSeparable(),
    ];

    /// <summary>The rules that also hold for a kernel that is made at run time.</summary>
    public static IReadOnlyList<IDeclarationRule> Calls { get; } =
    [
        new CoefficientCountMustFit(),
        new NumbersMustBeFinite(),
        new KernelSizeMustBeInRange(),
        new GaussianMustHaveASize(),
        new OptionsMustBeInRange(),
        new OptionsMustHaveEffect(),
    ];

    public static IReadOnlyList<IAdviceRule> CallAdvice { get; } = [new StrideMustNotPassTheKernel(), new PaddingMustBeSmallerThanTheKernel()];
}
