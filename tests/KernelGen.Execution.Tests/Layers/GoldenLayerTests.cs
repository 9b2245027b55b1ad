using System.Collections.Generic;
using KernelGen.Execution.Tests.GeneratedNetworks;
using KernelGen.Execution.Tests.Goldens;
using Xunit;
using Xunit.Abstractions;

namespace KernelGen.Execution.Tests.GenericLayers;

/// <summary>Results of PyTorch's layers, sample by sample. The integer convolutions must be equal: their sums are exact in float.</summary>
public sealed class GoldenLayerTests(ITestOutputHelper output)
{
    [GoldenTheory]
    [InlineData("conv2d", 95, 0)]
    [InlineData("conv2d_int", 38, 0)]
    [InlineData("conv1d", 3, 0)]
    [InlineData("conv_transpose2d", 3, 0)]
    [InlineData("max_pool2d", 39, 0)]
    [InlineData("avg_pool2d", 14, 2)]
    [InlineData("linear", 5, 0)]
    [InlineData("activation", 22, 8)]
    [InlineData("batch_norm", 2, 0)]
    public void Layers_give_what_PyTorch_gives(string group, int expressible, int inexpressible)
    {
        Assert.Equal((expressible, inexpressible), Run(group));
        using var generated = new GeneratedLayers();
        LayerEngine.Generated = generated;
        try
        {
            Run(group);
            generated.Compile();
            output.WriteLine($"{generated.Count} layers are generated");
            Assert.Equal((expressible, inexpressible), Run(group));
        }
        finally
        {
            LayerEngine.Generated = null;
        }
    }

    /// <returns>How many cases ran, and how many cannot be expressed.</returns>
    private (int Ran, int Refused) Run(string group)
    {
        var complaints = new List<string>();
        var (ran, refused) = (0, 0);
        foreach (var golden in GoldenCase.OfGroup(group))
        {
            if (GoldenLayer.Objection(golden) is string reason)
            {
                output.WriteLine($"not run: {golden.Name}: {reason}");
                refused++;
                continue;
            }
            LayerEngine.IsExact = group == "conv2d_int";
            ran++;
            if (golden.Difference(GoldenLayer.Run(golden), golden.Output) is string difference) complaints.Add(difference);
        }
        output.WriteLine($"{group}: {ran} cases ran; {refused} cannot be expressed");
        Assert.Empty(complaints);
        return (ran, refused);
    }
}
