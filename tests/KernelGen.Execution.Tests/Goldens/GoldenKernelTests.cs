using System;
using System.Collections.Generic;
using System.Linq;
using KernelGen.Execution.Tests.Harness;
using Microsoft.CodeAnalysis.CSharp;
using Xunit;
using Xunit.Abstractions;

namespace KernelGen.Execution.Tests.Goldens;

/// <summary>Results of OpenCV, SciPy, NumPy and scikit-image, which nothing of ours computed.</summary>
public sealed class GoldenKernelTests(ITestOutputHelper output)
{
    private static readonly Dictionary<string, Func<GoldenCase, Translation>> Translators = new()
    {
        ["filter2D"] = OpenCv.Translate,
        ["sepFilter2D"] = OpenCv.Translate,
        ["GaussianBlur"] = OpenCv.Translate,
        ["blur"] = OpenCv.Translate,
        ["boxFilter"] = OpenCv.Translate,
        ["Sobel"] = OpenCv.Translate,
        ["Scharr"] = OpenCv.Translate,
        ["Laplacian"] = OpenCv.Translate,
        ["ndimage"] = SciPy.NdImage,
        ["convolve2d"] = SciPy.Signal,
        ["correlate2d"] = SciPy.Signal,
        ["numpy_1d"] = SciPy.OneDimension,
        ["skimage_filters"] = ScikitImage.Filter,
    };

    [GoldenTheory]
    [InlineData("filter2D", 234, 0)]
    [InlineData("sepFilter2D", 71, 0)]
    [InlineData("GaussianBlur", 48, 0)]
    [InlineData("blur", 37, 0)]
    [InlineData("boxFilter", 10, 0)]
    [InlineData("Sobel", 49, 0)]
    [InlineData("Scharr", 15, 0)]
    [InlineData("Laplacian", 24, 0)]
    [InlineData("ndimage", 120, 0)]
    [InlineData("convolve2d", 38, 0)]
    [InlineData("correlate2d", 44, 0)]
    [InlineData("numpy_1d", 65, 0)]
    [InlineData("skimage_filters", 10, 14)]
    public void Kernels_give_what_other_libraries_give(string group, int expressible, int inexpressible)
    {
        var runs = new List<(GoldenCase Golden, Translation.Expressed Meaning)>();
        var refused = 0;
        foreach (var golden in GoldenCase.OfGroup(group))
        {
            var meaning = Translators[group](golden);
            if (meaning is Translation.Expressed expressed) runs.Add((golden, expressed));
            if (meaning is not Translation.Inexpressible(var reason)) continue;
            output.WriteLine($"not run: {golden.Name}: {reason}");
            refused++;
        }

        // Many cases differ in their picture alone.
        var declarations = runs.Select(run => run.Meaning.Declaration).DistinctBy(declaration => declaration.ToString()).ToArray();
        using var batch = new Batch(LanguageVersion.Latest, declarations);
        var methods = declarations
            .Select((declaration, index) => (Text: declaration.ToString(), Method: batch[index]))
            .ToDictionary(compiled => compiled.Text, compiled => compiled.Method);
        var complaints = runs
            .SelectMany(run => new GoldenRun(run.Golden, run.Meaning, methods[run.Meaning.Declaration.ToString()]).Run())
            .ToArray();

        output.WriteLine($"{group}: {runs.Count} cases ran, as {declarations.Length} declarations; {refused} cannot be expressed");
        Assert.True(complaints.Length == 0, string.Join("\n", complaints.Take(20)));
        Assert.Equal((expressible, inexpressible), (runs.Count, refused));
    }
}
