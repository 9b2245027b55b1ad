using System;
using System.Diagnostics;
using System.Linq;

namespace KernelGen.Jit.Tests.Listings;

/// <summary>A .NET program in a process of its own, under chosen switches of the runtime.</summary>
internal static class JitProcess
{
    /// <summary>Runs a program and returns what it prints.</summary>
    /// <param name="program">The path of its assembly.</param>
    /// <param name="arguments">Its arguments.</param>
    /// <param name="switches">Environment variables; other switches of the present process are not for the program.</param>
    public static string Run(string program, string[] arguments, params (string Name, string Value)[] switches)
    {
        var start = new ProcessStartInfo(Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet", [program, .. arguments])
        {
            RedirectStandardOutput = true,
        };
        foreach (var name in start.Environment.Keys.Where(IsSwitch).ToArray()) start.Environment.Remove(name);
        foreach (var (name, value) in switches) start.Environment[name] = value;

        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        if (process.ExitCode != 0) throw new InvalidOperationException($"{program} ended with {process.ExitCode}.");
        return output;
    }

    private static bool IsSwitch(string name) =>
        name.StartsWith("DOTNET_Enable", StringComparison.Ordinal) || name.StartsWith("DOTNET_Tiered", StringComparison.Ordinal) ||
        name.StartsWith("DOTNET_Jit", StringComparison.Ordinal) || name == "DOTNET_PreferredVectorBitWidth";
}
