using System;
using System.IO;
using System.Linq;
using KernelGen.CompilerServices;
using Xunit;
using static KernelGen.Execution.Tests.GeneratedNetworks.SampleCalls;

namespace KernelGen.Execution.Tests.GeneratedNetworks;

/// <summary>What a generated class saves and loads.</summary>
public sealed class NetworkFileTests
{
    private readonly DigitNet digits = new();
    private readonly ResNet8 residual = new();

    public NetworkFileTests()
    {
        digits.Initialize(7);
        residual.Initialize(8);
    }

    [Fact]
    public void A_file_with_other_names_is_loaded_by_path_and_by_stream()
    {
        var path = Path.GetTempFileName();
        try
        {
            new PrefixedDigits(digits).Save(path);
            var options = new LoadOptions { Prefix = "module.", Rename = name => name.Replace("conv.", "0.", StringComparison.Ordinal) };
            foreach (var isPath in new[] { true, false })
            {
                var network = new DigitNet();
                using var stream = File.OpenRead(path);
                if (isPath) network.Load(path, options);
                else network.Load(stream, options);
                // laid out, too
                Assert.Equal(Forward(digits, Sample(784, 1)), Forward(network, Sample(784, 1)));
                Assert.Throws<InvalidDataException>(() => network.Load(path));
                Assert.Throws<InvalidDataException>(() => network.Load(path, options with { Rename = null }));
                Assert.Equal(Forward(digits, Sample(784, 1)), Forward(network, Sample(784, 1)));

                // what is missing keeps its numbers
                network.Initialize(3);
                var weights = network.Parameters["0.weight"].ToArray();
                network.Load(path, options with { Rename = null, AllowMissing = true, AllowExtra = true });
                Assert.Equal(weights, network.Parameters["0.weight"]);
                Assert.Equal(digits.Parameters["3.weight"], network.Parameters["3.weight"]);
            }
        }
        finally
        {
            File.Delete(path);
        }
    }

    [Fact]
    public void Weights_go_through_a_file()
    {
        using var file = new MemoryStream();
        residual.Parameters["1.running_mean"].Fill(0.25f);
        residual.Commit();
        residual.Save(file);
        file.Position = 0;
        var other = new ResNet8();
        other.Load(file);
        var input = Sample(ResNet8.InputLength, 3);
        Assert.Equal(Forward(residual, input), Forward(other, input));

        file.SetLength(file.Length - 1);
        file.Position = 0;
        Assert.Throws<InvalidDataException>(() => other.Load(file));
        Assert.Equal(Forward(residual, input), Forward(other, input));
    }

    /// <summary>The weights of a network under the names of a module of PyTorch.</summary>
    private sealed class PrefixedDigits(DigitNet digits)
    {
        public void Save(string path)
        {
            var weights = new NetworkWeights([.. digits.Parameters.Names.Select(name => new NetworkTensor(
                "module." + name.Replace("0.", "conv.", StringComparison.Ordinal), TensorRole.Weight, 1, digits.Parameters.Shape(name)))]);
            foreach (var name in digits.Parameters.Names)
                digits.Parameters[name].CopyTo(weights.Parameters["module." + name.Replace("0.", "conv.", StringComparison.Ordinal)]);
            weights.Save(path);
        }
    }
}
