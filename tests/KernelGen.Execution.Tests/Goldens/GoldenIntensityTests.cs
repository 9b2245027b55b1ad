using System;
using System.Collections.Generic;
using System.Linq;
using System.Numerics;
using System.Text.Json;
using Xunit;
using Xunit.Abstractions;

namespace KernelGen.Execution.Tests.Goldens;

/// <summary>scikit-image's rescale_intensity, where it goes to the range of the destination's type.</summary>
public sealed class GoldenIntensityTests(ITestOutputHelper output)
{
    [GoldenTheory]
    [InlineData(8, 9)]
    public void Rescale_gives_what_scikit_image_gives(int expressible, int inexpressible)
    {
        var complaints = new List<string>();
        var (ran, refused) = (0, 0);
        foreach (var golden in GoldenCase.OfGroup("rescale_intensity"))
        {
            if (!GoesToTheRangeOfItsType(golden))
            {
                output.WriteLine($"not run: {golden.Name}: the output's range is not that of its type");
                refused++;
                continue;
            }
            ran++;
            var got = (golden.InputType("image"), golden.OutputType) switch
            {
                ("uint8", "uint8") => Rescale<byte, byte>(golden),
                ("uint8", _) => Rescale<byte, float>(golden),
                _ => Rescale<float, float>(golden),
            };
            if (golden.Difference(got, golden.Output) is string difference) complaints.Add(difference);
            // Truncated, as scikit-image does, integers are not only within its tolerance: they are the same.
            if (golden.OutputType == "uint8" && !got.SequenceEqual(golden.Output.Values)) complaints.Add($"{golden.Name}: not the same bytes");
        }
        output.WriteLine($"rescale_intensity: {ran} cases ran; {refused} cannot be expressed");
        Assert.Empty(complaints);
        Assert.Equal((expressible, inexpressible), (ran, refused));
    }

    private static bool GoesToTheRangeOfItsType(GoldenCase golden)
    {
        var range = golden.Parameter("out_range")!.Value;
        if (range.ValueKind == JsonValueKind.String) return true;
        if (golden.OutputType != "float32") return false;
        return golden.Two("out_range") == (LowLimit(golden) >= 0 ? (0, 1) : (-1, 1));
    }

    private static bool FindsLimits(GoldenCase golden) => golden.Parameter("in_range")!.Value.ValueKind == JsonValueKind.String;

    private static double LowLimit(GoldenCase golden) => FindsLimits(golden) ? golden.Input("image").Values.Min() : golden.Two("in_range").First;

    private static double[] Rescale<TIn, TOut>(GoldenCase golden)
        where TIn : unmanaged, INumber<TIn>
        where TOut : unmanaged, INumber<TOut>
    {
        var image = golden.Input("image");
        var source = Array.ConvertAll(image.Values, TIn.CreateChecked);
        var destination = new TOut[source.Length];
        if (FindsLimits(golden))
        {
            Intensity.Rescale<TIn, TOut>(source, destination, MidpointRounding.ToZero);
        }
        else
        {
            var (low, high) = golden.Two("in_range");
            Intensity.Rescale<TIn, TOut>(source, destination, low, high, MidpointRounding.ToZero);
        }
        return Array.ConvertAll(destination, double.CreateChecked);
    }
}
