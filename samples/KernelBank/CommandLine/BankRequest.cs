using System.Collections.Generic;
using KernelGen;

namespace KernelBank.CommandLine;

/// <summary>The validated command line.</summary>
/// <param name="Image">The image file; "-" for standard input; null for the scene that the program draws.</param>
/// <param name="Out">The folder to write to; "-" for standard output.</param>
/// <param name="Border">The border mode.</param>
/// <param name="Kernels">The names of the kernels to run, in the order of the bank.</param>
internal sealed record BankRequest(string? Image, string Out, BorderMode Border, IReadOnlyList<string> Kernels)
{
    /// <summary>The name of standard input and standard output.</summary>
    public const string StandardStream = "-";

    /// <summary>Whether only one filtered image is written to standard output.</summary>
    public bool IsFilter => Out == StandardStream;
}
