using System;
using System.Globalization;
using KernelBank.Measuring;
using KernelBank.Reporting;

namespace KernelBank.Gallery;

/// <summary>The times of the three implementations, as bars.</summary>
internal static class Timing
{
    /// <summary>The bars of one kernel; the longest has the full width.</summary>
    public static string Draw(Measurement it)
    {
        var longest = Math.Max(it.Generated.TotalMilliseconds, Math.Max(it.Generic.TotalMilliseconds, it.Textbook.TotalMilliseconds));
        return $"""
            <dl class="timing">
            {Bar("generated", it.Generated, 1, longest)}
            {Bar("generic", it.Generic, it.GenericRatio, longest)}
            {Bar("textbook", it.Textbook, it.TextbookRatio, longest)}
            </dl>
            """;
    }

    private static string Bar(string name, TimeSpan time, double ratio, double longest)
    {
        var share = (100 * time.TotalMilliseconds / longest).ToString("0.##", CultureInfo.InvariantCulture);
        var words = $"{Wording.Milliseconds(time)} ms{(ratio == 1 ? "" : $" · {Wording.Ratio(ratio)}")}";
        return $"""<dt>{name}</dt><dd class="{name}"><b style="width:{share}%"></b><span>{words}</span></dd>""";
    }
}
