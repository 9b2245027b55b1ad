using System;
using System.IO;
using Lessons.CommandLine;
using Lessons.Course;
using Lessons.Drawing;
using Samples;
using Samples.Output;

namespace Lessons;

/// <summary>Writes the ideas of convolution as one page, with numbers that generated kernels compute.</summary>
internal static class Program
{
    private const int Success = 0, Refused = 2;

    private static int Main(string[] arguments)
    {
        try
        {
            return LessonsCommand.Run(arguments, Teach);
        }
        catch (RefusedException e)
        {
            Console.Error.WriteLine($"lessons: {e.Message.ReplaceLineEndings(" ")}");
            return Refused;
        }
    }

    private static int Teach(string path)
    {
        using var folder = new OutputFolder(path);
        var lessons = LessonList.Write();
        folder.Stage("lessons.html", LessonsPage.Write(lessons));
        folder.Publish();
        for (var k = 0; k < lessons.Count; k++)
        {
            Console.WriteLine($"{k + 1}. {lessons[k].Title}");
            foreach (var line in lessons[k].Numbers) Console.WriteLine($"   {line}");
        }
        Console.WriteLine($"Look at {Path.Combine(path, "lessons.html")}");
        return Success;
    }
}
