namespace KernelGen.Generator.Emission;

/// <summary>The attributes that tell tools which code is generated.</summary>
internal static class GeneratedMark
{
    private static readonly string Version = typeof(GeneratedMark).Assembly.GetName().Version.ToString(3);

    /// <summary>
    /// On each member that is added to a user's type; on the type itself it would call the user's part generated too.
    /// </summary>
    public static string OfMember { get; } = $"[global::System.CodeDom.Compiler.GeneratedCode(\"KernelGen\", \"{Version}\")]";

    /// <summary>On each type that is generated as a whole.</summary>
    public static string OfType => OfMember;
}
