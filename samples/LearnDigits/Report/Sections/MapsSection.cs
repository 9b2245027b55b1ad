using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using LearnDigits.Learning;
using LearnDigits.Reporting;
using ReadDigit;

namespace LearnDigits.Report.Sections;

/// <summary>Computes the output of a layer: the <c>ComputeFeatureMap</c> of a network.</summary>
internal delegate void FeatureMap(ReadOnlySpan<float> input, int layer, Span<float> destination);

/// <summary>The feature maps of one digit in every layer.</summary>
internal static class MapsSection
{
    public static string Write(Lesson lesson)
    {
        var digits = lesson.Source.Test;
        var index = digits.FirstThree;
        return $"""
            <p>The output of each layer for one test digit, a {digits.Labels[index]}: one tile per channel.</p>
            <div class="maps">{string.Join("\n", Maps(digits, index, lesson.Net.ComputeFeatureMap))}</div>
            """;
    }

    /// <summary>Figures of the digit, the feature maps of every layer, and the outputs.</summary>
    /// <param name="digits">The digits.</param>
    /// <param name="index">The index of the digit.</param>
    /// <param name="compute">Computes feature maps of a network with the layers that <see cref="NetLayer.All"/> names.</param>
    public static IEnumerable<string> Maps(DigitSet digits, int index, FeatureMap compute)
    {
        yield return Figure("the digit", Drawings.Digit(digits, index, 5, $"The digit, a {digits.Labels[index]}"));
        var digit = new float[DigitSet.Pixels];
        digits.ToDataset().Read(index, -1, digit, new float[1]);
        for (var k = 0; k < NetLayer.All.Length; k++)
        {
            var layer = NetLayer.All[k];
            if (layer.Channels == 0) continue;
            var output = new float[DigitNet.LayerLengths[k]];
            compute(digit, k, output);
            var side = (int)Math.Sqrt(output.Length / layer.Channels);
            var words = $"Layer {k}, {layer.Name}: {layer.Channels} × {side} × {side}";
            yield return Figure(words, Drawings.Of(Tile.Split(output, side, side), layer.Channels / 2, layer.Scale, words));
        }
        var answers = new float[DigitNet.OutputLength];
        compute(digit, NetLayer.All.Length - 1, answers);
        yield return Figure("the outputs, as probabilities", Bars(answers));
    }

    // One bar per digit; its length is the probability.
    private static string Bars(float[] answers)
    {
        Probabilities.Of(answers);
        var bars = answers.Select(static (share, digit) => string.Create(
            CultureInfo.InvariantCulture, $"<li style=\"--share:{share:0.####}\">{digit}<b></b>{Wording.Percent(share)}</li>"));
        return $"<ul class=\"answers\">{string.Concat(bars)}</ul>";
    }

    private static string Figure(string caption, string content) => $"<figure>{content}<figcaption>{caption}</figcaption></figure>";
}
