using System;
using Xunit;

namespace KernelGen.Execution.Tests.Arguments;

/// <summary>An argument error must say what was found and what is needed.</summary>
internal static class Complaint
{
    /// <summary>The call throws an ArgumentException (or a kind of it) whose message holds every one of <paramref name="words"/>.</summary>
    public static void Names(Action call, params string[] words)
    {
        var exception = Assert.ThrowsAny<ArgumentException>(call);
        foreach (var word in words) Assert.Contains(word, exception.Message, StringComparison.Ordinal);
    }
}
