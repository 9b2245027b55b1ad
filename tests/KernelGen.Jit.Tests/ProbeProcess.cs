using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
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
        Listings = Listing.ReadAll(new StringReader(text))
            .Where(listing => BodyName.Of(listing.Method) is not null)
            .ToLookup(listing => BodyName.Of(listing.Method)!);
        Text = text;
    }

    /// <summary>What the JIT wrote.</summary>
    public string Text { get; }

    /// <summary>The bodies of kernels that were compiled; narrower ones too, which serve the edges of pictures.</summary>
    public IReadOnlyList<CompiledMethod> Methods { get; }

    /// <summary>The machine code of each.</summary>
    public ILookup<BodyName, Listing> Listings { get; }

    /// <summary>The run in which <paramref name="body"/> is the body that runs.</summary>
    public static ProbeProcess Of(Body body) => Runs.GetOrAdd(body, static body => new(() => new ProbeProcess(Run(body)))).Value;

    private static string Run(Body body)
    {
        var file = Path.GetTempFileName();
        try
        {
            JitProcess.Run(
                Path.Combine(AppContext.BaseDirectory, "KernelGen.Jit.Probe.dll"),
                [],
                (body.Switch, body.Value),
                ("DOTNET_JitStdOutFile", file),
                ("DOTNET_JitDisasmSummary", "1"),
                ("DOTNET_JitDisasm", "Run512* Run256* Run128 RunScalar RunRow* Tile512* Tile256* Tile128 TileScalar Down* Along*"));
            return File.ReadAllText(file);
        }
        finally
        {
            File.Delete(file);
        }
    }
}
