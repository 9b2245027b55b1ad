using System;

namespace Lessons.Kernels;

/// <summary>A generated kernel over a signal.</summary>
/// <param name="source">The signal.</param>
/// <param name="destination">The outputs; their number follows from the kernel's mode.</param>
internal delegate void SignalFilter<T>(ReadOnlySpan<T> source, Span<T> destination);

/// <summary>A generated kernel over an image.</summary>
/// <param name="source">Rows without gaps.</param>
/// <param name="destination">The outputs; their number follows from the kernel's mode.</param>
/// <param name="width">Pixels in a row of the source.</param>
/// <param name="height">Rows of the source.</param>
internal delegate void PictureFilter<T>(ReadOnlySpan<T> source, Span<T> destination, int width, int height);
