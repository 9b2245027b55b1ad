using System;
using System.Collections.Generic;
using System.Numerics;
using System.Reflection;
using System.Runtime.InteropServices;
using System.Threading.Tasks;
using KernelGen.Execution.Tests.Definition;

namespace KernelGen.Execution.Tests.Harness;

/// <summary>One kernel on one picture, in every way that must give the same.</summary>
/// <remarks>
/// Besides the numbers: the surroundings of source and destination stay as they were, and the bits do not depend on the
/// number of threads, on how the rows are cut into strips, or on the pitch.
/// </remarks>
internal sealed class Trial<TIn, TOut>
    where TIn : unmanaged, INumber<TIn>, IMinMaxValue<TIn>
    where TOut : unmanaged, INumber<TOut>, IMinMaxValue<TOut>
{
    private readonly Declaration declaration;
    private readonly MethodInfo? method;
    private readonly Random random;
    private readonly TIn[] elements;
    private readonly Canvas<TIn> source;
    private readonly Answer answer;

    /// <param name="declaration">What was declared.</param>
    /// <param name="method">What was compiled; null: only the generic runtime is tried.</param>
    /// <param name="random">Chooses the picture, pitches and strips.</param>
    /// <param name="width">In pixels.</param>
    /// <param name="height">In rows.</param>
    public Trial(Declaration declaration, MethodInfo? method, Random random, int width, int height)
    {
        (this.declaration, this.method, this.random) = (declaration, method, random);
        elements = Fill.Next<TIn>(random, width * height * declaration.Options.Channels);
        answer = FourLoop.Apply<TIn, TOut>(declaration, elements, width, height);
        source = Fresh<TIn>(width * declaration.Options.Channels, height);
        source.Elements = elements;
    }

    /// <summary>What was found wrong, or null. Floats may differ between the generated routine and the generic one; not within either.</summary>
    public string? Run() => (method is null ? null : Compare(Generated())) ?? Compare(GenericRuntime());

    private string? Compare(IEnumerable<(string How, Action<Canvas<TOut>> Call)> ways)
    {
        TOut[]? first = null;
        foreach (var (how, call) in ways)
        {
            var destination = Fresh<TOut>(answer.Width, answer.Height);
            call(destination);
            var got = destination.Elements;
            first ??= got;
            if (Difference(got) is string difference) return $"{how}: {difference}";
            if (!SameBits(first, got)) return $"{how}: other bits than before";
            if (!destination.SurroundingsAreIntact()) return $"{how}: wrote outside its destination";
            if (!source.SurroundingsAreIntact() || !SameBits(source.Elements, elements)) return $"{how}: wrote to its source";
        }
        return null;
    }

    private IEnumerable<(string How, Action<Canvas<TOut>> Call)> Generated()
    {
        switch (declaration.Trailing)
        {
            case Trailing.ParallelOptions:
                foreach (var threads in Threads)
                    yield return ($"generated, {threads} threads", destination => Invoke(source, destination, options: On(threads)));
                break;
            case Trailing.Strip:
                var whole = new Strip(0, answer.Height);
                yield return ("generated, one strip", destination => Invoke(source, destination, whole));
                yield return ("generated, strips", RunStrips);
                break;
            default:
                yield return ("generated", destination => Invoke(source, destination));
                if (HasPitch) yield return ("generated, another pitch", destination => Invoke(Wider(), destination));
                break;
        }
    }

    private IEnumerable<(string How, Action<Canvas<TOut>> Call)> GenericRuntime()
    {
        if (declaration.AtRunTime() is not Kernel kernel) yield break;
        yield return ("generic", destination => Invocation.Apply(declaration, kernel, source, destination));
        if (HasPitch) yield return ("generic, another pitch", destination => Invocation.Apply(declaration, kernel, Wider(), destination));
        if (declaration.Trailing != Trailing.ParallelOptions) yield break;
        foreach (var threads in Threads)
            yield return ($"generic, {threads} threads", destination => Invocation.Apply(declaration, kernel, source, destination, On(threads)));
    }

    private static int[] Threads => [1, 2, 3];

    private static ParallelOptions On(int threads) => new() { MaxDegreeOfParallelism = threads };

    private void Invoke(Canvas<TIn> from, Canvas<TOut> to, Strip strip = default, ParallelOptions? options = null) =>
        Invocation.Invoke(declaration, method!, from, to, options, strip);

    private bool HasPitch => declaration.Shape is not (Shape.Flat or Shape.Signal);

    /// <summary>The same picture elsewhere, its rows further apart.</summary>
    private Canvas<TIn> Wider() => new(source.Width, source.Height, source.Pitch + 5, 3) { Elements = elements };

    /// <summary>Cuts the output into strips at random and gives to each no more of the source than it needs.</summary>
    private void RunStrips(Canvas<TOut> destination)
    {
        for (var row = 0; row < destination.Height;)
        {
            var count = random.Next(1, Math.Min(destination.Height - row, 4) + 1);
            var (least, greatest) = Halo.Of(declaration, source.Height, row, count);
            var strip = new Strip(row, count, least, source.Height);
            Invoke(source.Rows(least, greatest - least + 1), destination.Rows(row, count), strip);
            row += count;
        }
    }

    private string? Difference(TOut[] got)
    {
        for (var i = 0; i < got.Length; i++)
        {
            if (answer.Object(i, double.CreateChecked(got[i])) is not string wanted) continue;
            var (y, x) = int.DivRem(i, answer.Width);
            return $"element [{y}, {x}] is {got[i]}, wanted {wanted}";
        }
        return null;
    }

    private Canvas<T> Fresh<T>(int width, int height)
        where T : unmanaged, INumber<T>, IMinMaxValue<T> =>
        new(width, height, width + (HasPitch ? random.Next(0, 7) : 0), random.Next(1, 40));

    private static bool SameBits<T>(T[] a, T[] b)
        where T : unmanaged =>
        MemoryMarshal.AsBytes(a.AsSpan()).SequenceEqual(MemoryMarshal.AsBytes(b.AsSpan()));
}
