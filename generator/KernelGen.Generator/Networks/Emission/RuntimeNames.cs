using System;
using System.Collections.Generic;
using System.Linq;
using KernelGen.Generator.Machine;
using KernelGen.Generator.Networks.Declarations;
using KernelGen.Generator.Networks.Meaning;
using KernelGen.Generator.Networks.Planning;

namespace KernelGen.Generator.Networks.Emission;

/// <summary>
/// The names of the runtime, other than <see cref="Words"/>, that depend on a layer's options: they are composed here and nowhere else,
/// and <see cref="All"/> lists every one, so that a test can look for each in the runtime.
/// </summary>
internal static class RuntimeNames
{
    /// <summary>Every name that can be composed: class and member, or a class alone.</summary>
    public static IEnumerable<string> All
    {
        get
        {
            foreach (var activation in Activations)
            {
                yield return Activation(activation.Function);
                yield return ActivationGradient(activation.Function);
                foreach (var tier in Tier.All)
                {
                    if (Fusion.IsCheap(activation)) yield return Activation(tier, activation.Function);
                    if (!Planning.Training.Gradients.ActivationGradient.NeedsArgument(activation))
                        yield return ActivationGradient(tier, activation.Function);
                }
            }
            foreach (PoolingKind kind in Enum.GetValues(typeof(PoolingKind)))
            {
                yield return Pool(kind);
                yield return PoolOptions(kind);
            }
            foreach (var kind in new[] { PoolingKind.Maximum, PoolingKind.Average })
            {
                yield return GlobalPool(kind);
                yield return GlobalPoolStep(kind);
                yield return GlobalPoolGradient(kind);
            }
            foreach (var isTrue in new[] { false, true })
            {
                yield return Softmax(isTrue);
                yield return SoftmaxGradient(isTrue);
                yield return Copy(isTrue);
                yield return GroupInput(isTrue);
            }
        }
    }

    /// <summary>One of each function; both signs of the slope, for which the gradient differs.</summary>
    private static IEnumerable<Activation> Activations =>
        from ActivationFunction function in Enum.GetValues(typeof(ActivationFunction))
        from slope in new[] { 0.1, -0.1 }
        select new Activation(function, slope);

    /// <summary>A function of all numbers of a span.</summary>
    public static string Activation(ActivationFunction function) => $"Layers.{function}";

    /// <summary>The gradient of a function's argument for all numbers of a span.</summary>
    public static string ActivationGradient(ActivationFunction function) => $"TensorGradients.{function}";

    /// <summary>A function of numbers in registers.</summary>
    public static string Activation(Tier tier, ActivationFunction function) => function switch
    {
        ActivationFunction.ReLU => tier.Words.ReLU,
        ActivationFunction.ReLU6 => tier.Words.ReLU6,
        ActivationFunction.LeakyReLU => tier.Words.LeakyReLU,
        ActivationFunction.HardSwish => tier.Words.HardSwish,
        _ => throw new ArgumentOutOfRangeException(nameof(function)),
    };

    /// <summary>The gradient of a function's argument, in registers, from the function's result.</summary>
    public static string ActivationGradient(Tier tier, ActivationFunction function) => function switch
    {
        ActivationFunction.ReLU => tier.Words.ReLUGradient,
        ActivationFunction.ReLU6 => tier.Words.ReLU6Gradient,
        ActivationFunction.LeakyReLU => tier.Words.LeakyReLUGradient,
        ActivationFunction.Sigmoid => tier.Words.SigmoidGradient,
        ActivationFunction.Tanh => tier.Words.TanhGradient,
        _ => throw new ArgumentOutOfRangeException(nameof(function)),
    };

    /// <summary>A pool as a whole layer.</summary>
    public static string Pool(PoolingKind kind) => $"Layers.{Short(kind)}Pool2D";

    /// <summary>The options of a pool.</summary>
    public static string PoolOptions(PoolingKind kind) => $"{Short(kind)}Pool2DOptions";

    /// <summary>A pool over whole planes, as a whole layer.</summary>
    public static string GlobalPool(PoolingKind kind) => $"Layers.Global{Short(kind)}Pool2D";

    /// <summary>A pool over whole planes, in blocks of channels.</summary>
    public static string GlobalPoolStep(PoolingKind kind) => kind == PoolingKind.Maximum ? "TensorRows.Greatest" : "TensorRows.Mean";

    /// <summary>The gradient through a pool over whole planes.</summary>
    public static string GlobalPoolGradient(PoolingKind kind) =>
        kind == PoolingKind.Maximum ? "TensorGradients.GlobalGreatest" : "TensorGradients.GlobalMean";

    /// <summary>A softmax as a whole layer.</summary>
    public static string Softmax(bool logarithm) => logarithm ? "Layers.LogSoftmax" : "Layers.Softmax";

    /// <summary>The gradient through a softmax.</summary>
    public static string SoftmaxGradient(bool logarithm) => logarithm ? "TensorGradients.LogSoftmax" : "TensorGradients.Softmax";

    /// <summary>A copy from one layout to the other.</summary>
    public static string Copy(bool toBlocks) => toBlocks ? "TensorCopy.ToBlocks" : "TensorCopy.ToChannels";

    /// <summary>The gradient of what a grouped convolution takes.</summary>
    public static string GroupInput(bool isTransposed) =>
        isTransposed ? "TensorGradients.TransposedInput" : "TensorGradients.ConvolutionInput";

    private static string Short(PoolingKind kind) => kind switch
    {
        PoolingKind.Maximum => "Max",
        PoolingKind.Average => "Avg",
        PoolingKind.Sum => "Sum",
        _ => throw new ArgumentOutOfRangeException(nameof(kind)),
    };
}
