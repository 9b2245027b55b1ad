using System;
using System.IO;
using System.Runtime.InteropServices;
using System.Text;
using System.Threading;
using KernelGen;
using LearnDigits.CommandLine;
using LearnDigits.Learning;
using LearnDigits.Report;
using LearnDigits.Reporting;
using ReadDigit;
using Samples;
using Samples.Output;
using Spectre.Console;

namespace LearnDigits;

/// <summary>Trains a network to read digits, and writes a report and the weights.</summary>
internal static class Program
{
    /// <summary>The exit codes; the last is a shell's for a program ended by Ctrl-C.</summary>
    private const int Success = 0, Failed = 1, Refused = 2, Canceled = 130;

    private static int Main(string[] arguments)
    {
        try
        {
            return LearnCommand.Run(arguments, Learn, Classification.Print);
        }
        catch (RefusedException e)
        {
            return End(e.Message, Refused);
        }
        catch (DivergenceException e)
        {
            return End(e.Message, Failed);
        }
    }

    private static int End(string reason, int code)
    {
        Console.Error.WriteLine($"learndigits: {reason.ReplaceLineEndings(" ")}");
        return code;
    }

    private static int Learn(LearnRequest request)
    {
        // Invalid requests are rejected before anything is written, and an invalid folder before digits are generated.
        var mnist = request.Mnist is { } files ? DigitSource.Mnist(files) : null;
        using var folder = new OutputFolder(request.Out);
        var source = mnist ?? DigitSource.Generated(request.Seed);

        using var cancellation = new CancellationTokenSource();
        using var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, Stop);
        using var terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Stop);
        IReport report = Console.IsOutputRedirected ? new PlainReport(Console.Out) : new TerminalReport(AnsiConsole.Console);
        var (training, test) = (Wording.Count(source.Training.Count), Wording.Count(source.Test.Count));
        report.Say($"{training} training digits, {test} test digits: {source.Title}; seed {request.Seed}");
        var checkpoint = Lesson.CheckpointPath(source, request);
        if (request.Resume && !File.Exists(checkpoint)) report.Say($"{checkpoint} does not exist: training starts from the beginning.");
        Lesson lesson;
        try
        {
            lesson = report.Follow(progress => Lesson.Learn(source, request, progress, cancellation.Token));
        }
        catch (OperationCanceledException)
        {
            return End($"stopped; {checkpoint} is written, --resume continues from it", Canceled);
        }

        folder.Stage("digits.safetensors", Saved(lesson.Net));
        folder.Stage("digits.weights", Baked(lesson.Net));
        folder.Stage("report.html", ReportPage.Write(lesson));
        folder.Publish();
        report.Show(lesson.Confusion);
        report.Say($"Trained in {Wording.Time(lesson.Time)}. Look at {Path.Combine(request.Out, "report.html")}");
        report.Say(Wording.Verdict(lesson.Confusion));
        return Success;

        void Stop(PosixSignalContext context)
        {
            context.Cancel = true;
            cancellation.Cancel();
        }
    }

    private static byte[] Saved(DigitNet net)
    {
        using var file = new MemoryStream();
        net.Save(file);
        return file.ToArray();
    }

    private static byte[] Baked(DigitNet net)
    {
        using var text = new StringWriter();
        net.Parameters.WriteText(text);
        return Encoding.UTF8.GetBytes(text.ToString());
    }
}
