using System.Linq;
using KernelGen.Generator.Networks.Meaning;
using Xunit;

namespace KernelGen.Generator.Tests.Networks;

/// <summary>Tensors are named, laid out and initialized as those of the equal <c>nn.Sequential</c>.</summary>
public sealed class ParameterTests
{
    [Fact]
    public void A_tensor_is_named_by_the_index_of_its_layer() => Assert.Equal(
        ["0.weight (8,1,5,5)", "0.bias (8)", "3.weight (16,8,5,5)", "3.bias (16)", "7.weight (10,256)", "7.bias (10)"],
        Nets.Build(Nets.Digits).Layers.SelectMany(layer => layer.Parameters).Select(Text));

    [Theory]
    [InlineData("4, 9, 9", "Conv2D(8, 3, Groups = 2)", "0.weight (8,2,3,3) 18; 0.bias (8) 18")]
    [InlineData("4, 9, 9", "Conv2D(8, KernelHeight = 1, KernelWidth = 5, Bias = false)", "0.weight (8,4,1,5) 20")]
    [InlineData("4, 9", "Conv1D(8, 3)", "0.weight (8,4,3) 12; 0.bias (8) 12")]
    [InlineData("4, 9, 9", "ConvTranspose2D(6, 3, Groups = 2)", "0.weight (4,3,3,3) 27; 0.bias (6) 27")]
    [InlineData("30", "Linear(7)", "0.weight (7,30) 30; 0.bias (7) 30")]
    [InlineData("30", "Linear(7, Bias = false, Name = \"head\")", "head.weight (7,30) 30")]
    [InlineData("4, 9, 9", "ReLU, BatchNorm2D(Name = \"bn1\")", "bn1.weight (4) 0; bn1.bias (4) 0")]
    [InlineData("4, 9, 9", "ReLU, MaxPool2D(3), Dropout, Softmax, Flatten", "")]
    public void A_layer_has_its_tensors_in_the_layout_of_PyTorch_with_their_fan_in(string input, string layers, string tensors) => Assert.Equal(
        tensors,
        string.Join("; ", Nets.Build($"[Network({input}), {layers}]").Layers.SelectMany(layer => layer.Parameters)
            .Select(parameter => $"{Text(parameter)} {parameter.FanIn}")));

    [Fact]
    public void A_batch_normalization_has_buffers_that_are_not_parameters()
    {
        var layer = Nets.Build("[Network(4, 9, 9), BatchNorm2D]").Layers[0];
        Assert.Equal(["0.running_mean (4)", "0.running_var (4)", "0.num_batches_tracked ()"], layer.Buffers.Select(Text));
        Assert.Equal([TensorRole.RunningMean, TensorRole.RunningVariance, TensorRole.BatchCount], layer.Buffers.Select(buffer => buffer.Role));
        Assert.Equal([TensorRole.Scale, TensorRole.Shift], layer.Parameters.Select(parameter => parameter.Role));
        Assert.Equal(8, layer.ParameterCount);
    }

    [Theory]
    [InlineData("4, 9, 9", "Conv2D(8, 3, Groups = 2)", 8 * 49 * 2 * 9)]
    [InlineData("4, 9", "Conv1D(8, 3)", 8 * 7 * 4 * 3)]
    [InlineData("4, 9, 9", "ConvTranspose2D(6, 3, Stride = 2)", 4 * 81 * 6 * 9)]
    [InlineData("30", "Linear(7)", 210)]
    [InlineData("4, 9, 9", "BatchNorm2D, ReLU, MaxPool2D(3)", 0)]
    public void Multiply_adds_are_those_of_the_definition(string input, string layers, long count) =>
        Assert.Equal(count, Nets.Build($"[Network({input}), {layers}]").MultiplyAdds);

    private static string Text(Parameter parameter) => $"{parameter.Name} ({string.Join(",", parameter.Shape)})";
}
