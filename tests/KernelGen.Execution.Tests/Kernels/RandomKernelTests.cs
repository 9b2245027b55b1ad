using System;
using System.Globalization;
using System.Linq;
using KernelGen.Execution.Tests.Harness;
using Microsoft.CodeAnalysis.CSharp;
using Xunit;

namespace KernelGen.Execution.Tests.Kernels;

/// <summary>Declarations at random, against the definition: sizes, weights, every option, every shape, every pair of element types.</summary>
/// <remarks>The environment variable KERNELGEN_SEED (an integer) shifts all seeds: other declarations, other pictures.</remarks>
public sealed class RandomKernelTests
{
    private const int DeclarationsPerBatch = 60;

    public static TheoryData<string, int, LanguageVersion> Batches()
    {
        var shift = int.Parse(Environment.GetEnvironmentVariable("KERNELGEN_SEED") ?? "0", CultureInfo.InvariantCulture);
        var data = new TheoryData<string, int, LanguageVersion>();
        foreach (var pair in Pair.All)
        {
            data.Add(pair.ToString(), shift + 1, LanguageVersion.CSharp12);
            data.Add(pair.ToString(), shift + 2, LanguageVersion.Latest);
        }
        return data;
    }

    [Theory]
    [MemberData(nameof(Batches))]
    public void Random_declarations_compute_the_definition(string pair, int seed, LanguageVersion version)
    {
        var elements = Pair.All.Single(candidate => candidate.ToString() == pair);
        var random = new Random(seed);
        var declarations = Enumerable.Range(0, DeclarationsPerBatch).Select(_ => RandomDeclaration.Next(random, elements)).ToArray();
        Differentials.Check(seed, declarations, version);
    }
}
