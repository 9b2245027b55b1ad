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
    /// <param name="tier">The vectors.</param>
    /// <param name="epilogue">What becomes of them.</param>
    /// <param name="sums">The sums of one output: as many as a pool's window has.</param>
    public static string Of(Tier tier, Epilogue epilogue, IReadOnlyList<string> sums)
    {
        var values = sums.Select(sum => Activate(tier, epilogue.Before, sum)).ToArray();
        var value = epilogue.Pool is { } pool ? Reduce(tier, pool.Kind, values) : values[0];
        return Activate(tier, epilogue.After, value);
    }

    /// <summary>The first half of <see cref="Of"/>: a column of a pool's window.</summary>
    public static string OfRows(Tier tier, Epilogue epilogue, IReadOnlyList<string> sums) =>
        Reduce(tier, Partial(epilogue), sums.Select(sum => Activate(tier, epilogue.Before, sum)).ToArray());

    /// <summary>The other half: what the columns of a window have given.</summary>
    public static string OfColumns(Tier tier, Epilogue epilogue, IReadOnlyList<string> columns)
    {
        var value = Reduce(tier, Partial(epilogue), columns);
        if (epilogue.Pool!.Kind == PoolingKind.Average) value = Mean(tier, value, epilogue.PoolRows * epilogue.PoolColumns);
        return Activate(tier, epilogue.After, value);
    }

    public static string Activate(Tier tier, Activation? activation, string value) => activation switch
    {
        null => value,
        { Function: ActivationFunction.LeakyReLU } =>
            $"{RuntimeNames.Activation(tier, activation.Function)}({value}, {Invariant.Literal((float)activation.Slope)})",
        _ => $"{RuntimeNames.Activation(tier, activation.Function)}({value})",
    };

    /// <summary>The maximum, mean or sum of a window.</summary>
    public static string Reduce(Tier tier, PoolingKind kind, IReadOnlyList<string> values) => kind switch
    {
        PoolingKind.Maximum => values.Aggregate((left, right) => $"{tier.Words.Max}({left}, {right})"),
        PoolingKind.Average => Mean(tier, $"({string.Join(" + ", values)})", values.Count),
        _ => $"({string.Join(" + ", values)})",
    };

    private static string Mean(Tier tier, string sum, int count) => $"{sum} / {tier.Words.Create}({count})";

    private static PoolingKind Partial(Epilogue epilogue) =>
        epilogue.Pool!.Kind == PoolingKind.Maximum ? PoolingKind.Maximum : PoolingKind.Sum;
}
