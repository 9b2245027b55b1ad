using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Diagnostics;
using System.IO;
using System.Linq;
using KernelGen.Jit.Tests.Listings;

namespace KernelGen.Jit.Tests;

/// <summary>The probe, run in a process of its own with the JIT's listings switched on; once for each body.</summary>
internal sealed class ProbeProcess
{
    private static readonly ConcurrentDictionary<Body, Lazy<ProbeProcess>> Runs = new();

    private ProbeProcess(string text)
    {
        Methods = [.. CompiledMethod.ReadAll(text)];
        Listings = Listing.ReadAll(text).ToLookup(listing => (listing.Kernel, listing.Body));
        Text = text;
    }

    /// <summary>What the JIT wrote.</summary>
    public string Text { get; }

    /// <summary>The bodies of kernels that were compiled; narrower ones too, which serve the edges of pictures.</summary>
    public IReadOnlyList<CompiledMethod> Methods { get; }

    /// <summary>The machine code of each.</summary>
    public ILookup<(string Kernel, string Body), Listing> Listings { get; }

    /// <summary>The run in which <paramref name="body"/> is the body that runs.</summary>
    public static ProbeProcess Of(Body body) => Runs.GetOrAdd(body, static body => new(() => new ProbeProcess(Run(body)))).Value;

    private static string Run(Body body)
    {
        var file = Path.GetTempFileName();
        try
        {
            var program = Path.Combine(AppContext.BaseDirectory, "KernelGen.Jit.Probe.dll");
            var start = new ProcessStartInfo(Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet", [program])
            {
                RedirectStandardOutput = true,
            };
            // The switches of the run that the tests themselves are part of are not for the probe.
            foreach (var name in start.Environment.Keys.Where(IsSwitch).ToArray()) start.Environment.Remove(name);
            start.Environment[body.Switch] = body.Value;
            start.Environment["DOTNET_JitStdOutFile"] = file;
            start.Environment["DOTNET_JitDisasmSummary"] = "1";
            start.Environment["DOTNET_JitDisasm"] = "Run512* Run256* Run128 RunScalar Tile512* Tile256* Tile128 TileScalar";

            using var process = Process.Start(start)!;
            process.StandardOutput.ReadToEnd();
            process.WaitForExit();
            if (process.ExitCode != 0) throw new InvalidOperationException($"The probe has ended with {process.ExitCode}.");
            return File.ReadAllText(file);
        }
        finally
        {
            File.Delete(file);
        }
    }

    private static bool IsSwitch(string name) =>
        name.StartsWith("DOTNET_Enable", StringComparison.Ordinal) || name.StartsWith("DOTNET_Tiered", StringComparison.Ordinal) ||
        name.StartsWith("DOTNET_Jit", StringComparison.Ordinal) || name == "DOTNET_PreferredVectorBitWidth";
}
