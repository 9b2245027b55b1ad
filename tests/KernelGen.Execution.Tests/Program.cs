using KernelGen.Execution.Tests.Memory;

namespace KernelGen.Execution.Tests;

/// <summary>The tests as a program of their own, started by <see cref="GuardedProcess"/>.</summary>
internal static class Program
{
    private static int Main(string[] arguments) => GuardedRuns.Run(arguments);
}
