using System;
using System.Globalization;
using System.IO;
using KernelGen.Execution.Tests.GeneratedNetworks;
using KernelGen.Execution.Tests.Harness;
using KernelGen.Execution.Tests.Runtime;

namespace KernelGen.Execution.Tests.Memory;

/// <summary>
/// What runs between forbidden pages, in a process of its own: who touches such a page ends the process, and no test could report it. Before each
/// call it is noted in a file what will be called, which outlives the process.
/// </summary>
internal static class GuardedRuns
{
    /// <summary>The environment variable that tries other declarations.</summary>
    public static int Shift { get; } = int.Parse(Environment.GetEnvironmentVariable("KERNELGEN_SEED") ?? "0", CultureInfo.InvariantCulture);

    /// <summary>The process: what runs, the assembly of what was declared, the file for notes. 0: all is well; 1: something was wrong, and is said.</summary>
    public static int Run(string[] arguments)
    {
        try
        {
            using var notes = new CallNotes(arguments[2]);
            using var image = File.OpenRead(arguments[1]);
            switch (arguments[0])
            {
                case nameof(GuardedKernels):
                    using (var batch = new Batch(image)) GuardedKernelRun.All(batch, notes);
                    break;
                case nameof(GuardedLayers):
                    using (var compiled = new CompiledNetworks(image)) GuardedLayers.RunAll(compiled, notes);
                    break;
                case nameof(FarReachingStencil):
                    FarReachingStencil.RunAll(notes, states: bool.Parse(arguments[3]));
                    break;
                case nameof(FirstCallRun):
                    using (var batch = new Batch(image)) FirstCallRun.RunAll(batch, notes, arguments[3]);
                    break;
                case nameof(CountingStencil):
                    CountingStencil.RunAll(int.Parse(arguments[3], CultureInfo.InvariantCulture));
                    break;
                default:
                    throw new ArgumentException($"'{arguments[0]}' is not known.");
            }
            return 0;
        }
        catch (Exception exception)
        {
            Console.WriteLine(exception.GetBaseException().Message);
            return 1;
        }
    }
}
