using System;
using System.IO;
using System.Linq;
using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using LearnDigits;
using LearnDigits.CommandLine;
using LearnDigits.Learning;
using LearnDigits.Report;
using Xunit;

namespace KernelGen.Samples.Tests.Digits;

public sealed class ReportPageTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(23)]
    public void The_page_is_self_contained_and_every_image_has_a_text(int epochs)
    {
        var page = Encoding.UTF8.GetString(ReportPage.Write(Lesson(epochs)));
        if (Environment.GetEnvironmentVariable("REPORT") is { } path) File.WriteAllText(path, page);
        Assert.DoesNotContain("<script", page, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("http", page, StringComparison.OrdinalIgnoreCase);
        foreach (var id in new[] { "digits", "curves", "kernels", "maps", "pooling", "confusion", "mistakes" })
        {
            Assert.Contains($"<article id=\"{id}\">", page, StringComparison.Ordinal);
            Assert.Contains($"href=\"#{id}\"", page, StringComparison.Ordinal);
        }
        Assert.All(Regex.Matches(page, "<img [^>]*>"), static image =>
        {
            Assert.Matches(" src=\"data:image/png;base64,[^\"]+\"", image.Value);
            Assert.Matches(" alt=\"[^\"]{5,}\"", image.Value);
        });
        var drawings = Regex.Matches(page, "<svg [^>]*>");
        Assert.Equal(2, drawings.Count);
        Assert.All(drawings, static drawing => Assert.Matches(" role=\"img\" aria-label=\"[^\"]{20,}\"", drawing.Value));
        Assert.DoesNotContain("NaN", page, StringComparison.Ordinal);
        Assert.DoesNotContain("∞", page, StringComparison.Ordinal);
        Assert.Equal(page.Split("<figure").Length, page.Split("</figure>").Length);
        Assert.Equal(page.Split("<div").Length, page.Split("</div>").Length);
    }

    [Fact]
    public void The_page_shows_the_kernels_of_every_layer_twice_and_the_maps_of_every_layer()
    {
        var page = WebUtility.HtmlDecode(Encoding.UTF8.GetString(ReportPage.Write(Lesson(3))));
        foreach (var kernels in new[] { "0, 8 × 1 kernels of 5 × 5", "4, 16 × 8 kernels of 5 × 5", "9, 10 × 16 kernels of 4 × 4" })
            Assert.Equal(2, page.Split($"alt=\"Layer {kernels}").Length - 1);
        Assert.Equal(10, page.Split("<li style=\"--share:").Length - 1);
        string[] maps =
        [
            "0, convolution 5 × 5: 8 × 28 × 28", "1, batch normalization: 8 × 28 × 28", "3, max pool 2 × 2: 8 × 14 × 14",
            "7, max pool 3 × 3: 16 × 4 × 4",
        ];
        foreach (var it in maps)
            Assert.Contains($"alt=\"Layer {it}\"", page, StringComparison.Ordinal);
    }

    [Fact]
    public void The_confusion_counts_every_digit_and_the_mistakes_are_those_off_its_diagonal()
    {
        var lesson = Lesson(1);
        var confusion = lesson.Confusion;
        var cells = Enumerable.Range(0, 100).Select(k => confusion[k / 10, k % 10]).ToArray();
        Assert.Equal(lesson.Source.Test.Count, cells.Sum());
        Assert.Equal(confusion.Mistakes.Count, cells.Where(static (_, k) => k / 10 != k % 10).Sum());
        Assert.Equal(1 - (double)confusion.Mistakes.Count / lesson.Source.Test.Count, confusion.Accuracy);
        Assert.All(confusion.Mistakes, it => Assert.NotEqual(lesson.Source.Test.Labels[it.Index], it.Answer));
        Assert.Equal(confusion.Mistakes.OrderByDescending(static it => it.Probability), confusion.Mistakes);
    }

    [Fact]
    public void Pooling_reduces_the_effect_of_a_shift()
    {
        var digits = LearnDigits.Handwriting.DigitGenerator.Generate(2, 100);
        var pairs = Enumerable.Range(0, 100).Select(k => PoolingPair.Moved(digits.Image(k)).Stages).ToArray();
        double Share(int stage) => pairs.Average(it => (double)it[stage].Greatly / it[stage].First.Values.Length);
        Assert.All(pairs, static it => Assert.True(it[1].Differing > 0));
        Assert.True(Share(2) < Share(1), $"{Share(2)} of the pooled numbers differ greatly, {Share(1)} of the others");
    }

    [Fact]
    public void A_resumed_training_counts_the_time_of_all_its_epochs()
    {
        var lesson = Lesson(5);
        Assert.Equal(TimeSpan.FromSeconds(5), lesson.Time);
        // Two epochs in one program, three in the next.
        var seconds = new[] { 10, 21, 4, 9, 15 };
        var epochs = lesson.Epochs.Epochs.Select((it, k) => it with { Elapsed = TimeSpan.FromSeconds(seconds[k]) }).ToArray();
        Assert.Equal(TimeSpan.FromSeconds(36), (lesson with { Epochs = lesson.Epochs with { Epochs = epochs } }).Time);
    }

    /// <summary>A lesson in which nothing was learned: the net is as it was at first.</summary>
    internal static Lesson Lesson(int epochs)
    {
        var net = new DigitNet();
        net.Initialize(3);
        var source = DigitSource.Generated(5, training: 130, test: 300);
        var request = new LearnRequest(null, "learned", epochs, 5, false);
        var result = new TrainingResult([.. Enumerable.Range(1, epochs).Select(Epoch)], epochs, false);
        return new Lesson(source, request, net, new Snapshot(net.Parameters), result, Confusion.Of(net, source.Test));

        TrainingProgress Epoch(int epoch) => new(
            epoch, epochs, Step: 10, Steps: 10, Loss: 0.5 / epoch, Accuracy: 1 - 0.2 / epoch, LearningRateFactor: 1, SamplesPerSecond: 12345,
            TimeSpan.FromSeconds(epoch), TimeLeft: TimeSpan.Zero, new Evaluation(0.3 / epoch, 1 - 0.1 / epoch));
    }
}
