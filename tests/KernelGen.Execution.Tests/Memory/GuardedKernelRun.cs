using System;
using System.Collections.Generic;
using System.Linq;
using System.Numerics;
using System.Reflection;
using KernelGen.Execution.Tests.Definition;
using KernelGen.Execution.Tests.Harness;

namespace KernelGen.Execution.Tests.Memory;

/// <summary>
/// Runs one kernel, compiled and generic, on pictures of many sizes, all of them between forbidden pages: at either end of source and destination, and,
/// where rows may lie apart, at either end of each row. The bits must be those of a picture in ordinary memory, and nothing around it may change.
/// </summary>
internal sealed class GuardedKernelRun(Declaration declaration, MethodInfo method, GuardedKernelRun.Memory memory, CallNotes notes) : IPairVisitor<bool>
{
    /// <summary>Where source and destination lie.</summary>
    private static readonly (Place Source, Place Destination)[] Ends = [(Place.AtStart, Place.AtEnd), (Place.AtEnd, Place.AtStart), (Place.AtEnd, Place.AtEnd)];
    private static readonly (Place, Place)[] RowEnds = [(Place.RowsAtEnd, Place.RowsAtStart), (Place.RowsAtStart, Place.RowsAtEnd)];

    private readonly Kernel? kernel = declaration.AtRunTime();
    private readonly int channels = declaration.Options.Channels;
    private readonly bool hasPitch = declaration.Shape is not (Shape.Flat or Shape.Signal);
    private Random random = new(0);

    /// <summary>Runs all of them.</summary>
    public static void All(Batch batch, CallNotes notes)
    {
        using var memory = new Memory();
        for (var index = 0; index < GuardedKernels.All.Count; index++)
        {
            var declaration = GuardedKernels.All[index];
            notes.Line(declaration.ToString());
            declaration.Pair.Visit(new GuardedKernelRun(declaration, batch[index], memory, notes) { random = new Random(index) });
        }
    }

    public bool Visit<TIn, TOut>()
        where TIn : unmanaged, INumber<TIn>, IMinMaxValue<TIn>
        where TOut : unmanaged, INumber<TOut>, IMinMaxValue<TOut>
    {
        foreach (var (width, height) in Sizes()) Run<TIn, TOut>(width, height);
        return true;
    }

    /// <summary>Widths from one pixel to past two steps of the widest body, most of them where a vector begins or ends; heights to past two blocks.</summary>
    private IEnumerable<(int Width, int Height)> Sizes()
    {
        var wide = (declaration.Columns - 1) * declaration.Options.Dilation + 1;
        var high = (declaration.Rows - 1) * declaration.Options.Dilation + 1;
        var widths = new SortedSet<int> { 1, 2, 3, wide, wide + 1 };
        foreach (var elements in declaration.Rows == 1 ? [8, 16, 32, 64, 128, 192] : new[] { 8, 16, 32, 64, 128 })
            for (var more = -1; more <= 1; more++) widths.Add(Math.Max(1, elements / channels + wide + more));
        for (var n = 0; n < 10; n++) widths.Add(random.Next(1, 134 / channels + wide));
        foreach (var width in widths)
        {
            if (declaration.Shape == Shape.Signal) yield return (width, 1);
            else
            {
                yield return (width, high + random.Next(0, 3));
                yield return (width, random.Next(1, 20));
            }
        }
        // past two blocks of a walk down the columns, and one row of a wide picture
        if (declaration.Shape == Shape.Signal) yield break;
        yield return (random.Next(1, 140 / channels), 100 + random.Next(high));
        yield return (140 / channels + wide, 1);
    }

    private void Run<TIn, TOut>(int width, int height)
        where TIn : unmanaged, INumber<TIn>, IMinMaxValue<TIn>
        where TOut : unmanaged, INumber<TOut>, IMinMaxValue<TOut>
    {
        var (rows, columns) = (
            declaration.Shape == Shape.Signal ? 1 : Axis.Of(height, declaration.Rows, declaration.Anchor.Row, declaration.Options).Length,
            Axis.Of(width, declaration.Columns, declaration.Anchor.Column, declaration.Options).Length * channels);
        var elements = Fill.Next<TIn>(random, width * channels * height);
        var source = new Canvas<TIn>(width * channels, height, width * channels, 1) { Elements = elements };
        var expected = new Canvas<TOut>(columns, rows, columns, 1);
        Invocation.Invoke(declaration, method, source, expected, strip: new Strip(0, rows));
        var generated = expected.Elements;
        var general = generated;
        if (kernel is not null)
        {
            Invocation.Apply(declaration, kernel, source, expected);
            general = expected.Elements;
            Expect(declaration.Pair.HasRealDestination || general.AsSpan().SequenceEqual(generated), "generated and generic bits differ", width, height);
        }

        foreach (var (from, to) in hasPitch ? [.. Ends, .. RowEnds] : Ends)
        {
            var (pixels, output) = Fenced<TIn, TOut>(from, to, (width * channels, height), (columns, rows));
            pixels.Set(elements);
            notes.Call(width, height, from, to);
            Invocation.Invoke(declaration, method, pixels, output, strip: new Strip(0, rows));
            Expect(output.Equals(generated), "other bits than in ordinary memory", width, height);
            Expect(pixels.SurroundingsAreIntact() && output.SurroundingsAreIntact(), "wrote outside its destination", width, height);
            if (kernel is null || to == Place.AtStart) continue;
            Invocation.Apply(declaration, kernel, pixels, output);
            Expect(output.Equals(general), "generic: other bits than in ordinary memory", width, height);
            Expect(pixels.SurroundingsAreIntact() && output.SurroundingsAreIntact(), "generic: wrote outside its destination", width, height);
        }
        if (declaration.Trailing == Trailing.Strip && rows > 0) RunStrip(width, height, elements, generated.AsSpan(), columns, rows);
    }

    /// <summary>A strip in the middle, with no more of the source than it needs.</summary>
    private void RunStrip<TIn, TOut>(int width, int height, TIn[] elements, ReadOnlySpan<TOut> whole, int columns, int rows)
        where TIn : unmanaged, INumber<TIn>, IMinMaxValue<TIn>
        where TOut : unmanaged, INumber<TOut>, IMinMaxValue<TOut>
    {
        var first = random.Next(rows);
        var count = random.Next(1, rows - first + 1);
        var (least, greatest) = Halo.Of(declaration, height, first, count);
        foreach (var (from, to) in Ends)
        {
            var (pixels, output) = Fenced<TIn, TOut>(from, to, (width * channels, greatest - least + 1), (columns, count));
            pixels.Set(elements.AsSpan(least * width * channels));
            notes.Call(width, greatest - least + 1, from, to);
            Invocation.Invoke(declaration, method, pixels, output, strip: new Strip(first, count, least, height));
            Expect(output.Equals(whole.Slice(first * columns, count * columns)), "a strip has other bits than the whole", width, height);
            Expect(pixels.SurroundingsAreIntact() && output.SurroundingsAreIntact(), "a strip wrote outside its destination", width, height);
        }
    }

    private (FencedPixels<TIn> Source, FencedPixels<TOut> Destination) Fenced<TIn, TOut>(
        Place from, Place to, (int Width, int Height) source, (int Width, int Height) destination)
        where TIn : unmanaged
        where TOut : unmanaged => (
        new(memory.Source(from), from, source.Width, source.Height, hasPitch ? random.Next(0, 9) : 0),
        new(memory.Destination(to), to, destination.Width, destination.Height, hasPitch ? random.Next(0, 9) : 0));

    private static void Expect(bool holds, string complaint, int width, int height)
    {
        if (!holds) throw new InvalidOperationException($"{complaint}, {width}x{height}");
    }

    /// <summary>The memory of all runs: a room for a picture, and rooms for rows.</summary>
    internal sealed class Memory : IDisposable
    {
        private const int MostRows = 160, RowBytes = 8192, PictureBytes = MostRows * RowBytes;

        private readonly Fences[] all =
            [new(1, PictureBytes), new(1, PictureBytes), new(MostRows, RowBytes), new(MostRows, RowBytes)];

        public Fences Source(Place place) => all[IsByRow(place) ? 2 : 0];
        public Fences Destination(Place place) => all[IsByRow(place) ? 3 : 1];

        public void Dispose()
        {
            foreach (var fences in all) fences.Dispose();
        }

        private static bool IsByRow(Place place) => place is Place.RowsAtStart or Place.RowsAtEnd;
    }
}
