using System.Collections.Generic;
using System.Globalization;
using System.Linq;

namespace KernelGen.Generator.Diagnostics;

/// <summary>
/// A mechanical remedy whose numbers a rule has computed, as text. It is a property of the diagnostic;
/// the code fixes, which have the syntax, apply it.
/// </summary>
/// <param name="Kind">The kind of remedy: one of the constants here.</param>
/// <param name="Text">The text of the remedy.</param>
internal sealed record Remedy(string Kind, string Text)
{
    /// <summary><c>Padding = 1; Mode</c>: options of the attribute to write; options without a value are removed.</summary>
    public const string OptionsKind = "Options";

    /// <summary><c>short</c>: the destination's element type.</summary>
    public const string DestinationKind = "Destination";

    /// <summary><c>6: 1 4 1</c>: a divisor and the coefficients over it.</summary>
    public const string DivisorKind = "Divisor";

    /// <summary><c>Kernel | 2, 3 | 0 1 2 3 4 -</c>: an attribute, its first arguments, and which coefficients follow; - is a zero.</summary>
    public const string CoefficientsKind = "Coefficients";

    /// <summary><c>ReadOnlySpan&lt;byte&gt; source, …</c>: the parameters of the method.</summary>
    public const string ParametersKind = "Parameters";

    /// <summary><see cref="InsertFlatten"/> or <see cref="MoveFlatten"/>.</summary>
    public const string FlattenKind = "Flatten";

    public const string InsertFlatten = "insert";
    public const string MoveFlatten = "move";

    /// <summary><c>Rounding</c>: an option that has no effect and can be removed.</summary>
    public const string NoEffectKind = "NoEffect";

    /// <summary>The options of a kernel that is applied as written, which is the default.</summary>
    public const string KeptOrientation = "Flip = false";

    /// <summary><c>BoxKernel(3, 3) | ReadOnlySpan&lt;byte&gt; source, …</c>: an attribute and the parameters of the method under it.</summary>
    public const string DeclarationKind = "Declaration";

    /// <summary>Options with the C# text of their values; null removes the option.</summary>
    public static Remedy Options(params (string Name, string? Value)[] settings) =>
        new(OptionsKind, string.Join("; ", settings.Select(setting => setting.Value is null ? setting.Name : $"{setting.Name} = {setting.Value}")));

    public static Remedy Destination(string type) => new(DestinationKind, type);

    public static Remedy Declaration(string attribute, string parameters) => new(DeclarationKind, $"{attribute} | {parameters}");

    public static Remedy Coefficients(string attribute, string first, IEnumerable<int> indices) =>
        new(CoefficientsKind, $"{attribute} | {first} | {string.Join(" ", indices.Select(index => index < 0 ? "-" : index.ToString(CultureInfo.InvariantCulture)))}");

    public static Remedy Parameters(string parameters) => new(ParametersKind, parameters);

    public static Remedy Flatten(string how) => new(FlattenKind, how);

    public static Remedy NoEffect(string option) => new(NoEffectKind, option);

    public static Remedy Divisor(string divisor, IEnumerable<string> coefficients) =>
        new(DivisorKind, $"{divisor}: {string.Join(" ", coefficients)}");

    /// <summary>What <see cref="Options"/> wrote.</summary>
    public static IReadOnlyList<(string Name, string? Value)> ReadOptions(string text) => text.Split(';')
        .Select(setting => setting.Split('='))
        .Select(parts => (parts[0].Trim(), parts.Length > 1 ? parts[1].Trim() : null))
        .ToArray();
}
