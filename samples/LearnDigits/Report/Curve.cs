using System.Collections.Generic;

namespace LearnDigits.Report;

/// <summary>A line of a chart.</summary>
/// <param name="Name">What it is; its class in the style sheet, too.</param>
/// <param name="Values">A number of at least zero for every epoch.</param>
internal sealed record Curve(string Name, IReadOnlyList<double> Values);
