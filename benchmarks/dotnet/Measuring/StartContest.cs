using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Globalization;
using System.IO;
using System.Linq;

namespace KernelGen.Peers;

/// <summary>Publishes a small program for each library, and measures how long it starts and what the library adds to the folder.</summary>
internal static class StartContest
{
    public const string Method = """
        Each program does one thing and is published for this machine, without the runtime unless it is NativeAOT. «first call» is measured
        inside: from the first use of the library, loading included, to the result. The other time is that of the process, from its start to
        its first output. Wall times, medians of alternated starts. «no tiers» is `DOTNET_TieredCompilation=0`. Our own goals for the first call
        are 3 ms for the kernel and 8 ms for the network.
        """;

    private const int Starts = 15;
    private const string Kernel = "sharpen 3x3", Network = "digit network";

    private static readonly Subject[] Known =
    [
        new(Kernel, "KernelGen", "OwnKernel"),
        new(Kernel, "KernelGen, no tiers", "OwnKernel") { HasNoTiers = true },
        new(Kernel, "KernelGen, ReadyToRun", "OwnKernel", "ReadyToRun"),
        new(Kernel, "KernelGen, NativeAOT", "OwnKernel", "NativeAot"),
        new(Kernel, "OpenCvSharp", "OpenCv"),
        new(Kernel, "NetVips", "Vips"),
        new(Kernel, "SkiaSharp", "Skia"),
        new(Kernel, "ImageSharp", "ImageSharp"),
        new(Kernel, "Magick.NET", "Magick"),
        new(Network, "KernelGen", "OwnNetwork"),
        new(Network, "KernelGen, no tiers", "OwnNetwork") { HasNoTiers = true },
        new(Network, "KernelGen, ReadyToRun", "OwnNetwork", "ReadyToRun"),
        new(Network, "KernelGen, NativeAOT", "OwnNetwork", "NativeAot"),
        new(Network, "ONNX Runtime", "Onnx"),
        new(Network, "TorchSharp", "Torch"),
    ];

    /// <param name="hasTorch">Whether TorchSharp takes part.</param>
    public static Results Hold(bool hasTorch)
    {
        var work = Directory.CreateTempSubdirectory();
        try
        {
            var results = new Results { Processor = Machine.Processor, Conditions = [Recorder.Load] };
            var model = Path.Combine(work.FullName, "digits.onnx");
            File.WriteAllBytes(model, OnnxModel.Of(Sample.Of(Topology.Of(typeof(DigitNet)), OwnNetwork.Of(typeof(DigitNet), 1).Parameters)));
            var subjects = Known.Where(subject => hasTorch || subject.Library != "Torch").ToArray();
            var folders = subjects.Select(static subject => (subject.Library, subject.Mode)).Prepend(("Empty", "NativeAot")).Prepend(("Empty", "")).Distinct()
                .ToDictionary(static one => one, one => Publish(one, work.FullName, results.Conditions));
            var empty = folders.Where(static one => one.Key.Item1 == "Empty").ToDictionary(static one => one.Key.Item2, static one => Bytes(one.Value));
            var programs = subjects.Select(subject => new Program(subject, folders[(subject.Library, subject.Mode)], model)).Where(static one => one.Runs()).ToArray();
            for (var round = 0; round < Starts; round++)
                foreach (var program in programs) program.Start();
            results.Launches.AddRange(programs.Select(static one => new Launch(one.Subject.Task, one.Subject.Name, one.First, one.Whole)));
            foreach (var subject in subjects.Where(static one => !one.HasNoTiers))
                if (folders[(subject.Library, subject.Mode)] is { } folder)
                    results.Deployments.Add(new Deployment(
                        subject.IsOurs ? $"{subject.Name}: {subject.Task}" : subject.Name, Bytes(folder) - empty[subject.IsNative ? subject.Mode : ""]));
            return results;
        }
        finally
        {
            work.Delete(recursive: true);
        }
    }

    /// <summary>The folder of a published program; null if it cannot be published here, and then a sentence that says why.</summary>
    private static string? Publish((string Library, string Mode) one, string work, List<string> conditions)
    {
        var project = Path.Combine(AppContext.BaseDirectory, "..", "..", "..", "Start", "KernelGen.StartPeers.csproj");
        var folder = Path.Combine(work, one.Library + one.Mode);
        using var process = Process.Start(new ProcessStartInfo("dotnet", [
            "publish", project, "-c", "Release", "--use-current-runtime", "--nologo", "-v", "q", $"-p:Library={one.Library}", $"-p:Mode={one.Mode}", "-o", folder])
        {
            RedirectStandardOutput = true,
        })!;
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        if (process.ExitCode == 0) return folder;
        var reason = output.Split('\n').FirstOrDefault(static line => line.Contains("error", StringComparison.Ordinal)) ?? "";
        conditions.Add($"{one.Library} {one.Mode} cannot be published here: {reason[(reason.IndexOf("error", StringComparison.Ordinal) is var at and > 0 ? at : 0)..].Split('[')[0].Trim()}");
        return null;
    }

    private static long Bytes(string? folder) => folder is null ? 0
        : new DirectoryInfo(folder).EnumerateFiles("*", SearchOption.AllDirectories).Where(static file => file.Extension is not (".dbg" or ".pdb")).Sum(static file => file.Length);

    /// <summary>What is started.</summary>
    /// <param name="Task">What it computes.</param>
    /// <param name="Name">Its name in the table.</param>
    /// <param name="Library">The source in the folder Start.</param>
    /// <param name="Mode">How it is compiled; empty: when it runs.</param>
    private sealed record Subject(string Task, string Name, string Library, string Mode = "")
    {
        public bool HasNoTiers { get; init; }

        public bool IsOurs => Library.StartsWith("Own", StringComparison.Ordinal);

        public bool IsNative => Mode == "NativeAot";
    }

    /// <summary>A published program, and the times of its starts.</summary>
    private sealed class Program(Subject subject, string? folder, string model)
    {
        private readonly List<double> first = [], whole = [];

        public Subject Subject => subject;

        public double First => first.Order().ElementAt(first.Count / 2);

        public double Whole => whole.Order().ElementAt(whole.Count / 2);

        /// <summary>Starts it once, which is not counted: its files are read from the disk.</summary>
        public bool Runs()
        {
            if (folder is null || !Start())
            {
                Console.Error.WriteLine($"{subject.Name} does not start here.");
                return false;
            }
            first.Clear();
            whole.Clear();
            return true;
        }

        public bool Start()
        {
            var start = new ProcessStartInfo(Path.Combine(folder!, OperatingSystem.IsWindows() ? "start.exe" : "start"))
            {
                RedirectStandardOutput = true,
                RedirectStandardError = true,
            };
            start.Environment["MODEL"] = model;
            start.Environment["DOTNET_ROOT"] = Path.GetFullPath(Path.Combine(Path.GetDirectoryName(typeof(object).Assembly.Location)!, "..", "..", ".."));
            start.Environment["DOTNET_TieredCompilation"] = subject.HasNoTiers ? "0" : "1";
            var begun = Stopwatch.GetTimestamp();
            using var process = Process.Start(start)!;
            var line = process.StandardOutput.ReadLine();
            whole.Add(Stopwatch.GetElapsedTime(begun).TotalMilliseconds);
            process.WaitForExit();
            if (line?.Split(' ') is not [var time, _] || process.ExitCode != 0) return false;
            first.Add(double.Parse(time, CultureInfo.InvariantCulture));
            return true;
        }
    }
}
