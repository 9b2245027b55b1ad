using KernelGen.Generator.Roslyn;
using KernelGen.Generator.Support;

namespace KernelGen.Generator.Kernels.Declarations;

/// <summary>What the user wrote over one method: plain values, equal for equal text wherever it stands.</summary>
/// <param name="Method">How to write the method's other half.</param>
/// <param name="Attribute">The name of the (first) kernel attribute, without «Attribute».</param>
/// <param name="AttributeCount">How many kernel attributes stand on the method.</param>
/// <param name="Definition">The coefficients, or how to compute them, or the window.</param>
/// <param name="Options">The options that were said.</param>
/// <param name="Signature">The shape and element types of the parameters; null when they have none of the accepted shapes.</param>
internal sealed record Declaration(
    MethodModel Method,
    string Attribute,
    int AttributeCount,
    Definition Definition,
    Options Options,
    Signature? Signature)
{
    /// <summary>The kernels of the class that the attribute names, in its order.</summary>
    public EquatableArray<Operand> Operands { get; init; }

    /// <summary>
    /// The kernels that it is made of, directly or through others: each once, after those that it is made of itself, and without a list
    /// of its own. A flat list compares in as many steps as it has kernels, however often they name each other.
    /// </summary>
    public EquatableArray<Declaration> Parts { get; init; }

    /// <summary>Options that were said and that a kernel of this kind does not have.</summary>
    public EquatableArray<string> StrayOptions { get; init; }

    /// <summary>Why the parameters do not have an accepted shape: the guilty one and what mends it.</summary>
    public string? SignatureFault { get; init; }
}

/// <summary>What a kernel attribute gives besides its options: coefficients, or the size of a window.</summary>
internal abstract record Definition;

/// <summary>Rows × Columns coefficients, row by row; the count may be wrong.</summary>
internal sealed record DenseDefinition(int Rows, int Columns, EquatableArray<double> Coefficients) : Definition;

/// <summary>An outer product: coefficient (i, j) = Column[i]·Row[j].</summary>
internal sealed record SeparableDefinition(EquatableArray<double> Column, EquatableArray<double> Row) : Definition;

/// <summary>All ones; their mean when normalized, else their sum.</summary>
internal sealed record BoxDefinition(int Rows, int Columns, bool Normalize) : Definition;

/// <summary>The least or the greatest pixel of a box.</summary>
internal sealed record ExtremumDefinition(int Rows, int Columns, Extreme Extreme) : Definition;

/// <summary>A sampled Gaussian; a size of 0 is chosen from sigma, and sigma 0 from the size; WeightBits null from the source type.</summary>
internal sealed record GaussianDefinition(int Rows, int Columns, double SigmaY, double SigmaX, int? WeightBits) : Definition;
