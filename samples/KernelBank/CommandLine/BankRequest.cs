using System.Collections.Generic;
using KernelGen;

namespace KernelBank.CommandLine;

/// <summary>What the command line asks for, checked.</summary>
/// <param name="Image">The picture's file; "-" for standard input; null for the picture that the program paints itself.</param>
/// <param name="Out">The folder to write to; "-" for standard output.</param>
/// <param name="Border">What lies outside the picture.</param>
/// <param name="Kernels">The names of the kernels to run, in the order of the bank.</param>
internal sealed record BankRequest(string? Image, string Out, BorderMode Border, IReadOnlyList<string> Kernels)
{
    /// <summary>What stands for standard input and standard output.</summary>
    public const string StandardStream = "-";

    /// <summary>Whether one filtered picture goes to standard output, and nothing else.</summary>
    public bool IsFilter => Out == StandardStream;
}
