namespace KernelGen.Generator.Support;

/// <summary>The axes of a picture; a signal has the horizontal one.</summary>
internal enum Axis { Vertical, Horizontal }
