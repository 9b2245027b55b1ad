using System;

namespace KernelBank.Bank;

/// <summary>A generated kernel, with the signature that the bank declares.</summary>
/// <param name="source">Rows without gaps.</param>
/// <param name="destination">As many samples as the source.</param>
/// <param name="width">Pixels in a row.</param>
/// <param name="height">Rows.</param>
internal delegate void Filter<T>(ReadOnlySpan<T> source, Span<T> destination, int width, int height);
