using System;

namespace KernelGen.Execution.Tests.Goldens;

/// <summary>NumPy's names of element types as a pair of ours.</summary>
internal static class ElementTypes
{
    public static Pair Of(string source, string destination) => (source, destination) switch
    {
        ("uint8", "uint8") => Pair.Of<byte, byte>(),
        ("uint8", "int16") => Pair.Of<byte, short>(),
        ("uint8", "int32") => Pair.Of<byte, int>(),
        ("uint8", "float32") => Pair.Of<byte, float>(),
        ("int16", "int16") => Pair.Of<short, short>(),
        ("float32", "float32") => Pair.Of<float, float>(),
        // A double holds every int32 and every sum of these cases exactly.
        ("int32", "int32") => Pair.Of<double, double>(),
        _ => throw new ArgumentOutOfRangeException(nameof(source), $"{source} to {destination}"),
    };
}
