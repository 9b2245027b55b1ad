using System;
using System.IO;
using System.Linq;
using System.Numerics;
using KernelBank.Bank;
using KernelBank.CommandLine;
using KernelBank.Gallery;
using KernelBank.Measuring;
using KernelBank.Reporting;
using KernelBank.Scene;
using Samples;
using Samples.Output;
using Samples.Pictures;
using Spectre.Console;

namespace KernelBank;

/// <summary>Applies the bank to an image, writes the results and the page, and measures and compares the implementations.</summary>
internal static class Program
{
    /// <summary>The exit codes.</summary>
    private const int Success = 0, ResultsDiffer = 1, Refused = 2;

    private static int Main(string[] arguments)
    {
        try
        {
            return BankCommand.Run(arguments, Run);
        }
        catch (RefusedException e)
        {
            return Refuse(e.Message);
        }
        catch (OutOfMemoryException)
        {
            return Refuse("there is not enough memory for this image; use a smaller one");
        }
    }

    private static int Refuse(string reason)
    {
        Console.Error.WriteLine($"kernelbank: {reason.ReplaceLineEndings(" ")}");
        return Refused;
    }

    private static int Run(BankRequest request)
    {
        var (picture, format) = request.Image switch
        {
            null => (DuskScene.Paint(), PictureFormat.Png),
            BankRequest.StandardStream => PictureFile.ReadStandardInput(),
            var path => PictureFile.Read(path),
        };
        return picture switch
        {
            Picture<byte> shallow => Run(request, shallow, format),
            Picture<ushort> deep => Run(request, deep, format),
            _ => throw new NotSupportedException(),
        };
    }

    private static int Run<T>(BankRequest request, Picture<T> picture, PictureFormat format)
        where T : unmanaged, IBinaryInteger<T>, IMinMaxValue<T>
    {
        var entries = Catalog.Find<T>(request.Border, picture.Channels, request.Kernels);
        var trial = new Trial<T>(picture);
        if (request.IsFilter)
        {
            StandardOutput.Write(PictureCodec.Encode(trial.Filter(entries.Single()), format));
            return Success;
        }

        using var folder = new OutputFolder(request.Out);
        IReport report = Console.IsOutputRedirected ? new PlainReport(Console.Out) : new TerminalReport(AnsiConsole.Console);
        var title = PictureTitle.Of(picture, request.Image);
        report.Begin($"{title}, border {request.Border.ToString().ToLowerInvariant()}");
        var measurements = report.Follow([.. entries.Select(static it => (it.Name, it.Plan))], k => trial.Measure(entries[k]));

        folder.Stage("original.png", PictureCodec.Encode(picture, PictureFormat.Png));
        foreach (var it in measurements) folder.Stage($"{it.Name}.png", PictureCodec.Encode(it.Result, PictureFormat.Png));
        folder.Stage("gallery.html", GalleryPage.Write(title, request.Border, picture, Luma.Of(picture), measurements));
        folder.Publish();
        report.End(measurements, Path.Combine(request.Out, "gallery.html"));
        return measurements.All(static it => it.AreEqual) ? Success : ResultsDiffer;
    }
}
