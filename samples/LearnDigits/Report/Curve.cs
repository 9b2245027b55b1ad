using System.Collections.Generic;

namespace LearnDigits.Report;

/// <summary>A line of a chart.</summary>
/// <param name="Name">The name, which is also the class in the style sheet.</param>
/// <param name="Values">One value per epoch, at least zero.</param>
internal sealed record Curve(string Name, IReadOnlyList<double> Values);
