namespace KernelGen.Generator.Roslyn;

/// <summary>The accepted kinds of picture parameters.</summary>
internal enum PictureShape
{
    /// <summary><c>(ReadOnlySpan, Span, int width, int height)</c></summary>
    Flat,

    /// <summary><c>(ReadOnlyPlane, Plane)</c></summary>
    Plane,

    /// <summary><c>(ReadOnlySpan2D, Span2D)</c> of CommunityToolkit.HighPerformance</summary>
    Span2D,

    /// <summary><c>(ReadOnlyTensorSpan, TensorSpan)</c> of System.Numerics.Tensors</summary>
    TensorSpan,

    /// <summary><c>(ReadOnlySpan, Span)</c>, one row</summary>
    Signal,
}

/// <summary>The optional last parameter.</summary>
internal enum Trailer { None, ParallelOptions, Strip }

/// <summary>A parameter list of an accepted shape.</summary>
/// <param name="Shape">The kind of picture.</param>
/// <param name="Source">The source's element type as C# spells it: <c>byte</c>.</param>
/// <param name="Destination">The destination's element type.</param>
/// <param name="Trailer">What the list ends in.</param>
internal sealed record Signature(PictureShape Shape, string Source, string Destination, Trailer Trailer);
