using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Runtime.InteropServices;

namespace KernelGen.Peers;

/// <summary>Halide pipelines, compiled ahead of time with several hand-written schedules, called through a shim.</summary>
internal sealed unsafe class Halide : IPeer
{
    private const int Smallest = 320;              // four registers of bytes beside the largest window: a tile must fit the interior

    private readonly nint library;
    private readonly delegate* unmanaged<NativePicture*, NativePicture*, Pipeline*, int> apply;
    private readonly ILookup<string, string[]> schedules;

    /// <param name="library">The shim with all pipelines.</param>
    /// <param name="table">One line per pipeline: symbol, schedule, and one function for all or three for the parts.</param>
    public Halide(nint library, string table)
    {
        this.library = library;
        apply = (delegate* unmanaged<NativePicture*, NativePicture*, Pipeline*, int>)NativeLibrary.GetExport(library, "halide_apply");
        var version = (delegate* unmanaged<nint>)NativeLibrary.GetExport(library, "halide_version");
        Description = $"Halide {Marshal.PtrToStringUTF8(version())}, compiled ahead of time, the best of several schedules";
        schedules = File.ReadLines(table).Select(line => line.Split(' ')).ToLookup(words => words[0], words => words[1..]);
    }

    public string Description { get; }

    /// <summary>Whether Halide computes the case: only with the default border and without separate alpha.</summary>
    public static bool Takes(Case kernel) => kernel.Window.Options is { Border: BorderMode.Replicate, PreserveAlpha: false };

    /// <summary>The case as a line that Shims/halide_pipelines.cpp reads.</summary>
    public static string Describe(Case kernel)
    {
        var window = kernel.Window;
        var (taps, divisor) = window.Integers is { } exact
            ? (exact.Taps.Select(tap => (double)tap).ToArray(), (double)exact.Divisor)
            : (window.Taps, window.Divisor);
        var shape = window.IsBox ? "box" : window.Column is null ? "dense" : "product";
        IEnumerable<double> numbers = [divisor, .. window.Column is null ? taps : [.. window.Column, .. window.Row!]];
        IEnumerable<IFormattable> sizes = [window.Options.Channels, window.Options.Stride, window.Rows, window.Columns];
        static string Words<T>(IEnumerable<T> values)
            where T : IFormattable => string.Join(' ', values.Select(value => value.ToString(null, CultureInfo.InvariantCulture)));
        return $"{kernel.Symbol} {kernel.Source.Name} {kernel.Destination.Name} {Words(sizes)} {shape} {Words(numbers)}";
    }

    public IEnumerable<Contestant> Enter(Case kernel, Canvas canvas) =>
        Takes(kernel) && Math.Min(canvas.Width, canvas.Height) >= Smallest
            ? schedules[kernel.Symbol].Select(words => Schedule(kernel, words))
            : [];

    private Contestant Schedule(Case kernel, string[] words)
    {
        var functions = words[1..].Select(name => NativeLibrary.GetExport(library, name)).ToArray();
        var pipeline = new Pipeline { Rows = kernel.Window.Rows, Columns = kernel.Window.Columns, Stride = kernel.Window.Options.Stride };
        if (functions is [var whole]) pipeline.Whole = whole;
        else (pipeline.Interior, pipeline.Above, pipeline.Beside) = (functions[0], functions[1], functions[2]);
        return new Contestant(Family.Halide, words[0], canvas => Apply(kernel, pipeline, canvas));
    }

    private void Apply(Case kernel, Pipeline pipeline, Canvas canvas)
    {
        var (source, destination) = (NativePicture.Source(kernel, canvas), NativePicture.Destination(kernel, canvas));
        if (apply(&source, &destination, &pipeline) != 0) throw new InvalidOperationException($"Halide failed for '{kernel.Name}'.");
    }

    /// <summary>The functions of one schedule; the layout is that of <c>Pipeline</c> in Shims/halide.cpp.</summary>
    [StructLayout(LayoutKind.Sequential)]
    private struct Pipeline
    {
        public nint Whole;
        public nint Interior;
        public nint Above;
        public nint Beside;
        public int Rows;
        public int Columns;
        public int Stride;
    }
}
