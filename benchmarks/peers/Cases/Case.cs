using System;
using System.Numerics;

namespace KernelGen.Peers;

/// <summary>A generated method as a user calls it.</summary>
internal delegate void Filter<TIn, TOut>(ReadOnlySpan<TIn> source, Span<TOut> destination, int width, int height);

/// <summary>A generated method over a signal.</summary>
internal delegate void Signal<T>(ReadOnlySpan<T> source, Span<T> destination);

/// <summary>The functions of OpenCV that can compute a kernel; of several, the fastest counts.</summary>
[Flags]
internal enum OpenCvFunction
{
    None = 0,
    Filter2D = 1,
    Sobel = 2,
    GaussianBlur = 4,
    Blur = 8,
    Filter2DThenResize = 16,
}

/// <summary>One row of the table: a kernel, the other libraries that compute it, and the goals.</summary>
/// <param name="Section">The heading of the section.</param>
/// <param name="Name">The name in the table.</param>
internal sealed record Case(string Section, string Name, Pixels Source, Pixels Destination, Window Window)
{
    /// <summary>The generated method, over the canvas.</summary>
    public required Action<Canvas> Generated { get; init; }

    /// <summary>The generic runtime with the same kernel.</summary>
    public required Action<Canvas> Generic { get; init; }

    public OpenCvFunction OpenCv { get; init; } = OpenCvFunction.Filter2D;

    /// <summary>The image sizes, if they are not the standard ones.</summary>
    public (int Width, int Height)[]? Sizes { get; init; }

    /// <summary>The goal for our time / time of a copy of the source.</summary>
    public Goal? Memcpy { get; init; }

    /// <summary>The goal for OpenCV's time / our time; by default at least 1.</summary>
    public Goal OverOpenCv { get; init; } = Goal.AtLeast("1");

    /// <summary>The goal for Halide's time / our time; by default at least 1.</summary>
    public Goal OverHalide { get; init; } = Goal.AtLeast("1");

    /// <summary>The goal for multiply-adds per second, as a share of the measured peak.</summary>
    public Goal? PeakShare { get; init; }

    /// <summary>Another kernel of ours, and the largest ratio of the times per pixel.</summary>
    public (Case Case, Goal Goal)? Rival { get; init; }

    /// <summary>Whether results of other libraries may differ by one, because they are inexact or round ties differently.</summary>
    public bool PeersMayDifferByOne => Window.Integers is not { } exact || exact.Divisor != 1;

    /// <summary>Whether both have the same element types and sizes, so that they can share buffers.</summary>
    public bool HasPixelsOf(Case other) =>
        (Source.Name, Destination.Name, Window.Options.Channels, Window.Options.Stride)
            == (other.Source.Name, other.Destination.Name, other.Window.Options.Channels, other.Window.Options.Stride);

    /// <summary>The name as a C identifier.</summary>
    public string Symbol => string.Create(Name.Length, Name, static (letters, name) =>
    {
        for (var i = 0; i < letters.Length; i++) letters[i] = char.IsAsciiLetterOrDigit(name[i]) ? char.ToLowerInvariant(name[i]) : '_';
    });

    /// <summary>The case of a generated method over signals: images of one row.</summary>
    public static Case OfSignal<T>(string section, string name, Signal<T> signal)
        where T : unmanaged, INumber<T>
    {
        var window = Window.Of(signal.Method, typeof(T));
        return new Case(section, name, Pixels.Of<T>(), Pixels.Of<T>(), window)
        {
            Generated = canvas => signal(canvas.Source<T>(), canvas.Destination<T>()),
            Generic = canvas => Convolution.Apply(window.Generic, canvas.Source<T>(), canvas.Destination<T>(), canvas.Width, 1),
        };
    }

    /// <summary>The case of a generated method; its window is read from its attribute.</summary>
    public static Case Of<TIn, TOut>(string section, string name, Filter<TIn, TOut> filter)
        where TIn : unmanaged, INumber<TIn>
        where TOut : unmanaged, INumber<TOut>
    {
        var window = Window.Of(filter.Method, typeof(TIn));
        return new Case(section, name, Pixels.Of<TIn>(), Pixels.Of<TOut>(), window)
        {
            Generated = canvas => filter(canvas.Source<TIn>(), canvas.Destination<TOut>(), canvas.Width, canvas.Height),
            Generic = canvas => Convolution.Apply(window.Generic, canvas.Source<TIn>(), canvas.Destination<TOut>(), canvas.Width, canvas.Height),
        };
    }
}
