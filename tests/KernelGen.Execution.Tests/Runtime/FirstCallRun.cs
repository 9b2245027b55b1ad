using System;
using System.Collections.Generic;
using System.Linq;
using System.Runtime.CompilerServices;
using KernelGen.CompilerServices;
using KernelGen.Execution.Tests.Harness;
using KernelGen.Execution.Tests.Memory;

namespace KernelGen.Execution.Tests.Runtime;

/// <summary>How many operations a process leaves to first calls: none, unless an environment variable says otherwise.</summary>
internal static class FirstCalls
{
    public const string Variable = "KERNELGEN_FIRST_CALLS";

    /// <summary>A setting under which every call is a first one.</summary>
    public const string Always = Variable + "=1000000000000";

    [ModuleInitializer]
    internal static void Set()
    {
        if (Environment.GetEnvironmentVariable(Variable) is { } operations) AppContext.SetData("KernelGen.FirstCallOperations", operations);
    }
}

/// <summary>Kernels of integers at random, all of whose calls are first ones.</summary>
internal static class FirstCallRun
{
    private const int OfPair = 60;

    public static IReadOnlyList<Pair> Pairs { get; } =
        [.. Pair.All.Where(pair => !pair.HasRealSource && !pair.HasRealDestination)];

    /// <summary>The same list in every process.</summary>
    public static IReadOnlyList<Declaration> Declarations(string pair)
    {
        var elements = Pairs.Single(candidate => candidate.ToString() == pair);
        var random = new Random(GuardedRuns.Shift + 17);
        return [.. Enumerable.Range(0, OfPair).Select(_ => RandomDeclaration.Next(random, elements))];
    }

    public static void RunAll(Batch batch, CallNotes notes, string pair)
    {
        foreach (var (index, declaration) in Declarations(pair).Index())
        {
            notes.Line(declaration.ToString());
            notes.Call(0, 0, Place.AtEnd, Place.AtEnd);
            var complaint = new Differential(declaration, batch[index], new Random(index)).Run();
            if (complaint is not null) throw new InvalidOperationException(complaint);
        }
    }
}

/// <summary>A copy of each pixel, plus one if the scalar body makes it.</summary>
internal readonly struct CountingStencil : IStencil<byte, byte>
{
    /// <summary>What a process must leave to first calls, so that three of <see cref="RunAll"/> are.</summary>
    public const int OperationsOfThreeCalls = 3 * OperationsOfElement * Side * Side;

    private const int OperationsOfElement = 2, Side = 5;

    public static double ScalarOperations => OperationsOfElement;

    public StencilShape Shape => new();

    public Schedule For(nint count, int rows) => new();

    public void Run(in SourceRows<byte> source, Rows<byte> destination, int rows, nint count, nint scratch) =>
        Add(0, source, destination, rows, (nuint)count);

    public static void RunScalar(in SourceRows<byte> source, Rows<byte> destination, int rows, nuint count, nint scratch) =>
        Add(1, source, destination, rows, count);

    /// <summary>Calls it eight times, of which the first ones should be first calls.</summary>
    public static void RunAll(int firstCalls)
    {
        var (source, destination) = (new byte[Side * Side], new byte[Side * Side]);
        for (var call = 0; call < 8; call++)
        {
            StencilRunner.Run<byte, byte, CountingStencil>(default, source, destination, Side, Side);
            var wanted = (byte)(call < firstCalls ? 1 : 0);
            if (destination.AsSpan().IndexOfAnyExcept(wanted) >= 0)
                throw new InvalidOperationException($"call {call}: {destination[0]} instead of {wanted}");
        }
    }

    private static void Add(int summand, in SourceRows<byte> source, Rows<byte> destination, int rows, nuint count)
    {
        var pixels = source.At(0);
        for (var row = 0; row < rows; row++)
            for (nuint x = 0; x < count; x++) Unsafe.Add(ref destination[row], x) = (byte)(Unsafe.Add(ref pixels[row], x) + summand);
    }
}
