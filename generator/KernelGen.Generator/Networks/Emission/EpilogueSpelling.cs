using System.Collections.Generic;
using System.Linq;
using KernelGen.Generator.Networks.Declarations;
using KernelGen.Generator.Networks.Meaning;
using KernelGen.Generator.Networks.Planning;
using KernelGen.Generator.Support;

namespace KernelGen.Generator.Networks.Emission;

/// <summary>What becomes of sums in registers, as an expression.</summary>
internal static class EpilogueSpelling
{
    /// <param name="target">The vectors.</param>
    /// <param name="epilogue">What becomes of them.</param>
    /// <param name="sums">The sums of one output: as many as a pool's window has.</param>
    public static string Of(LayerTarget target, Epilogue epilogue, IReadOnlyList<string> sums)
    {
        var values = sums.Select(sum => Activate(target, epilogue.Before, sum)).ToArray();
        var value = epilogue.Pool is { } pool ? Reduce(target, pool.Kind, values) : values[0];
        return Activate(target, epilogue.After, value);
    }

    /// <summary>The first half of <see cref="Of"/>: a column of a pool's window.</summary>
    public static string OfRows(LayerTarget target, Epilogue epilogue, IReadOnlyList<string> sums) =>
        Reduce(target, Partial(epilogue), sums.Select(sum => Activate(target, epilogue.Before, sum)).ToArray());

    /// <summary>The other half: what the columns of a window have given.</summary>
    public static string OfColumns(LayerTarget target, Epilogue epilogue, IReadOnlyList<string> columns)
    {
        var value = Reduce(target, Partial(epilogue), columns);
        if (epilogue.Pool!.Kind == PoolingKind.Average) value = Mean(target, value, epilogue.PoolRows * epilogue.PoolColumns);
        return Activate(target, epilogue.After, value);
    }

    public static string Activate(LayerTarget target, Activation? activation, string value) => activation switch
    {
        null => value,
        { Function: ActivationFunction.LeakyReLU } =>
            $"{RuntimeNames.Activation(target, activation.Function)}({value}, {Invariant.Literal((float)activation.Slope)})",
        _ => $"{RuntimeNames.Activation(target, activation.Function)}({value})",
    };

    /// <summary>The maximum, mean or sum of a window.</summary>
    public static string Reduce(LayerTarget target, PoolingKind kind, IReadOnlyList<string> values) => kind switch
    {
        PoolingKind.Maximum => values.Aggregate((left, right) => $"{target.Words.Max}({left}, {right})"),
        PoolingKind.Average => Mean(target, $"({string.Join(" + ", values)})", values.Count),
        _ => $"({string.Join(" + ", values)})",
    };

    private static string Mean(LayerTarget target, string sum, int count) => $"{sum} / {target.Words.Create}({count})";

    private static PoolingKind Partial(Epilogue epilogue) =>
        epilogue.Pool!.Kind == PoolingKind.Maximum ? PoolingKind.Maximum : PoolingKind.Sum;
}
