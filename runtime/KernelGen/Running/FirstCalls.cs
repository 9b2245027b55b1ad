using System;
using System.Globalization;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using KernelGen.CompilerServices;

namespace KernelGen.Running;

/// <summary>
/// The first calls of a kernel, as long as they are little work: by its scalar body, from a copy of the picture with the border around it.
/// </summary>
/// <remarks>
/// To compile the bodies for vectors, and what lays rows out for them, takes longer than to compute a million operations one by one. Who
/// filters a thumbnail once need not wait for it. Only stencils whose results have the same bits either way offer it
/// (<see cref="IStencil{TIn, TOut}.ScalarOperations"/>); where nothing is compiled as it runs, there is nothing to save.
/// </remarks>
internal static unsafe class FirstCalls
{
    /// <summary>What a program's runtimeconfig.json may set: operations that the first calls of a kernel take in all; 0: none.</summary>
    private const string Setting = "KernelGen.FirstCallOperations";

    private const long UsualOperations = 1 << 20;

    private static readonly long MostOperations =
        AppContext.GetData(Setting) is { } set ? Convert.ToInt64(set, CultureInfo.InvariantCulture) : UsualOperations;

    /// <summary>Computes all of a call; false where the stencil's own bodies should.</summary>
    public static bool TryRun<TIn, TOut, TStencil>(in CallSizes sizes, in Picture<TIn> source, in Picture<TOut> destination)
        where TIn : unmanaged
        where TOut : unmanaged
        where TStencil : struct, IStencil<TIn, TOut>
    {
        if (!RuntimeFeature.IsDynamicCodeCompiled || Spent<TStencil>.All) return false;
        // threads that count at the same time may lose a call: then there is one more
        var operations = Spent<TStencil>.Operations + TStencil.ScalarOperations * destination.Width * destination.Height;
        Spent<TStencil>.Operations = operations;
        if (TStencil.ScalarOperations > 0 && operations <= MostOperations
            && SurroundedRows<TIn, TOut>.TryRun(in sizes, in source, in destination, &TStencil.RunScalar))
        {
            return true;
        }
        Spent<TStencil>.All = true;
        return false;
    }

    /// <summary>What the calls of a stencil have taken so far.</summary>
    private static class Spent<TStencil>
    {
        public static double Operations;
        public static bool All;
    }
}

/// <summary>Source rows with the border around them, from which a scalar body computes one output row after the other.</summary>
/// <remarks>It runs a few times, as unoptimized code that is compiled before: few methods, and elements are moved by spans.</remarks>
/// <typeparam name="TIn">Element of the source.</typeparam>
/// <typeparam name="TOut">Element of the destination.</typeparam>
internal static unsafe class SurroundedRows<TIn, TOut>
    where TIn : unmanaged
    where TOut : unmanaged
{
    private const long MostElements = 1 << 20;

    /// <summary>Computes all of a call; false where it would need too much memory.</summary>
    /// <param name="sizes">What was checked.</param>
    /// <param name="source">The rows of the picture that are held.</param>
    /// <param name="destination">The rows that are asked for.</param>
    /// <param name="body">Computes a run; neither in steps nor with scratch.</param>
    public static bool TryRun(
        in CallSizes sizes, in Picture<TIn> source, in Picture<TOut> destination,
        delegate*<in SourceRows<TIn>, Rows<TOut>, int, nuint, nint, void> body)
    {
        // from the first tap of the first output to the last tap of the last one
        var rows = (destination.Height - 1L) * sizes.Rows.Stride + sizes.Rows.Extent;
        var pixels = (sizes.OutputWidth / sizes.Channels - 1L) * sizes.Columns.Stride + sizes.Columns.Extent;
        if (rows > MostElements || pixels > MostElements || pixels * sizes.Channels > MostElements / rows) return false;
        var length = (nint)pixels * sizes.Channels;
        var table = (TIn**)NativeMemory.Alloc((nuint)(sizes.Rows.Window * sizeof(TIn*) + (nint)rows * length * sizeof(TIn)));
        try
        {
            var first = (TIn*)(table + sizes.Rows.Window);
            var position = (long)sizes.Strip.FirstRow * sizes.Rows.Stride - sizes.Rows.Before;
            for (nint row = 0; row < rows; row++) Fill(in sizes, in source, position + row, first + row * length, pixels);
            for (nint y = 0; y < destination.Height; y++)
            {
                for (nint tap = 0; tap < sizes.Rows.Window; tap++)
                    table[tap] = first + (y * sizes.Rows.Stride + tap * sizes.Rows.Dilation) * length;
                RunRow(in sizes, table, destination.Row(y), body);
            }
            return true;
        }
        finally
        {
            NativeMemory.Free(table);
        }
    }

    /// <summary>Computes an output row: in one run, or pixel by pixel where there are strides.</summary>
    private static void RunRow(
        in CallSizes sizes, TIn** table, TOut* output, delegate*<in SourceRows<TIn>, Rows<TOut>, int, nuint, nint, void> body)
    {
        var count = sizes.Columns.Stride == 1 ? sizes.OutputWidth : sizes.Channels;
        for (nint x = 0; x < sizes.OutputWidth; x += count)
            body(new SourceRows<TIn>(table, x * sizes.Columns.Stride), new Rows<TOut>(&output, x), 1, (nuint)count, 0);
    }

    /// <summary>
    /// Fills a row: what lies in the picture in one piece, what lies outside pixel by pixel. A row that no window shows stays as it is.
    /// </summary>
    private static void Fill(in CallSizes sizes, in Picture<TIn> source, long position, TIn* row, long pixels)
    {
        var y = BorderMap.Map(position, sizes.PictureHeight, sizes.Border);
        var heldRow = y - sizes.Strip.SourceFirstRow;
        if (y != BorderMap.Constant && (heldRow < 0 || heldRow >= sizes.Height)) return;
        for (long pixel = 0, run; pixel < pixels; pixel += run)
        {
            var x = y == BorderMap.Constant ? y : BorderMap.Map(pixel - sizes.Columns.Before, sizes.Width, sizes.Border);
            run = pixel == sizes.Columns.Before ? Math.Min(sizes.Width, pixels - pixel) : 1;
            var target = new Span<TIn>(row + (nint)pixel * sizes.Channels, (int)run * sizes.Channels);
            if (x == BorderMap.Constant) target.Fill(Element.From<TIn>(sizes.BorderValue));
            else new ReadOnlySpan<TIn>(source.Row(heldRow) + (nint)x * sizes.Channels, target.Length).CopyTo(target);
        }
    }
}
