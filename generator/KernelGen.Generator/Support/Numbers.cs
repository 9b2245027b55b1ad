namespace KernelGen.Generator.Support;

/// <summary>What netstandard2.0's <c>double</c> does not say of itself.</summary>
internal static class Numbers
{
    public static bool IsFinite(double value) => !double.IsNaN(value) && !double.IsInfinity(value);
}
