using System;
using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis.CSharp;
using Xunit;

namespace KernelGen.Execution.Tests.Harness;

/// <summary>Compiles declarations together and compares each with the definition.</summary>
internal static class Differentials
{
    /// <param name="seed">Chooses pictures and their sizes; named when something fails.</param>
    /// <param name="declarations">What to compile; one assembly for all.</param>
    /// <param name="version">The language that the user's project speaks.</param>
    /// <param name="sizes">Picture sizes; at random where none are given.</param>
    /// <param name="widths">The vector widths that the project names; null: none, and so all.</param>
    public static void Check(
        int seed,
        IReadOnlyList<Declaration> declarations,
        LanguageVersion version = LanguageVersion.Latest,
        IReadOnlyList<(int Width, int Height)>? sizes = null,
        string? widths = null)
    {
        using var batch = new Batch(version, declarations, widths);
        var complaints = declarations
            .Select((declaration, index) => new Differential(declaration, batch[index], new Random(SeedOf(seed, index))) { Sizes = sizes }.Run())
            .OfType<string>()
            .ToArray();
        Assert.True(
            complaints.Length == 0,
            $"seed {seed}: {complaints.Length} of {declarations.Count} declarations fail\n{string.Join("\n", complaints.Take(10))}");
    }

    private static int SeedOf(int seed, int index) => unchecked(seed * 7919 + index);
}
