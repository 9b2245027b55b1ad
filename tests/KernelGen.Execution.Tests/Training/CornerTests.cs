using System;
using System.Linq;
using KernelGen.CompilerServices;
using Xunit;

namespace KernelGen.Execution.Tests.Training;

/// <summary>The gradients of activations at their corners are PyTorch's: of the words of the runtime, and of emitted networks.</summary>
public sealed partial class CornerTests
{
    [Network(7, Trainable = true), HardSwish] public sealed partial class HardSwishNet;

    [Network(7, Trainable = true), ReLU] public sealed partial class ReLUNet;

    [Network(7, Trainable = true), ReLU6] public sealed partial class ReLU6Net;

    [Network(7, Trainable = true), LeakyReLU(0.25)] public sealed partial class LeakyNet;

    [Network(7, Trainable = true), LeakyReLU(-0.5)] public sealed partial class NegativeNet;

    [Network(7, Trainable = true), Dropout(1)] public sealed partial class ForgetfulNet;

    /// <summary>aten's hardswish_backward, threshold_backward, hardtanh_backward and leaky_relu_backward at these inputs.</summary>
    private static readonly float[] Inputs = [-4, -3, -1.5f, 0, 3, 6, 7];

    private static readonly float[] OfHardSwish = [0, 0, 0, 0.5f, 1, 1, 1];
    private static readonly float[] OfReLU = [0, 0, 0, 0, 1, 1, 1];
    private static readonly float[] OfReLU6 = [0, 0, 0, 0, 1, 0, 0];
    private static readonly float[] OfLeaky = [0.25f, 0.25f, 0.25f, 0.25f, 1, 1, 1];
    private static readonly float[] OfNegative = [-0.5f, -0.5f, -0.5f, -0.5f, 1, 1, 1];

    [Fact]
    public void The_words_of_the_runtime_have_them()
    {
        // long enough for a vector of every width, and a rest
        var x = Enumerable.Repeat(Inputs, 5).SelectMany(part => part).ToArray();
        Check(OfHardSwish, x, TensorGradients.HardSwish, known: x);
        Check(OfReLU, x, TensorGradients.ReLU, Of(x, value => Math.Max(value, 0)));
        Check(OfReLU6, x, TensorGradients.ReLU6, Of(x, value => Math.Clamp(value, 0, 6)));
        Check(OfLeaky, x, (dy, known, dx) => TensorGradients.LeakyReLU(dy, known, dx, 0.25f), Of(x, value => value > 0 ? value : value / 4));
        Check(OfNegative, x, (dy, known, dx) => TensorGradients.LeakyReLU(dy, known, dx, -0.5f), known: x);
    }

    [Fact]
    public void Emitted_networks_have_them()
    {
        Check(OfHardSwish, new HardSwishNet());
        Check(OfReLU, new ReLUNet());
        Check(OfReLU6, new ReLU6Net());
        Check(OfLeaky, new LeakyNet());
        Check(OfNegative, new NegativeNet());
    }

    [Fact]
    public void A_dropout_of_1_forgets_all() => Check(new float[7], new ForgetfulNet());

    private static float[] Of(float[] x, Func<float, float> function) => Array.ConvertAll(x, value => function(value));

    private delegate void Gradient(ReadOnlySpan<float> dy, ReadOnlySpan<float> known, Span<float> dx);

    private static void Check(float[] expected, float[] x, Gradient gradient, float[] known)
    {
        var (dy, dx) = (Enumerable.Repeat(1f, x.Length).ToArray(), new float[x.Length]);
        gradient(dy, known, dx);
        for (var i = 0; i < x.Length; i++) Near(expected[i % 7], dx[i], x[i]);
    }

    private static void Check(float[] expected, ITrainable network)
    {
        var (output, gradient) = (new float[7], new float[7]);
        network.ForwardTraining(Inputs, output, 1);
        network.Backward([1, 1, 1, 1, 1, 1, 1], gradient);
        for (var i = 0; i < 7; i++) Near(expected[i], gradient[i], Inputs[i]);
    }

    private static void Near(float expected, float found, float x) => Assert.True(Math.Abs(expected - found) < 1e-6, $"at {x}: {found}, not {expected}");
}
