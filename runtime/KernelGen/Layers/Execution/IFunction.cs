using System.Numerics;

namespace KernelGen.Execution;

/// <summary>A function of one number, for all lanes of a vector.</summary>
internal interface IFunction
{
    /// <summary>The function's values.</summary>
    Vector<float> Of(Vector<float> x);
}
