using System.ComponentModel;
using System.Diagnostics;
using System.Linq;
using Xunit;

namespace KernelGen.Execution.Tests.Harness;

/// <summary>Python, where it is installed and has PyTorch.</summary>
internal static class Python
{
    /// <summary>The program, or null.</summary>
    public static string? WithTorch() => new[] { "/usr/bin/python3", "python3" }.FirstOrDefault(static python =>
    {
        try
        {
            using var process = Process.Start(new ProcessStartInfo(python, ["-c", "import torch"]) { RedirectStandardError = true })!;
            process.StandardError.ReadToEnd();
            process.WaitForExit();
            return process.ExitCode == 0;
        }
        catch (Win32Exception)
        {
            return false;
        }
    });

    public static void Execute(string python, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(python, arguments) { RedirectStandardError = true })!;
        var errors = process.StandardError.ReadToEnd();
        process.WaitForExit();
        Assert.True(process.ExitCode == 0, errors);
    }
}
