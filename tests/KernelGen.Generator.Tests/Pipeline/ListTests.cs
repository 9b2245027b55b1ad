using System;
using System.Collections.Generic;
using System.Linq;
using System.Reflection;
using KernelGen.Generator.Kernels.Declarations;
using KernelGen.Generator.Kernels.Planning;
using KernelGen.Generator.Kernels.Planning.Algorithms;
using KernelGen.Generator.Kernels.Rules;
using KernelGen.Generator.Networks.Declarations;
using KernelGen.Generator.Networks.Rules;
using Xunit;

namespace KernelGen.Generator.Tests.Pipeline;

/// <summary>One idea, one file, one name in one list: these notice a name that is missing.</summary>
public sealed class ListTests
{
    [Fact]
    public void Every_attribute_has_a_reader() => Assert.Equal(
        typeof(WindowAttribute).Assembly.GetTypes().Where(type => !type.IsAbstract && type.IsSubclassOf(typeof(WindowAttribute))).Select(type => type.FullName).Order(),
        AttributeReaders.All.Select(reader => reader.MetadataName).Order());

    [Fact]
    public void Every_option_is_read() => Assert.Equal(
        Named(typeof(WindowAttribute)).Concat(Named(typeof(ConvolutionAttribute))).Order(), Named(typeof(Options)).Order());

    /// <summary>At run time they have the same names, and those that a declaration alone can say are known.</summary>
    [Fact]
    public void Options_have_the_same_names_at_run_time() => Assert.Equal(
        Named(typeof(Options)).Except(["Width", "Height", "DropRemainder"]).Append("WeightBits").Order(),
        Named(typeof(KernelOptions)).Order());

    /// <summary>What the runner is told of a window is what the attributes say of it.</summary>
    [Fact]
    public void The_runner_knows_the_options_of_a_window() => Assert.Equal(
        Named(typeof(WindowAttribute)).Except(["Flip", "DropRemainder"]).Concat(["Name", "Rows", "Columns"]).Order(),
        Named(typeof(global::KernelGen.CompilerServices.StencilShape)).Order());

    [Fact]
    public void A_window_has_the_options_of_a_window() => Assert.Equal(
        Named(typeof(WindowAttribute)).Except(["Flip", "DropRemainder"]).Concat(["Rows", "Columns", "ColumnStep", "Vertical", "Horizontal"]).Order(),
        Named(typeof(KernelGen.Generator.Kernels.Meaning.Window)).Order());

    [Fact]
    public void Options_of_sums_are_those_that_windows_lack() => Assert.Equal(
        Named(typeof(ConvolutionAttribute)).Append("WeightBits").Order(), Options.OfSums.Order());

    private static IEnumerable<string> Named(Type type) =>
        type.GetMembers(BindingFlags.Instance | BindingFlags.Public | BindingFlags.DeclaredOnly)
            .Where(member => member is PropertyInfo or FieldInfo).Select(member => member.Name);

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
