using System;
using System.Globalization;
using System.Linq;

namespace KernelGen.Peers;

/// <summary>The goal for a ratio at each of the standard sizes.</summary>
/// <remarks>
/// Text form: targets, one for all sizes or one for each, then in parentheses minimum goals, which hand-written
/// programs reached: "1.75 1.6 1.0 (2.0 1.8 1.2)". Without parentheses the target is the minimum.
/// </remarks>
internal sealed class Goal
{
    private readonly double[] targets;
    private readonly double[] floors;

    private Goal(string text, bool lessIsBetter, double allowance)
    {
        var parts = text.TrimEnd(')').Split('(');
        targets = Numbers(parts[0]);
        floors = Numbers(parts[^1]).Select(floor => lessIsBetter ? floor * allowance : floor / allowance).ToArray();
        LessIsBetter = lessIsBetter;
    }

    public bool LessIsBetter { get; }

    /// <summary>A ratio that should be small; minimum goals are relaxed by a factor.</summary>
    public static Goal AtMost(string text, double allowance = 1) => new(text, true, allowance);

    /// <summary>A ratio that should be large.</summary>
    public static Goal AtLeast(string text, double allowance = 1) => new(text, false, allowance);

    /// <summary>The value, its mark and the goal: "1.62 ● ≤ 1.75 (2.0)".</summary>
    /// <param name="value">The measured ratio.</param>
    /// <param name="size">The index of the standard size; −1 for another size, which has a goal only if all sizes share one.</param>
    public string Describe(double value, int size)
    {
        if (Pick(targets, size) is not { } target || Pick(floors, size) is not { } floor) return Number(value);
        var mark = Passes(value, target) ? Marks.Target : Passes(value, floor) ? Marks.Floor : Marks.Missed;
        return $"{Number(value)} {mark} {(LessIsBetter ? '≤' : '≥')} {Number(target)}{(floor == target ? "" : $" ({Number(floor)})")}";
    }

    /// <summary>Two or three significant digits.</summary>
    public static string Number(double value) => value.ToString(value < 10 ? "0.0#" : "0.#", CultureInfo.InvariantCulture);

    private static double? Pick(double[] numbers, int size) => numbers.Length == 1 ? numbers[0] : size < 0 ? null : numbers[size];

    private bool Passes(double value, double limit) => LessIsBetter ? value <= limit : value >= limit;

    private static double[] Numbers(string text) =>
        text.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(number => double.Parse(number, CultureInfo.InvariantCulture)).ToArray();
}

/// <summary>Whether a measured ratio reaches its goal.</summary>
internal static class Marks
{
    public const string Target = "●";
    public const string Floor = "○";
    public const string Missed = "✗";
}
