using KernelGen.Generator.Kernels.Declarations;
using KernelGen.Generator.Support;
using KernelGen.Shared;

namespace KernelGen.Generator.Kernels.Meaning;

/// <summary>What the zeros of a Gaussian mean: a deviation and a size that are not said are chosen as OpenCV chooses them.</summary>
internal static class GaussianWindow
{
    /// <summary>The deviation along the columns; where none is said, that along the rows.</summary>
    public static Rational SigmaY(GaussianDefinition gaussian) =>
        GaussianWeights.SigmaY(ShortestDecimal.Read(gaussian.SigmaY), ShortestDecimal.Read(gaussian.SigmaX));

    /// <summary>The deviation along the rows.</summary>
    public static Rational SigmaX(GaussianDefinition gaussian) => ShortestDecimal.Read(gaussian.SigmaX);

    /// <summary>Rows and columns; 0 where there is neither a size nor a positive deviation, or no source type to choose for.</summary>
    /// <param name="gaussian">What was written.</param>
    /// <param name="source">The source's element type as C# spells it; null where it is not known.</param>
    public static (int Rows, int Columns) Size(GaussianDefinition gaussian, string? source)
    {
        if ((gaussian.Rows != 0 && gaussian.Columns != 0) || !Numbers.IsFinite(gaussian.SigmaY) || !Numbers.IsFinite(gaussian.SigmaX))
            return (gaussian.Rows, gaussian.Columns);
        return (Axis(gaussian.Rows, SigmaY(gaussian), source), Axis(gaussian.Columns, SigmaX(gaussian), source));
    }

    private static int Axis(int size, Rational sigma, string? source)
    {
        if (size != 0 || sigma.Sign <= 0 || source is null) return size;
        var chosen = GaussianWeights.SizeFor(sigma, source == ElementType.Byte.Name);
        return chosen > int.MaxValue ? int.MaxValue : (int)chosen;
    }
}
