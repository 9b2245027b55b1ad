using System;
using System.Linq;
using KernelGen.Generator;
using KernelGen.Generator.Networks.Declarations;
using KernelGen.Generator.Networks.Meaning;
using KernelGen.Shared;
using Xunit;

namespace KernelGen.Generator.Tests.Networks;

/// <summary>A file of weights must be that of the network, or the network is refused and says why.</summary>
public sealed class WeightsFileTests
{
    private const string Net = "[Network(2, Weights = \"net.weights\"), Linear(3, Name = \"a\")]";

    private static readonly string Weight = WeightsText.Line(new WeightsTensor("a.weight", [3, 2], new float[6]));
    private static readonly string Bias = WeightsText.Line(new WeightsTensor("a.bias", [3], [1, 2, 3]));

    [Fact]
    public void The_tensors_of_the_network_are_baked_in()
    {
        var text = string.Join("\n", WeightsText.FirstLine, Weight, Bias, "");
        Assert.Empty(KernelCompiler.Check(Nets.Read(Net), new WeightsFile(text)));
        // 1, 2 and 3 as two UTF-16 units each, the lower half first
        Assert.Contains(
            "\\u0000\\u3f80\\u0000\\u4000\\u0000\\u4040", KernelCompiler.Compile(Nets.Read(Net), new WeightsFile(text)),
            StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("has no tensor 'a.bias' of shape 3", "weight")]
    [InlineData("holds a tensor 'b.bias' that the network does not have", "weight", "bias", "b.bias 1 AACAPw==")]
    [InlineData("holds tensor 'a.bias' of shape 1; the network needs 3", "weight", "a.bias 1 AACAPw==")]
    [InlineData("holds tensor 'a.bias' whose number 1 is NaN; weights must be finite", "weight", "a.bias 3 AACAPwAAwH8AAAAA")]
    [InlineData("line 2: tensor 'a.bias': its numbers are no base64", "a.bias 1 ?")]
    public void Another_file_is_refused(string words, params string[] lines)
    {
        var text = string.Join(
            "\n", lines.Select(line => line switch { "weight" => Weight, "bias" => Bias, _ => line }).Prepend(WeightsText.FirstLine));
        var problem = Assert.Single(KernelCompiler.Check(Nets.Read(Net), new WeightsFile(text)));
        Assert.Equal("KG1008", problem.Id);
        Assert.Contains(words, problem.Message, StringComparison.Ordinal);
        Assert.Contains(
            "\\nKG1008: ", KernelCompiler.Compile(Nets.Read(Net), new WeightsFile(text)), StringComparison.Ordinal);
    }

    [Fact]
    public void Weights_that_do_not_fit_an_assembly_are_refused()
    {
        var declaration = Nets.Read("[Network(2048, Weights = \"net.weights\"), Linear(1024, Name = \"a\", Bias = false)]");
        var text = WeightsText.FirstLine + "\n" + WeightsText.Line(new WeightsTensor("a.weight", [1024, 2048], new float[1 << 21]));
        Assert.Contains(
            "call Load at run time", Assert.Single(KernelCompiler.Check(declaration, new WeightsFile(text))).Message,
            StringComparison.Ordinal);
    }
}
