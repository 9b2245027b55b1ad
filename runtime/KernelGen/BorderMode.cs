namespace KernelGen;

/// <summary>What lies outside the picture a b c d.</summary>
/// <remarks>Pictures of any size, also smaller than the kernel: a reflection is repeated as often as it takes.</remarks>
public enum BorderMode
{
    /// <summary>The nearest pixel: a a a | a b c d | d d d.</summary>
    Replicate,

    /// <summary>One value everywhere: v v v | a b c d | v v v.</summary>
    Constant,

    /// <summary>Mirrored at the picture's edge: c b a | a b c d | d c b.</summary>
    Reflect,

    /// <summary>Mirrored at the outermost pixel: d c b | a b c d | c b a. A single pixel is replicated.</summary>
    Reflect101,

    /// <summary>The picture again: b c d | a b c d | a b c.</summary>
    Wrap,
}
