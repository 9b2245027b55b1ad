using System;
using System.Globalization;
using System.Linq;

namespace KernelGen.Peers;

/// <summary>What is asked of a ratio at each of the standard sizes.</summary>
/// <remarks>
/// Written as in the goals' table: targets, one for all sizes or one for each, then in parentheses the floors, which hand-written
/// studies reached: "1.75 1.6 1.0 (2.0 1.8 1.2)". Without parentheses the target is the floor.
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

    /// <summary>A ratio of times that is to be small; floors relaxed by a factor where the study had it easier than the contract.</summary>
    public static Goal AtMost(string text, double allowance = 1) => new(text, true, allowance);

    /// <summary>A ratio that is to be large.</summary>
    public static Goal AtLeast(string text, double allowance = 1) => new(text, false, allowance);

    /// <summary>The value, its mark and what was asked: "1.62 ● ≤ 1.75 (2.0)".</summary>
    /// <param name="value">The measured ratio.</param>
    /// <param name="size">The index of the standard size; −1 for another, of which nothing is asked unless all sizes share a goal.</param>
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

/// <summary>How a measured ratio stands to its goal.</summary>
internal static class Marks
{
    public const string Target = "●";
    public const string Floor = "○";
    public const string Missed = "✗";
}
