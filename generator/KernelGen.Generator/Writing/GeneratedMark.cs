namespace KernelGen.Generator.Writing;

/// <summary>
/// The attributes that tell tools which code is generated: analyzers look for the first, and tools that count covered lines leave out
/// what has the second.
/// </summary>
internal static class GeneratedMark
{
    private const string Uncounted = "global::System.Diagnostics.CodeAnalysis.ExcludeFromCodeCoverage";

    /// <summary>The generator's version.</summary>
    public static readonly string Version = typeof(GeneratedMark).Assembly.GetName().Version.ToString(3);

    private static readonly string Generated = $"global::System.CodeDom.Compiler.GeneratedCode(\"KernelGen\", \"{Version}\")";

    /// <summary>On each type that is generated as a whole.</summary>
    public static string OfType { get; } = $"[{Generated}, {Uncounted}]";

    /// <summary>
    /// On each constructor, method and property that is added to a user's type; on the type itself it would call the user's part generated.
    /// </summary>
    public static string OfMember => OfType;

    /// <summary>On each field that is added to a user's type: it has no lines to count.</summary>
    public static string OfField { get; } = $"[{Generated}]";

    /// <summary>On a method that the user declared, without brackets: a test that never calls it should be told so.</summary>
    public static string OfCompletedMethod => Generated;
}
