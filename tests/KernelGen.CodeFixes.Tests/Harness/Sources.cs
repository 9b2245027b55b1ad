namespace KernelGen.CodeFixes.Tests.Harness;

/// <summary>Small user programs.</summary>
internal static class Sources
{
    public const string Parameters = "(ReadOnlySpan<byte> source, Span<byte> destination, int width, int height)";

    /// <summary>One static partial class with the namespaces that users import.</summary>
    public static string Class(string members) => $$"""
        using System;
        using KernelGen;

        namespace Demo;

        public static partial class Filters
        {
            {{members}}
        }

        """.ReplaceLineEndings("\n");
}
