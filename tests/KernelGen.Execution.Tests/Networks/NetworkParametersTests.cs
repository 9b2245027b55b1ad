using System;
using System.Collections.Generic;
using System.Linq;
using System.Runtime.CompilerServices;
using KernelGen.CompilerServices;
using Xunit;

namespace KernelGen.Execution.Tests.Networks;

public sealed class NetworkParametersTests
{
    [Fact]
    public void Tensors_have_names_shapes_and_memory_of_their_own()
    {
        var parameters = SmallNetwork.Create().Parameters;
        Assert.Equal(
            ["0.weight", "0.bias", "1.weight", "1.bias", "1.running_mean", "1.running_var", "3.weight", "3.bias"], parameters.Names);
        Assert.Equal([5, 3, 2, 2], parameters.Shape("0.weight"));
        Assert.Equal(60, parameters["0.weight"].Length);
        Assert.Equal(60 + 5 + 5 + 5 + 450 + 10, parameters.Count);
        Assert.Equal(["1.running_mean", "1.running_var"], parameters.Names.Where(parameters.IsBuffer));
        parameters["3.bias"].Fill(7);
        Assert.All(parameters.Names.Where(name => name != "3.bias"), name => Assert.False(parameters[name].Contains(7)));
        var message = Assert.Throws<KeyNotFoundException>(() => parameters.Shape("weight")).Message;
        Assert.Contains("0.weight", message, StringComparison.Ordinal);
        Assert.Throws<KeyNotFoundException>(() => parameters["1.num_batches_tracked"].Length);
    }

    [Fact]
    public unsafe void Every_tensor_is_aligned_and_what_is_learned_comes_first()
    {
        var weights = SmallNetwork.Create();
        foreach (var name in weights.Parameters.Names)
        {
            ref var first = ref weights.Parameters[name][0];
            Assert.Equal(0u, (nuint)Unsafe.AsPointer(ref first) % 64);
            Assert.Equal(!weights.Parameters.IsBuffer(name), weights.Learned.Overlaps(weights.Parameters[name]));
        }
        Assert.Equal(0, weights.Start(0));
        Assert.Equal(weights.Learned.Length, weights.Start(4));
    }

    [Fact]
    public void A_seed_gives_the_same_numbers_everywhere()
    {
        var (one, other, same) = (SmallNetwork.Create(), SmallNetwork.Create(), SmallNetwork.Create());
        one.Initialize(1);
        other.Initialize(2);
        same.Initialize(1);
        Assert.Equal(SmallNetwork.Numbers(one), SmallNetwork.Numbers(same));
        Assert.NotEqual(SmallNetwork.Numbers(one), SmallNetwork.Numbers(other));

        // SplitMix64 from state 0 begins with E220A8397B1DCDAF, 6E789E6AA1B965F4 (the reference implementation)
        var zero = SmallNetwork.Create();
        zero.Initialize(0);
        var bound = (float)(1 / Math.Sqrt(12));
        Assert.Equal(bound * (0xE220A8 / 8388608f - 1), zero.Parameters["0.weight"][0]);
        Assert.Equal(bound * (0x6E789E / 8388608f - 1), zero.Parameters["0.weight"][1]);
    }

    [Fact]
    public void Initial_numbers_are_uniform_within_their_bound()
    {
        var weights = SmallNetwork.CreateFilled();
        weights.Initialize(5);
        var parameters = weights.Parameters;
        var numbers = parameters["3.weight"].ToArray();
        var bound = 1 / Math.Sqrt(45);
        Assert.All(numbers, value => Assert.InRange(value, -bound, bound));
        Assert.InRange(numbers.Average(), -0.1 * bound, 0.1 * bound);
        Assert.InRange(numbers.Average(value => value * value), bound * bound * 0.28, bound * bound * 0.39);
        Assert.Equal([1, 1, 1, 1, 1], parameters["1.weight"].ToArray());
        Assert.Equal([0, 0, 0, 0, 0], parameters["1.bias"].ToArray());
        Assert.Equal([0, 0, 0, 0, 0], parameters["1.running_mean"].ToArray());
        Assert.Equal([1, 1, 1, 1, 1], parameters["1.running_var"].ToArray());
        Assert.Equal(0, parameters.Counter("1.num_batches_tracked"));
    }

    [Fact]
    public void A_new_network_is_zero() => Assert.All(SmallNetwork.Numbers(SmallNetwork.Create()), value => Assert.Equal(0, value));

    [Fact]
    public void A_network_without_parameters_has_none()
    {
        var weights = new NetworkWeights();
        weights.Initialize(1);
        Assert.Empty(weights.Parameters.Names);
        Assert.True(weights.Values.IsEmpty);
    }
}
