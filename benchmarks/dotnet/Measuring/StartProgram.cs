using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Globalization;
using System.IO;
using System.Linq;

namespace KernelGen.Peers;

/// <summary>A small program in the folder Start, published for this machine, and the times of its starts.</summary>
/// <param name="library">The name of its source.</param>
/// <param name="mode">How it is compiled: ReadyToRun, NativeAot, or empty: when it runs.</param>
/// <param name="work">Where it is published.</param>
internal sealed class StartProgram(string library, string mode, string work)
{
    private readonly string folder = Path.Combine(work, library + mode);

    /// <summary>Publishes it.</summary>
    /// <returns>Null, or the reason why it cannot be published here.</returns>
    public string? Publish()
    {
        var project = Path.Combine(AppContext.BaseDirectory, "..", "..", "..", "Start", "KernelGen.StartPeers.csproj");
        string[] words =
        [
            "publish", project, "-c", "Release", "--use-current-runtime", "--nologo", "-v", "q", $"-p:Library={library}", $"-p:Mode={mode}",
            $"-p:Work={work}", "-o", folder,
        ];
        using var process = Process.Start(new ProcessStartInfo("dotnet", words) { RedirectStandardOutput = true })!;
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        if (process.ExitCode == 0) return null;
        const string Error = ": error ";
        var line = output.Split('\n').FirstOrDefault(static line => line.Contains(Error, StringComparison.Ordinal)) ?? Error;
        var message = line[(line.IndexOf(Error, StringComparison.Ordinal) + Error.Length)..].Split('[')[0].Split(' ');
        return string.Join(' ', message.Where(static word => !word.Contains('/', StringComparison.Ordinal))).Trim();     // without paths
    }

    /// <summary>Bytes that are deployed, without symbols for debuggers.</summary>
    public long Bytes => new DirectoryInfo(folder).EnumerateFiles("*", SearchOption.AllDirectories)
        .Where(static file => file.Extension is not (".dbg" or ".pdb")).Sum(static file => file.Length);

    /// <summary>Starts it.</summary>
    /// <param name="settings">Variables of its environment.</param>
    /// <returns>Milliseconds of the first call, and of the process until its output; null if it fails.</returns>
    public (double First, double Whole)? Start(IReadOnlyDictionary<string, string> settings)
    {
        var start = new ProcessStartInfo(Path.Combine(folder, OperatingSystem.IsWindows() ? "start.exe" : "start"))
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        var runtime = Path.GetDirectoryName(typeof(object).Assembly.Location)!;      // DOTNET_ROOT/shared/Microsoft.NETCore.App/10.0.0
        start.Environment["DOTNET_ROOT"] = Path.GetFullPath(Path.Combine(runtime, "..", "..", ".."));
        foreach (var (name, value) in settings) start.Environment[name] = value;
        var begun = Stopwatch.GetTimestamp();
        using var process = Process.Start(start)!;
        var line = process.StandardOutput.ReadLine();
        var whole = Stopwatch.GetElapsedTime(begun).TotalMilliseconds;
        process.WaitForExit();
        return process.ExitCode == 0 && line?.Split(' ') is [var time, _] ? (double.Parse(time, CultureInfo.InvariantCulture), whole) : null;
    }
}
