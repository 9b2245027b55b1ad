using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.IO;
using System.Linq;
using KernelGen.Execution.Tests.Runtime;

namespace KernelGen.Execution.Tests.Memory;

/// <summary>These tests as a program, which may come to grief.</summary>
internal static class GuardedProcess
{
    /// <summary>
    /// Settings of the runtime for each body: 512, 256 and 128 bits, one element at a time; and for first calls. Under a setting of its
    /// own, a test run tries that one.
    /// </summary>
    public static IReadOnlyList<string> Settings { get; } = Environment.GetEnvironmentVariables().Keys.Cast<string>().Any(IsSetting)
        ? ["as it is"]
        : ["as it is", "DOTNET_EnableAVX512=0", "DOTNET_EnableAVX2=0", "DOTNET_EnableHWIntrinsic=0", FirstCalls.Always];

    /// <summary>Runs it; null if all is well, otherwise what was wrong, and with which call.</summary>
    /// <param name="what">What runs.</param>
    /// <param name="assembly">What was declared, compiled.</param>
    /// <param name="setting">One of <see cref="Settings"/>.</param>
    /// <param name="calls">How many calls were made.</param>
    /// <param name="arguments">More for the program.</param>
    public static string? Complaint(string what, string assembly, string setting, out long calls, params string[] arguments)
    {
        var notes = Path.GetTempFileName();
        try
        {
            var program = typeof(GuardedProcess).Assembly.Location;
            var start = new ProcessStartInfo(Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet", [program, what, assembly, notes, .. arguments])
            {
                RedirectStandardOutput = true,
                RedirectStandardError = true,
            };
            if (setting.Split('=') is [var name, var value]) start.Environment[name] = value;
            start.Environment["DOTNET_DbgEnableMiniDump"] = "0";
            using var process = Process.Start(start)!;
            var errors = process.StandardError.ReadToEndAsync();
            var output = process.StandardOutput.ReadToEnd().Trim();
            process.WaitForExit();
            using var last = new CallNotes(notes);
            calls = last.Count;
            return process.ExitCode == 0 ? null
                : $"{setting}: {(process.ExitCode == 1 ? output : $"touched a forbidden page (exit code {process.ExitCode})")}, in\n{last}\n"
                    + string.Join('\n', errors.Result.Split('\n').Take(4));
        }
        finally
        {
            File.Delete(notes);
        }
    }

    private static bool IsSetting(string name) =>
        name.StartsWith("DOTNET_Enable", StringComparison.Ordinal) || name == "DOTNET_PreferredVectorBitWidth";
}
