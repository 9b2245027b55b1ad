using System;
using System.IO;
using System.Linq;
using System.Text;
using System.Text.RegularExpressions;
using Lessons.Course;
using Lessons.Drawing;
using Xunit;

namespace KernelGen.Samples.Tests.Course;

public sealed class LessonsPageTests : IDisposable
{
    private readonly string _root = Directory.CreateTempSubdirectory("lessons").FullName;

    public void Dispose() => Directory.Delete(_root, recursive: true);

    [Fact]
    public void The_page_is_self_contained_and_every_image_has_a_text()
    {
        var lessons = LessonList.Write();
        var page = Encoding.UTF8.GetString(LessonsPage.Write(lessons));
        Assert.Equal(8, lessons.Count);
        Assert.All(lessons, it => Assert.Contains($"<article id=\"{it.Id}\">", page, StringComparison.Ordinal));
        Assert.DoesNotContain("<script", page, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("http", page, StringComparison.OrdinalIgnoreCase);
        Assert.True(Regex.Count(page, "<img ") > 20);
        Assert.All(Regex.Matches(page, "<img [^>]*>"), static image =>
            Assert.Matches(" src=\"data:image/png;base64,[^\"]+\".* alt=\"[^\"]{5,}\"", image.Value));
        Assert.All(Regex.Matches(page, "<svg [^>]*>"), static drawing =>
            Assert.Matches(" role=\"img\" aria-label=\"[^\"]{10,}\"", drawing.Value));
        Assert.DoesNotContain("NaN", Regex.Replace(page, "base64,[^\"]+", ""), StringComparison.Ordinal);
        foreach (var element in new[] { "div", "figure", "svg", "table", "p" })
            Assert.Equal(Regex.Count(page, $"<{element}[ >]"), Regex.Count(page, $"</{element}>"));
    }

    [Fact]
    public void The_command_writes_the_page_and_prints_the_numbers()
    {
        var run = SampleProcess.Run("Lessons", _root, [], "--out", "here");
        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        Assert.Contains("full 4, 13, 28, 27, 18; same 13, 28, 27; valid 28", run.Text, StringComparison.Ordinal);
        Assert.Contains("one neuron on 3x256x256 196,608", run.Text, StringComparison.Ordinal);
        Assert.Equal(["lessons.html"], Directory.GetFiles(Path.Combine(_root, "here")).Select(Path.GetFileName));
    }

    [Theory]
    [InlineData("unknown", "--nothing")]
    [InlineData("needs the name", "--out", "")]
    public void An_invalid_request_is_refused_in_one_line(string words, params string[] arguments)
    {
        var run = SampleProcess.Run("Lessons", _root, [], arguments);
        Assert.Equal((2, ""), (run.ExitCode, run.Text));
        Assert.Single(run.Error.TrimEnd().Split('\n'));
        if (words != "unknown") Assert.Contains(words, run.Error, StringComparison.Ordinal);
        Assert.Empty(Directory.GetFileSystemEntries(_root));
    }
}
