using System.Collections.Generic;
using System.Linq;

namespace KernelGen.Generator.Diagnostics;

/// <summary>
/// A mechanical mend that a rule knows the numbers of: what is to be written, as text. It travels as a property of the diagnostic;
/// the code fixes, which hold the syntax, write it.
/// </summary>
/// <param name="Kind">What sort of mend: one of the constants here.</param>
/// <param name="Text">What is to be written.</param>
internal sealed record Remedy(string Kind, string Text)
{
    /// <summary><c>Padding = 1; Mode</c>: options of the attribute to be written, and those without a value to be left out.</summary>
    public const string OptionsKind = "Options";

    /// <summary><c>short</c>: the destination's element type.</summary>
    public const string DestinationKind = "Destination";

    /// <summary><c>6: 1 4 1</c>: a divisor and the coefficients over it.</summary>
    public const string DivisorKind = "Divisor";

    /// <summary><c>BoxKernel(3, 3) | ReadOnlySpan&lt;byte&gt; source, …</c>: an attribute and the parameters of the method under it.</summary>
    public const string DeclarationKind = "Declaration";

    /// <summary>Options with the C# text of their values; null leaves the option out.</summary>
    public static Remedy Options(params (string Name, string? Value)[] settings) =>
        new(OptionsKind, string.Join("; ", settings.Select(setting => setting.Value is null ? setting.Name : $"{setting.Name} = {setting.Value}")));

    public static Remedy Destination(string type) => new(DestinationKind, type);

    public static Remedy Declaration(string attribute, string parameters) => new(DeclarationKind, $"{attribute} | {parameters}");

    public static Remedy Divisor(string divisor, IEnumerable<string> coefficients) =>
        new(DivisorKind, $"{divisor}: {string.Join(" ", coefficients)}");
}
