using System;
using System.Collections.Generic;
using System.Reflection;

namespace KernelGen.Execution.Tests.Harness;

/// <summary>Runs one compiled declaration and its run-time kernel on pictures of several sizes, and compares both with the definition.</summary>
internal sealed class Differential(Declaration declaration, MethodInfo? method, Random random) : IPairVisitor<string?>
{
    private const int Pictures = 6;

    /// <summary>The sizes to try; at random where none are given.</summary>
    public IEnumerable<(int Width, int Height)>? Sizes { get; init; }

    /// <summary>The first thing that was found wrong; null, one hopes.</summary>
    public string? Run() => declaration.Pair.Visit(this);

    string? IPairVisitor<string?>.Visit<TIn, TOut>()
    {
        foreach (var (width, height) in Sizes ?? PictureSizes.For(random, declaration, Pictures))
        {
            try
            {
                if (new Trial<TIn, TOut>(declaration, method, random, width, height).Run() is string complaint)
                    return $"{declaration}\n    picture {width}x{height}, {complaint}";
            }
            catch (Exception exception)
            {
                return $"{declaration}\n    picture {width}x{height}: {exception}";
            }
        }
        return null;
    }
}
