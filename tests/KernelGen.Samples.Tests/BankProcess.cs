using System;
using System.Diagnostics;
using System.IO;
using System.Text;
using System.Threading.Tasks;

namespace KernelGen.Samples.Tests;

/// <summary>One run of the program as its user starts it.</summary>
internal sealed record BankProcess(int ExitCode, byte[] Output, string Error)
{
    /// <summary>Standard output as text.</summary>
    public string Text => Encoding.UTF8.GetString(Output);

    /// <summary>Runs the program to its end.</summary>
    /// <param name="folder">The current folder of the process.</param>
    /// <param name="input">Standard input.</param>
    /// <param name="arguments">The command line.</param>
    public static BankProcess Run(string folder, byte[] input, params string[] arguments)
    {
        var program = Path.Combine(AppContext.BaseDirectory, "KernelBank.dll");
        var start = new ProcessStartInfo(Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet")
        {
            WorkingDirectory = folder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.ArgumentList.Add(program);
        foreach (var argument in arguments) start.ArgumentList.Add(argument);
        using var process = Process.Start(start)!;
        var feeding = Task.Run(() => Feed(process, input));
        var error = process.StandardError.ReadToEndAsync();
        using var output = new MemoryStream();
        process.StandardOutput.BaseStream.CopyTo(output);
        process.WaitForExit();
        feeding.Wait();
        return new BankProcess(process.ExitCode, output.ToArray(), error.Result);
    }

    private static void Feed(Process process, byte[] input)
    {
        try
        {
            process.StandardInput.BaseStream.Write(input);
            process.StandardInput.Close();
        }
        catch (IOException)
        {
            // The program may end without reading what it refuses.
        }
    }
}
