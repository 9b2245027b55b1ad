using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using LearnDigits.Learning;
using LearnDigits.Reporting;
using ReadDigit;

namespace LearnDigits.Report.Sections;

/// <summary>What a layer of a net makes of an input: a net's <c>ComputeFeatureMap</c>.</summary>
internal delegate void FeatureMap(ReadOnlySpan<float> input, int layer, Span<float> destination);

/// <summary>One digit, and what every layer makes of it.</summary>
internal static class MapsSection
{
    public static string Write(Lesson lesson)
    {
        var digits = lesson.Source.Test;
        var index = digits.FirstThree;
        return $"""
            <p>Each layer's output for one test digit, a {digits.Labels[index]}: a tile for each channel.</p>
            <div class="maps">{string.Join("\n", Maps(digits, index, lesson.Net.ComputeFeatureMap))}</div>
            """;
    }

    /// <summary>The digit, the maps of every layer, and the answers.</summary>
    /// <param name="digits">Digits.</param>
    /// <param name="index">Which of them.</param>
    /// <param name="compute">A net of the layers that <see cref="NetLayer.All"/> names.</param>
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
        yield return Figure("the answers, as probabilities", Bars(answers));
    }

    // A bar for each digit, as long as it is probable.
    private static string Bars(float[] answers)
    {
        Probabilities.Of(answers);
        var bars = answers.Select(static (share, digit) => string.Create(
            CultureInfo.InvariantCulture, $"<li style=\"--share:{share:0.####}\">{digit}<b></b>{Wording.Percent(share)}</li>"));
        return $"<ul class=\"answers\">{string.Concat(bars)}</ul>";
    }

    private static string Figure(string caption, string content) => $"<figure>{content}<figcaption>{caption}</figcaption></figure>";
}
