using System;
using System.IO;
using KernelGen.Samples.Tests.Digits;
using LearnDigits.Report;
using Lessons.Course;
using Lessons.Drawing;
using Samples.Pages;
using Samples.Pictures;
using Xunit;

namespace KernelGen.Samples.Tests.Pages;

/// <summary>The pages that samples write, opened in a browser on a phone and on a wide screen.</summary>
public sealed class PageTests : IDisposable
{
    private readonly string _root = Directory.CreateTempSubdirectory("pages").FullName;

    public void Dispose() => Directory.Delete(_root, recursive: true);

    [BrowserFact]
    public void The_lessons_open_without_errors() => Assert.Empty(Browser.ComplaintsAbout(LessonsPage.Write(LessonList.Write())));

    [BrowserFact]
    public void The_report_of_a_training_opens_without_errors() =>
        Assert.Empty(Browser.ComplaintsAbout(ReportPage.Write(ReportPageTests.Lesson(20))));

    [BrowserFact]
    public void The_gallery_opens_without_errors()
    {
        var picture = new Picture<byte>(96, 64, 3);
        for (var k = 0; k < picture.Samples.Length; k++) picture.Samples[k] = (byte)(k * 7 % 251);
        File.WriteAllBytes(Path.Combine(_root, "in.png"), PictureCodec.Encode(picture, PictureFormat.Png));
        var run = SampleProcess.Run("KernelBank", _root, [], "--image", "in.png", "--out", "gallery");
        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        Assert.Empty(Browser.ComplaintsAbout(File.ReadAllBytes(Path.Combine(_root, "gallery", "gallery.html"))));
    }

    [BrowserFact]
    public void A_page_that_is_too_wide_makes_requests_or_has_a_damaged_image_is_reported()
    {
        var complaints = Browser.ComplaintsAbout(Page.Write("bad", "", """
            <div style="width:700px">wide</div>
            <img alt="damaged" src="data:image/png;base64,AAAA">
            <img alt="elsewhere" src="http://pictures.invalid/a.png">
            <script>undefinedFunction()</script>
            """));
        foreach (var words in new[]
        {
            "at 360 pixels: the page is", "does not decode: damaged", "requests http://pictures.invalid/a.png",
            "undefinedFunction is not defined",
        })
        {
            Assert.Contains(complaints, it => it.Contains(words, StringComparison.Ordinal));
        }
        Assert.DoesNotContain(complaints, static it => it.StartsWith("at 1440 pixels: the page is", StringComparison.Ordinal));
    }

    [BrowserFact]
    public void A_plain_page_is_not_reported() =>
        Assert.Empty(Browser.ComplaintsAbout(Page.Write("plain", "", "<h1>Plain</h1><p>Nothing wrong.</p>")));
}
