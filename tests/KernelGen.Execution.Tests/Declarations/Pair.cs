using System;
using System.Collections.Generic;
using System.Linq;
using System.Numerics;

namespace KernelGen.Execution.Tests;

/// <summary>A source and a destination element type that kernels know.</summary>
internal abstract record Pair(Type Source, Type Destination)
{
    /// <summary>The eight of weighted sums.</summary>
    public static IReadOnlyList<Pair> All { get; } =
    [
        new Pair<byte, byte>(), new Pair<byte, short>(), new Pair<byte, int>(), new Pair<byte, float>(),
        new Pair<short, short>(), new Pair<ushort, ushort>(), new Pair<float, float>(), new Pair<double, double>(),
    ];

    /// <summary>The six of one type, which kernels have that take pixels as they are.</summary>
    public static IReadOnlyList<Pair> OfOneType { get; } =
    [
        new Pair<byte, byte>(), new Pair<short, short>(), new Pair<ushort, ushort>(),
        new Pair<int, int>(), new Pair<float, float>(), new Pair<double, double>(),
    ];

    public static Pair Of<TIn, TOut>() => All.Concat(OfOneType).First(pair => pair is Pair<TIn, TOut>);

    public bool HasRealSource => Source == typeof(float) || Source == typeof(double);
    public bool HasRealDestination => Destination == typeof(float) || Destination == typeof(double);
    public string SourceName => Name(Source);
    public string DestinationName => Name(Destination);
    public sealed override string ToString() => $"{SourceName} to {DestinationName}";

    /// <summary>Calls <paramref name="visitor"/> with the two types as type arguments.</summary>
    public abstract TResult Visit<TResult>(IPairVisitor<TResult> visitor);

    private static string Name(Type type) => type switch
    {
        _ when type == typeof(byte) => "byte",
        _ when type == typeof(short) => "short",
        _ when type == typeof(ushort) => "ushort",
        _ when type == typeof(int) => "int",
        _ when type == typeof(float) => "float",
        _ => "double",
    };
}

/// <summary>A pair as type arguments.</summary>
internal sealed record Pair<TIn, TOut>() : Pair(typeof(TIn), typeof(TOut))
{
    public override TResult Visit<TResult>(IPairVisitor<TResult> visitor) =>
        (TResult)typeof(IPairVisitor<TResult>).GetMethod(nameof(visitor.Visit))!.MakeGenericMethod(Source, Destination).Invoke(visitor, null)!;
}

/// <summary>Something that is done for a pair of element types.</summary>
internal interface IPairVisitor<out TResult>
{
    TResult Visit<TIn, TOut>()
        where TIn : unmanaged, INumber<TIn>, IMinMaxValue<TIn>
        where TOut : unmanaged, INumber<TOut>, IMinMaxValue<TOut>;
}
