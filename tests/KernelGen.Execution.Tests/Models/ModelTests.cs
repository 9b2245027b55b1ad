using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using KernelGen.Execution.Tests.GeneratedNetworks;
using KernelGen.Execution.Tests.GenericLayers;
using Xunit;
using Xunit.Abstractions;

namespace KernelGen.Execution.Tests.Models;

/// <summary>
/// Published networks: declared by attributes, compiled by the real generator, with their weights from a safetensors file, they give
/// the published outputs; those that no network can express say why.
/// </summary>
public sealed class ModelTests(ITestOutputHelper output)
{
    private const double Bound = 1e-5;      // of the greatest output

    [ModelFact]
    public void Networks_give_what_their_publishers_say()
    {
        var (models, reasons) = (new List<(OnnxCase Onnx, ModelNetwork Network)>(), 0);
        foreach (var onnx in OnnxCase.AllModels())
        {
            try
            {
                models.Add((onnx, new ModelNetwork(onnx)));
            }
            catch (InexpressibleException reason)
            {
                output.WriteLine($"not run: {onnx.Name}: {reason.Message}");
                reasons++;
            }
        }
        using var compiled = new CompiledNetworks(models.Select(model => model.Network.Attributes));
        var complaints = new List<string>();
        for (var i = 0; i < models.Count; i++)
        {
            var (onnx, model) = models[i];
            if (compiled.Network(i) is not { } network)
            {
                complaints.Add($"{onnx.Name}: refused\n{model.Attributes}");
                continue;
            }
            network.Load(new MemoryStream(model.SafeTensors()));
            var errors = onnx.Sets.Select(
                set => Error(network, model, onnx.Inputs(set).Values.First().Values, onnx.Output(set).Tensor)).ToArray();
            output.WriteLine($"{onnx.Name}: {string.Join(", ", errors.Select(error => $"{error:E1}"))}");
            if (!errors.All(error => error <= Bound)) complaints.Add($"{onnx.Name}: {errors.Max():E1}");
        }
        output.WriteLine($"{models.Count} networks ran; {reasons} cannot be expressed");
        Assert.Empty(complaints);
        Assert.Equal((9, 16), (models.Count, reasons));
    }

    private static double Error(GeneratedNetwork network, ModelNetwork model, float[] input, OnnxTensor want)
    {
        var got = network.Forward(input);
        if (model.Spread > 1) got = DepthToSpace(got, model.Spread, want.Shape[^2] / model.Spread, want.Shape[^1] / model.Spread);
        Assert.Equal(want.Values.Length, got.Length);
        return want.Values.Zip(got, (a, b) => Math.Abs((double)a - b)).Max() / want.Values.Max(Math.Abs);
    }

    /// <summary>Channel i·side + j of a position is row i, column j of a square.</summary>
    private static float[] DepthToSpace(float[] planes, int side, int rows, int columns)
    {
        var picture = new float[planes.Length];
        for (var i = 0; i < planes.Length; i++)
        {
            var (channel, y, x) = (i / (rows * columns), i / columns % rows, i % columns);
            picture[(y * side + channel / side) * columns * side + x * side + channel % side] = planes[i];
        }
        return picture;
    }

    /// <summary>A test over published networks; skipped, and saying so, where they are not beside the repository.</summary>
    private sealed class ModelFactAttribute : FactAttribute
    {
        public ModelFactAttribute()
        {
            if (!OnnxCase.ModelsPresent) Skip = "No published networks: ../shared/material/models is not beside the repository.";
        }
    }
}
