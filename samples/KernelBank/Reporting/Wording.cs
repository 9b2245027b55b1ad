using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using KernelBank.Measuring;

namespace KernelBank.Reporting;

/// <summary>Formatting that all reports share.</summary>
internal static class Wording
{
    /// <summary>The columns of the table.</summary>
    public static readonly string[] Columns =
        ["kernel", "plan", "generated ms", "generic ms", "textbook ms", "generic ratio", "textbook ratio", "equal"];

    /// <summary>The cells of one row.</summary>
    public static string[] Cells(Measurement it) =>
    [
        it.Name, it.Plan, Milliseconds(it.Generated), Milliseconds(it.Generic), Milliseconds(it.Textbook),
        Ratio(it.GenericRatio), Ratio(it.TextbookRatio), it.AreEqual ? "yes" : "NO",
    ];

    /// <summary>Milliseconds with at least three digits.</summary>
    public static string Milliseconds(TimeSpan time) =>
        Text(time.TotalMilliseconds, time.TotalMilliseconds switch { < 10 => "0.000", < 100 => "0.00", _ => "0.0" });

    /// <summary>A ratio of two times.</summary>
    public static string Ratio(double ratio) => Text(ratio, ratio < 10 ? "0.0" : "0") + "x";

    /// <summary>The verdict under the table.</summary>
    public static string Verdict(IReadOnlyList<Measurement> measurements)
    {
        var unequal = measurements.Where(static it => !it.AreEqual).ToList();
        if (unequal.Count == 0) return "Generated code, generic runtime and textbook loop agree in every sample.";
        var details = unequal.Select(static it => $"{it.Name}: generic {it.FromGeneric}, textbook {it.FromTextbook}");
        return $"Results differ. {string.Join("; ", details)}";
    }

    private static string Text(double number, string format) => number.ToString(format, CultureInfo.InvariantCulture);
}
