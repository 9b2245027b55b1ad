using System;
using System.Collections.Generic;
using System.Linq;
using System.Reflection;
using KernelGen.Generator;
using KernelGen.Generator.Kernels.Declarations;
using KernelGen.Generator.Kernels.Planning;
using KernelGen.Generator.Kernels.Planning.Algorithms;
using KernelGen.Generator.Kernels.Rules;
using KernelGen.Generator.Networks.Declarations;
using KernelGen.Generator.Networks.Meaning;
using KernelGen.Generator.Networks.Planning;
using KernelGen.Generator.Networks.Planning.Training;
using KernelGen.Generator.Networks.Rules;
using KernelGen.Generator.Roslyn;
using Xunit;

namespace KernelGen.Generator.Tests.Pipeline;

/// <summary>One idea, one file, one name in one list: these notice a name that is missing.</summary>
public sealed class ListTests
{
    [Fact]
    public void Every_attribute_has_a_reader() => Assert.Equal(
        typeof(ConvolutionAttribute).Assembly.GetTypes().Where(type => type.IsSubclassOf(typeof(ConvolutionAttribute))).Select(type => type.FullName).Order(),
        AttributeReaders.All.Select(reader => reader.MetadataName).Order());

    [Fact]
    public void Every_option_is_read() => Assert.Equal(
        typeof(ConvolutionAttribute).GetProperties(BindingFlags.Instance | BindingFlags.Public | BindingFlags.DeclaredOnly).Select(property => property.Name).Order(),
        typeof(Options).GetProperties(BindingFlags.Instance | BindingFlags.Public).Select(property => property.Name).Order());

    [Fact]
    public void Every_layer_has_a_reader() => Assert.Equal(
        typeof(LayerOperatorAttribute).Assembly.GetTypes()
            .Where(type => type is { IsAbstract: false } && type.IsSubclassOf(typeof(LayerOperatorAttribute))).Select(type => type.FullName).Order(),
        LayerReaders.All.Select(reader => reader.MetadataName).Order());

    [Theory]
    [InlineData(typeof(KernelGen.Generator.Networks.Declarations.ConvolutionAlgorithm), typeof(global::KernelGen.ConvolutionAlgorithm))]
    [InlineData(typeof(KernelGen.Generator.Networks.Meaning.TensorRole), typeof(global::KernelGen.CompilerServices.TensorRole))]
    [InlineData(typeof(Kernels.Declarations.BorderMode), typeof(global::KernelGen.BorderMode))]
    [InlineData(typeof(Kernels.Declarations.ConvolutionMode), typeof(global::KernelGen.ConvolutionMode))]
    [InlineData(typeof(Kernels.Declarations.MidpointRounding), typeof(System.MidpointRounding))]
    public void Enums_agree_with_the_runtime(Type mirror, Type original)
    {
        Assert.Equal(Enum.GetNames(original), Enum.GetNames(mirror));
        Assert.Equal(Values(original), Values(mirror));
    }

    private static IEnumerable<int> Values(Type type) => Enum.GetNames(type).Select(name => (int)Enum.Parse(type, name));

    [Fact]
    public void Every_algorithm_is_listed() => AllAreListed<IAlgorithm>(Planner.Algorithms);

    [Fact]
    public void Every_layer_algorithm_is_listed() => AllAreListed<KernelGen.Generator.Networks.Planning.ILayerAlgorithm>(KernelGen.Generator.Networks.Planning.LayerPlanner.Algorithms);

    [Fact]
    public void Every_gradient_is_listed() =>
        AllAreListed<KernelGen.Generator.Networks.Planning.Training.ILayerGradient>(KernelGen.Generator.Networks.Planning.Training.TrainingPlanner.Gradients);

    [Fact]
    public void Every_rule_is_listed()
    {
        AllAreListed<IDeclarationRule>(RuleList.Declarations);
        AllAreListed<IStencilRule>(RuleList.Stencils);
        AllAreListed<IAdviceRule>(RuleList.Advice);
        AllAreListed<INetworkRule>(LayerRuleList.Networks);
        AllAreListed<ILayerMethodRule>(LayerRuleList.Methods);
        AllAreListed<ISequenceRule>(LayerRuleList.Sequences);
        AllAreListed<IStepRule>(LayerRuleList.Steps);
        AllAreListed<IPlanRule>(LayerRuleList.Plans);
        AllAreListed<IWeightsRule>(LayerRuleList.Weights);
    }

    private static void AllAreListed<T>(IReadOnlyList<T> list)
        where T : class => Assert.Equal(
        typeof(KernelCompiler).Assembly.GetTypes().Where(type => type is { IsClass: true, IsAbstract: false } && type.IsAssignableTo(typeof(T))).Select(type => type.Name).Order(),
        list.Select(item => item.GetType().Name).Order());
}
