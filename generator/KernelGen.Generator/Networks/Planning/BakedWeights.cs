using System;
using System.Collections.Generic;
using System.Linq;
using KernelGen.Generator.Networks.Declarations;
using KernelGen.Generator.Networks.Meaning;
using KernelGen.Shared;

namespace KernelGen.Generator.Networks.Planning;

/// <summary>Trained weights as the emitted file holds them.</summary>
/// <param name="Tensors">All tensors one after another, in the order of the table.</param>
/// <param name="Packed">The same, folded and laid out as the code reads them.</param>
internal sealed record BakedWeights(float[] Tensors, float[] Packed)
{
    /// <summary>Does at compile time what <c>Commit</c> does at run time; the rules have passed the tensors.</summary>
    /// <param name="plan">Says how the weights lie.</param>
    /// <param name="tensors">The tensors of the file.</param>
    private static BakedWeights Of(NetworkPlan plan, IReadOnlyList<WeightsTensor> tensors)
    {
        var values = tensors.ToDictionary(tensor => tensor.Name, tensor => tensor.Values);
        var rows = Table(plan.Network).Select(row => row.Role == TensorRole.BatchCount ? [] : values[row.Name]).ToArray();
        var packed = new float[plan.PackedLength];
        foreach (var (part, start) in plan.Steps.SelectMany(step => step.PlacedWeights))
            Pack(part, rows, packed.AsSpan((int)start, (int)part.Length));
        return new BakedWeights(rows.SelectMany(row => row).ToArray(), packed);
    }

    /// <summary>The weights of a file that the rules have passed; null where there is no file.</summary>
    public static BakedWeights? Read(NetworkPlan plan, WeightsFile? file) =>
        file is { Text: { } text } && WeightsText.TryRead(text, out var tensors, out _) ? Of(plan, tensors) : null;

    /// <summary>The rows of the table of tensors.</summary>
    public static IEnumerable<Parameter> Table(Network network) =>
        network.Layers.SelectMany(layer => layer.Parameters.Concat(layer.Buffers));

    private static void Pack(PackedPart part, float[][] rows, Span<float> packed)
    {
        switch (part)
        {
            case TapsPart taps:
                var bias = taps.BiasRow is { } row ? rows[row] : [];
                taps.Packing.Pack(Weight(taps.Weight, rows), bias, taps.Normalization is { } folded ? Fold(folded, rows) : [], packed);
                break;
            case WinogradPart winograd:
                winograd.Packing.Pack(
                    Weight(winograd.Weight, rows),
                    winograd.BiasRow is { } biasRow ? rows[biasRow] : [],
                    winograd.Normalization is { } normalization ? Fold(normalization, rows) : [],
                    packed);
                break;
            case ScalesPart scales:
                TapPacking.Scales(Fold(scales.Normalization, rows), packed);
                break;
            case CopiedPart copied:
                rows[copied.Row].AsSpan().CopyTo(packed);
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(part));
        }
    }

    /// <summary>The numbers of a weight; inference reads none that were transposed.</summary>
    private static float[] Weight(WeightSource source, float[][] rows) => rows[((TableRow)source).Row];

    private static double[] Fold(Folded normalization, float[][] rows)
    {
        var first = normalization.FirstRow;
        return TapPacking.Fold(rows[first], rows[first + 1], rows[first + 2], rows[first + 3], normalization.Epsilon);
    }
}

/// <summary>A string of trained weights in an emitted file. The compiler writes equal ones into an assembly once.</summary>
/// <param name="Content">Equal for equal strings.</param>
/// <param name="Characters">UTF-16 units: two for each float.</param>
internal sealed record BakedStrings((string File, string Order) Content, long Characters)
{
    /// <summary>Characters that all strings of an assembly have together: 2^24 bytes, less some for the user's own.</summary>
    public const long MostCharacters = (1 << 23) - (1 << 16);

    /// <summary>The tensors as they are, and the same as the code reads them.</summary>
    /// <param name="plan">Says how the weights lie.</param>
    /// <param name="text">The file of weights.</param>
    public static IReadOnlyList<BakedStrings> Of(NetworkPlan plan, string text)
    {
        var rows = BakedWeights.Table(plan.Network).Where(row => row.Role != TensorRole.BatchCount).ToArray();
        return
        [
            new((text, string.Join(" ", rows.Select(row => row.Name))), 2 * rows.Sum(row => row.Length)),
            new((text, string.Join(" ", plan.Steps.SelectMany(step => step.Weights))), 2 * plan.PackedLength),
        ];
    }
}
