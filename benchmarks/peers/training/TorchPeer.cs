using System;
using System.Diagnostics;
using System.Globalization;
using System.IO;

namespace KernelGen.Peers.Training;

/// <summary>PyTorch in a separate process, which computes on request.</summary>
internal sealed class TorchPeer : IDisposable
{
    private readonly Process process;

    private TorchPeer(Process process, string version) => (this.process, Version) = (process, version);

    public string Version { get; }

    /// <summary>PyTorch, or null if no Python has it.</summary>
    public static TorchPeer? Start()
    {
        foreach (var python in new[] { "/usr/bin/python3", "python3" })
        {
            try
            {
                var script = Path.Combine(AppContext.BaseDirectory, "torch_peer.py");
                var process = Process.Start(new ProcessStartInfo(python, [script])
                {
                    RedirectStandardInput = true,
                    RedirectStandardOutput = true,
                    RedirectStandardError = true,
                })!;
                if (process.StandardOutput.ReadLine()?.Split(' ') is ["ready", var version]) return new(process, version);
                process.Dispose();
            }
            catch (System.ComponentModel.Win32Exception)
            {
                // no such Python
            }
        }
        return null;
    }

    /// <summary>Sends a command and returns the answer.</summary>
    public string Ask(string command)
    {
        process.StandardInput.WriteLine(command);
        process.StandardInput.Flush();
        return process.StandardOutput.ReadLine()
            ?? throw new InvalidOperationException($"PyTorch did not answer '{command}': {process.StandardError.ReadToEnd()}");
    }

    /// <summary>Runs training steps; returns the time in seconds.</summary>
    public double Steps(int count) =>
        double.Parse(Ask(string.Create(CultureInfo.InvariantCulture, $"steps {count}")), CultureInfo.InvariantCulture);

    public void Dispose()
    {
        process.StandardInput.Close();
        process.WaitForExit();
        process.Dispose();
    }
}
