using System.Linq;
using System.Threading;
using KernelGen.Generator.Tests.Harness;
using KernelGen.Shared;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;
using Xunit;

namespace KernelGen.Generator.Tests.Networks;

/// <summary>A file of weights that changes writes the network that names it, and no other.</summary>
public sealed class WeightsCachingTests
{
    [Fact]
    public void Other_weights_write_only_the_file_of_their_network()
    {
        var program = Program.Of("""
            using KernelGen;

            [Network(1, Weights = "a.weights"), Linear(1, Bias = false)] public partial class A;
            [Network(1, Weights = "b.weights"), Linear(1, Bias = false)] public partial class B;
            [Network(1), Linear(1)] public partial class C;
            """);
        AdditionalText old = new Weights("/project/b.weights", 1), changed = new Weights("/project/b.weights", 2);
        var first = Program.Driver().AddAdditionalTexts([new Weights("/project/a.weights", 1), old]).RunGenerators(program.Before);
        var second = first.ReplaceAdditionalText(old, changed).RunGenerators(program.Before).GetRunResult().Results[0];

        var reasons = second.TrackedSteps[KernelGenerator.SourcesStep].SelectMany(run => run.Outputs).ToDictionary(
            output => (((string, string))output.Value).Item1, output => output.Reason);
        Assert.Equal(IncrementalStepRunReason.Modified, reasons["B"]);
        Assert.All(new[] { "A", "C" }, name => Assert.True(reasons[name] is IncrementalStepRunReason.Cached or IncrementalStepRunReason.Unchanged));
        Assert.NotEqual(Text(first.GetRunResult().Results[0], "B"), Text(second, "B"));
    }

    private static string Text(GeneratorRunResult result, string name) =>
        result.GeneratedSources.Single(source => source.HintName == name + ".g.cs").SourceText.ToString();

    private sealed class Weights(string path, float weight) : AdditionalText
    {
        public override string Path => path;

        public override SourceText GetText(CancellationToken cancellationToken = default) =>
            SourceText.From(WeightsText.FirstLine + "\n" + WeightsText.Line(new WeightsTensor("0.weight", [1, 1], [weight])) + "\n");
    }
}
