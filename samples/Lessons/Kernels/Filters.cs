using System;

namespace Lessons.Kernels;

/// <summary>A kernel on a signal, as the compiler wrote it.</summary>
/// <param name="source">The signal.</param>
/// <param name="destination">As many numbers as the kernel's mode says.</param>
internal delegate void SignalFilter<T>(ReadOnlySpan<T> source, Span<T> destination);

/// <summary>A kernel on a picture, as the compiler wrote it.</summary>
/// <param name="source">Rows without gaps.</param>
/// <param name="destination">As many pixels as the kernel's mode says.</param>
/// <param name="width">Pixels in a row of the source.</param>
/// <param name="height">Rows of the source.</param>
internal delegate void PictureFilter<T>(ReadOnlySpan<T> source, Span<T> destination, int width, int height);
