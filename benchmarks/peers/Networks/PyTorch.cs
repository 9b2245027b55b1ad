using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Runtime.InteropServices;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace KernelGen.Peers;

/// <summary>PyTorch on one thread, in a separate process that computes only during its own runs; see Shims/torch_peer.py.</summary>
internal sealed class PyTorch : INetworkPeer, IDisposable
{
    private static readonly JsonSerializerOptions Json = new() { Converters = { new JsonStringEnumConverter() } };

    /// <summary>The first on the path may be one without packages.</summary>
    private static readonly string[] Pythons = ["python3", "/usr/bin/python3"];

    private readonly Process process;

    private PyTorch(Process process, string version) => (this.process, Description) = (process, $"PyTorch {version}, one thread");

    public string Description { get; }

    /// <summary>Null if there is no Python with PyTorch.</summary>
    public static PyTorch? Start(string script) =>
        File.Exists(script) ? Pythons.Select(python => Start(python, script)).FirstOrDefault(static started => started is not null) : null;

    private static PyTorch? Start(string python, string script)
    {
        try
        {
            var start = new ProcessStartInfo(python, [script])
            {
                RedirectStandardInput = true,
                RedirectStandardOutput = true,
                RedirectStandardError = true,
            };
            var process = Process.Start(start)!;
            process.ErrorDataReceived += static (_, _) => { };      // reads warnings, so that the process does not block
            process.BeginErrorReadLine();
            if (process.StandardOutput.ReadLine() is { } line) return new PyTorch(process, JsonSerializer.Deserialize<string>(line)!);
            process.WaitForExit();
            return null;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return null;
        }
    }

    public IEnumerable<NetworkEntry> Enter(Sample sample)
    {
        var topology = sample.Topology;
        var path = Path.GetTempFileName();
        try
        {
            using (var file = File.Create(path))
            {
                file.Write(MemoryMarshal.AsBytes<float>(sample.Input));
                for (var i = 0; i < topology.Steps.Count; i++)
                {
                    file.Write(MemoryMarshal.AsBytes<float>(sample.Weights[i]));
                    file.Write(MemoryMarshal.AsBytes<float>(sample.Biases[i]));
                }
            }
            var ways = Ask<string[]>(
                new { steps = topology.Steps, batch = topology.Batch, channels = topology.Channels, size = topology.Size, numbers = path });
            return ways.Select(way => new Entry(this, way)).ToArray();
        }
        finally
        {
            File.Delete(path);
        }
    }

    public void Dispose()
    {
        process.StandardInput.Close();      // ends the process
        process.WaitForExit();
        process.Dispose();
    }

    private T Ask<T>(object request)
    {
        process.StandardInput.WriteLine(JsonSerializer.Serialize(request, Json));
        process.StandardInput.Flush();
        var line = process.StandardOutput.ReadLine() ?? throw new InvalidOperationException("PyTorch's process has ended.");
        return JsonSerializer.Deserialize<T>(line)!;
    }

    private sealed class Entry(PyTorch library, string way) : NetworkEntry(NetworkFamily.PyTorch, way)
    {
        public override double Time(int calls) => library.Ask<double>(new { way = Name, calls });

        public override void Compute(Span<float> output)
        {
            var path = Path.GetTempFileName();
            try
            {
                _ = library.Ask<int>(new { way = Name, output = path });
                MemoryMarshal.Cast<byte, float>(File.ReadAllBytes(path)).CopyTo(output);
            }
            finally
            {
                File.Delete(path);
            }
        }
    }
}
