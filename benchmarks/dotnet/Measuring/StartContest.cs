using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;

namespace KernelGen.Peers;

/// <summary>Publishes a small program for each library, and measures how long it starts and what the library adds to the folder.</summary>
internal static class StartContest
{
    public const string Method = """
        Each program does one thing and is published for this machine, without the runtime unless it is NativeAOT. «first call» is measured
        inside: from the first use of the library, loading included, to the result. The other time is that of the process, from its start
        to its first output. Wall times, medians of alternated starts. «no tiers» is `DOTNET_TieredCompilation=0`. Our own goals for the
        first call are 3 ms for the kernel and 8 ms for the network.
        """;

    private const int Starts = 15;
    private const string Kernel = "sharpen 3x3", Network = "digit network";
    private const string NativeAot = "NativeAot";

    private static readonly Subject[] Known =
    [
        new(Kernel, "KernelGen", "OwnKernel"),
        new(Kernel, "KernelGen, no tiers", "OwnKernel") { HasTiers = false },
        new(Kernel, "KernelGen, ReadyToRun", "OwnKernel", "ReadyToRun"),
        new(Kernel, "KernelGen, NativeAOT", "OwnKernel", NativeAot),
        new(Kernel, "OpenCvSharp", "OpenCv"),
        new(Kernel, "NetVips", "Vips"),
        new(Kernel, "SkiaSharp", "Skia"),
        new(Kernel, "ImageSharp", "ImageSharp"),
        new(Kernel, "Magick.NET", "Magick"),
        new(Network, "KernelGen", "OwnNetwork"),
        new(Network, "KernelGen, no tiers", "OwnNetwork") { HasTiers = false },
        new(Network, "KernelGen, ReadyToRun", "OwnNetwork", "ReadyToRun"),
        new(Network, "KernelGen, NativeAOT", "OwnNetwork", NativeAot),
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
            var subjects = Publish(Known.Where(subject => hasTorch || subject.Library != "Torch"), work.FullName, results);
            Start(subjects, WriteModel(work.FullName), results);
            return results;
        }
        finally
        {
            work.Delete(recursive: true);
        }
    }

    /// <summary>The programs that can be published here. How much they add is stored, and of the others why not.</summary>
    private static List<(Subject Subject, StartProgram Program)> Publish(IEnumerable<Subject> subjects, string work, Results results)
    {
        var published = new Dictionary<(string, string), StartProgram>();
        var found = new List<(Subject, StartProgram)>();
        foreach (var mode in new[] { "", NativeAot }) Find("Empty", mode);
        foreach (var subject in subjects)
        {
            if (Find(subject.Library, subject.Mode) is not { } program) continue;
            found.Add((subject, program));
            if (!subject.HasTiers) continue;
            var empty = published[("Empty", subject.Mode == NativeAot ? NativeAot : "")];
            var name = subject.IsOurs ? $"{subject.Name}: {subject.Task}" : subject.Name;
            results.Deployments.Add(new Deployment(name, program.Bytes - empty.Bytes));
        }
        return found;

        StartProgram? Find(string library, string mode)
        {
            if (published.TryGetValue((library, mode), out var there)) return there;
            var program = new StartProgram(library, mode, work);
            if (program.Publish() is { } reason) results.Conditions.Add($"{library} {mode} cannot be published here: {reason}");
            else return published[(library, mode)] = program;
            return null;
        }
    }

    /// <summary>Starts the programs in turn, and stores the medians.</summary>
    private static void Start(List<(Subject Subject, StartProgram Program)> subjects, string model, Results results)
    {
        var times = subjects.ConvertAll(static _ => new List<(double First, double Whole)>());
        var starts = new bool[subjects.Count];
        for (var round = 0; round <= Starts; round++)
            foreach (var (index, (subject, program)) in subjects.Index())
            {
                if (round > 0 && !starts[index]) continue;
                var tiers = subject.HasTiers ? "1" : "0";
                var time = program.Start(new Dictionary<string, string> { ["MODEL"] = model, ["DOTNET_TieredCompilation"] = tiers });
                starts[index] = time is not null;
                if (round > 0 && time is { } pair) times[index].Add(pair);      // at first, files are read from the disk
            }
        foreach (var ((subject, _), found) in subjects.Zip(times))
            if (found.Count == Starts) results.Launches.Add(new Launch(subject.Task, subject.Name, Median(found, 0), Median(found, 1)));
            else results.Conditions.Add($"{subject.Name} does not start here");

        static double Median(List<(double First, double Whole)> times, int part) =>
            times.Select(time => part == 0 ? time.First : time.Whole).Order().ElementAt(times.Count / 2);
    }

    /// <summary>Writes the network that others read as a model, and returns its path.</summary>
    private static string WriteModel(string folder)
    {
        var path = Path.Combine(folder, "digits.onnx");
        var network = OwnNetwork.Of(typeof(DigitNet), 1);
        File.WriteAllBytes(path, OnnxModel.Of(Sample.Of(Topology.Of(typeof(DigitNet)), network.Parameters)));
        return path;
    }

    /// <summary>What is started.</summary>
    /// <param name="Task">What it computes.</param>
    /// <param name="Name">Its name in the table.</param>
    /// <param name="Library">The source in the folder Start.</param>
    /// <param name="Mode">How it is compiled; empty: when it runs.</param>
    private sealed record Subject(string Task, string Name, string Library, string Mode = "")
    {
        public bool HasTiers { get; init; } = true;

        public bool IsOurs => Library.StartsWith("Own", StringComparison.Ordinal);
    }
}
