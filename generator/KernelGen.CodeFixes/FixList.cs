using System.Collections.Generic;
using KernelGen.CodeFixes.Fixes;

namespace KernelGen.CodeFixes;

/// <summary>The list of all fixes.</summary>
internal static class FixList
{
    public static IReadOnlyList<IFix> All { get; } =
    [
        new MakeStaticPartial(),
        new MakePartial(),
        new WriteAcceptedParameters(),
        new FitCoefficients(),
        new WriteOptions(),
        new RemoveOption(),
        new WidenDestination(),
        new PlaceFlatten(),
        new WriteDivisor(),
        new DeclareKernel(),
    ];
}
