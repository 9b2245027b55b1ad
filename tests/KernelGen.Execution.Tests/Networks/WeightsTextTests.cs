using System;
using System.IO;
using System.Linq;
using KernelGen.CompilerServices;
using Xunit;

namespace KernelGen.Execution.Tests.Networks;

/// <summary>The text form of weights, written and read.</summary>
public sealed class WeightsTextTests
{
    private const string Bias = "0.bias 2 AACAPwAAAMA=";

    [Fact]
    public void The_text_has_one_line_per_tensor()
    {
        var parameters = Network().Parameters;
        (parameters["0.bias"][0], parameters["0.bias"][1]) = (1, -2);
        parameters["1.weight"][5] = 1;
        using var writer = new StringWriter();
        parameters.WriteText(writer);
        Assert.Equal($"kernelgen-weights 1\n{Bias}\n1.weight 1x3x2 AAAAAAAAAAAAAAAAAAAAAAAAAAAAAIA/\n", writer.ToString());
    }

    [Fact]
    public void What_is_written_is_read()
    {
        var (written, read) = (SmallNetwork.CreateFilled(), SmallNetwork.Create());
        read.Parameters.Counter("1.num_batches_tracked") = 1L << 40;
        using var writer = new StringWriter();
        written.Parameters.WriteText(writer);
        read.Parameters.ReadText(new StringReader(writer.ToString()));
        Assert.Equal(SmallNetwork.Numbers(written), SmallNetwork.Numbers(read));
        read.Parameters.ReadText(new StringReader(writer.ToString().Replace("\n", "\r\n", StringComparison.Ordinal)));
        Assert.Equal(SmallNetwork.Numbers(written), SmallNetwork.Numbers(read));
    }

    [Theory]
    [InlineData("it is empty", "")]
    [InlineData("line 1: the first line must be 'kernelgen-weights 1'", "kernelgen-weights 2\n" + Bias)]
    [InlineData("line 2: a tensor is its name, its shape and its numbers", "kernelgen-weights 1\n0.bias  2 AACAPwAAAMA=")]
    [InlineData("line 2: a tensor is its name, its shape and its numbers", "kernelgen-weights 1\n\n" + Bias)]
    [InlineData("line 2: tensor '0.bias': '2x' is no shape", "kernelgen-weights 1\n0.bias 2x AACAPwAAAMA=")]
    [InlineData("line 2: tensor '0.bias': '0x2' is no shape", "kernelgen-weights 1\n0.bias 0x2 AACAPwAAAMA=")]
    [InlineData("line 2: tensor '0.bias': '+2' is no shape", "kernelgen-weights 1\n0.bias +2 AACAPwAAAMA=")]
    [InlineData("is no shape", "kernelgen-weights 1\n0.bias 2000000000x2000000000x2000000000x2000000000 AACAPwAAAMA=")]
    [InlineData("line 2: tensor '0.bias': its numbers are no base64", "kernelgen-weights 1\n0.bias 2 AACAPwAAAM")]
    [InlineData("line 2: tensor '0.bias': its numbers are no base64 of whole floats", "kernelgen-weights 1\n0.bias 2 AACAPwAA")]
    [InlineData("line 2: tensor '0.bias': shape 3 needs 3 numbers, found 2", "kernelgen-weights 1\n0.bias 3 AACAPwAAAMA=")]
    [InlineData("line 3: tensor '0.bias' is there twice", "kernelgen-weights 1\n" + Bias + "\n" + Bias)]
    [InlineData("lack tensor '1.weight' of shape (1, 3, 2)", "kernelgen-weights 1\n" + Bias)]
    [InlineData("a tensor '0.weight', which the network does not have", "kernelgen-weights 1\n0.weight 2 AACAPwAAAMA=")]
    [InlineData("'0.bias' has shape (2, 1); the network needs (2)", "kernelgen-weights 1\n0.bias 2x1 AACAPwAAAMA=")]
    public void Other_texts_are_refused(string says, string text)
    {
        var weights = Network();
        weights.Values.Fill(7);
        var message = Assert.Throws<InvalidDataException>(() => weights.Parameters.ReadText(new StringReader(text))).Message;
        Assert.Contains(says, message, StringComparison.Ordinal);
        Assert.True(weights.Values.ToArray().All(value => value == 7));
    }

    private static NetworkWeights Network() =>
        new(new("0.bias", TensorRole.Weight, 1, 2), new NetworkTensor("1.weight", TensorRole.Weight, 1, 1, 3, 2));
}
