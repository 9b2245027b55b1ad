using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using KernelGen.Generator.Diagnostics;

namespace KernelGen.Generator.Kernels.Rules;

/// <summary>The output-size formula with its numbers, before it is rounded down: «(10 − 3 + 2·0)/2 + 1 = 4.5».</summary>
internal static class SizeFormula
{
    /// <param name="input">Positions of the input.</param>
    /// <param name="window">Taps.</param>
    /// <param name="stride">Positions between neighboring windows.</param>
    /// <param name="dilation">Positions between neighboring taps.</param>
    /// <param name="before">Positions of padding before the input.</param>
    /// <param name="after">Positions of padding after it.</param>
    public static string Text(long input, int window, int stride, int dilation, long before, long after)
    {
        var covered = dilation == 1 ? $"{window}" : $"({dilation}·({window} − 1) + 1)";
        var padding = before == after ? $"2·{before}" : $"{before} + {after}";
        var room = input + before + after - ((long)dilation * (window - 1) + 1);
        var quotient = Math.Round((decimal)room / stride + 1, 3).ToString("0.###", CultureInfo.InvariantCulture);
        return $"({input} − {covered} + {padding})/{stride} + 1 = {quotient}";
    }

    /// <summary>The remedies for dropped pixels as text; the last one states that dropping is intended.</summary>
    public static string Remedies(IReadOnlyList<Remedy> remedies)
    {
        var settings = remedies.Select(remedy => Remedy.ReadOptions(remedy.Text)[0]).Select(option => $"{option.Name} = {option.Value}").ToArray();
        var reading = string.Join(" or ", settings.Take(settings.Length - 1));
        return (reading.Length > 0 ? $"{reading} reads all; " : "") + $"{settings.Last()} states that dropping them is intended";
    }

    /// <summary><c>the last column</c>, <c>the last 2 columns</c>.</summary>
    public static string Last(long lost, string position) => lost == 1 ? $"the last {position}" : $"the last {lost} {position}s";
}
