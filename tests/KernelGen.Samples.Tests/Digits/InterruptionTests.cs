using System;
using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Runtime.InteropServices;
using System.Text.RegularExpressions;
using System.Threading;
using LearnDigits;
using LearnDigits.Handwriting;
using Xunit;

namespace KernelGen.Samples.Tests.Digits;

/// <summary>The program is interrupted in the middle of an epoch, goes on, and ends with the same weights.</summary>
public sealed class InterruptionTests : IDisposable
{
    private const int Epochs = 6;     // long enough for a signal to arrive on a busy machine

    private readonly string _root = Directory.CreateTempSubdirectory("learndigits").FullName;

    public InterruptionTests()
    {
        // Enough digits for checkpoints within an epoch.
        Write("train", DigitGenerator.Generate(3, 14_000));
        Write("t10k", DigitGenerator.Generate(4, 500));
    }

    public void Dispose() => Directory.Delete(_root, recursive: true);

    [UnixFact]
    public void A_killed_training_and_an_interrupted_one_continue_to_the_same_weights()
    {
        var whole = SampleProcess.Run("LearnDigits", _root, [], Arguments("whole"));
        Assert.Equal((0, ""), (whole.ExitCode, whole.Error));
        Assert.Matches(@"(?m)^epoch 6/6  loss 0\.\d{4}  accuracy \d{2,3}\.\d\d %  validation \d{2,3}\.\d\d %  [\d,]+ images/s  0 s left\r?$", whole.Text);
        Assert.Matches(@"\nTest accuracy: (9\d|100)\.\d\d %\r?\n$", whole.Text);
        Assert.DoesNotContain('\x1b', whole.Text);

        Assert.Equal(137, Interrupt("killed", Kill, out _));
        Resumed("killed");

        Assert.Equal(130, Interrupt("stopped", Stop, out var words));
        Assert.Matches(@"^learndigits: stopped; \S*mnist\.checkpoint is written, --resume continues from it\r?\n$", words);
        Resumed("stopped");
    }

    [Fact]
    public void Without_a_checkpoint_training_starts_from_the_beginning_and_says_so()
    {
        var run = SampleProcess.Run("LearnDigits", _root, [], [.. Arguments("new"), "--epochs", "1", "--resume"]);
        Assert.Contains("--epochs", run.Error, StringComparison.Ordinal);
        Assert.Equal(2, run.ExitCode);
        run = SampleProcess.Run("LearnDigits", _root, [], "--mnist", ".", "--out", "new", "--epochs", "1", "--resume");
        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        Assert.Contains("mnist.checkpoint does not exist: training starts from the beginning.", run.Text, StringComparison.Ordinal);
    }

    private static string[] Arguments(string folder) => ["--mnist", ".", "--out", folder, "--epochs", $"{Epochs}", "--seed", "5"];

    /// <summary>Sends a signal after the first checkpoint that is written within the second epoch.</summary>
    /// <returns>The exit code, as a shell gives it.</returns>
    private int Interrupt(string folder, int signal, out string words)
    {
        var start = new ProcessStartInfo(Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet")
        {
            WorkingDirectory = _root,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.ArgumentList.Add(Path.Combine(AppContext.BaseDirectory, "LearnDigits.dll"));
        foreach (var argument in Arguments(folder)) start.ArgumentList.Add(argument);
        using var process = Process.Start(start)!;
        while (process.StandardOutput.ReadLine() is { } line && !line.StartsWith("epoch 1/", StringComparison.Ordinal)) { }
        var checkpoint = Path.Combine(_root, folder, "mnist.checkpoint");
        var atEpochEnd = File.GetLastWriteTimeUtc(checkpoint);
        while (!process.HasExited && File.GetLastWriteTimeUtc(checkpoint) == atEpochEnd) Thread.Sleep(1);
        Assert.Equal(0, Send(process.Id, signal));
        words = process.StandardError.ReadToEnd();
        process.WaitForExit();
        Assert.False(File.Exists(Path.Combine(_root, folder, "digits.weights")), "it ended before it was interrupted");
        return process.ExitCode;
    }

    private const int Interrupted = 2, Kill = 9, Terminated = 15;

    /// <summary>Ctrl-C; programs in the background of a shell may ignore it, and then all that they start do.</summary>
    private static int Stop
    {
        get
        {
            const string Status = "/proc/self/status", Ignored = "SigIgn:";
            var line = File.Exists(Status) ? File.ReadLines(Status).FirstOrDefault(text => text.StartsWith(Ignored, StringComparison.Ordinal)) : null;
            var signals = line is null ? 0 : Convert.ToUInt64(line[Ignored.Length..].Trim(), 16);
            return (signals >> (Interrupted - 1) & 1) == 0 ? Interrupted : Terminated;
        }
    }

    /// <summary>At once: starting a program that sends the signal takes longer than the training on a busy machine.</summary>
    [DllImport("libc", EntryPoint = "kill")]
    private static extern int Send(int process, int signal);

    private void Resumed(string folder)
    {
        var run = SampleProcess.Run("LearnDigits", _root, [], [.. Arguments(folder), "--resume"]);
        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        // The first epoch was not done again.
        Assert.DoesNotMatch(new Regex("(?m)^epoch 1/"), run.Text);
        Assert.Contains($"epoch {Epochs}/{Epochs}", run.Text, StringComparison.Ordinal);
        foreach (var name in new[] { "digits.weights", "digits.safetensors" })
            Assert.Equal(File.ReadAllBytes(Path.Combine(_root, "whole", name)), File.ReadAllBytes(Path.Combine(_root, folder, name)));
    }

    private void Write(string set, DigitSet digits)
    {
        File.WriteAllBytes(Path.Combine(_root, $"{set}-images-idx3-ubyte"), IdxFile.Of([digits.Count, 28, 28], digits.Images));
        File.WriteAllBytes(Path.Combine(_root, $"{set}-labels-idx1-ubyte"), IdxFile.Of([digits.Count], digits.Labels));
    }
}
