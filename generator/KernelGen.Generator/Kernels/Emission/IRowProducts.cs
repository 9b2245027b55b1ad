using System.Collections.Generic;
using KernelGen.Generator.Writing;

namespace KernelGen.Generator.Kernels.Emission;

/// <summary>Multiplies one row of the picture with the basis rows of a walk.</summary>
internal interface IRowProducts
{
    /// <summary>What a sum is split into: one value, or two vectors of sums with twice the width of a pixel.</summary>
    IReadOnlyList<string> Parts { get; }

    /// <summary>Writes products for the vector with that number.</summary>
    /// <param name="writer">Where to write.</param>
    /// <param name="vector">The vector's number in its step.</param>
    /// <param name="bases">The basis rows that are asked for.</param>
    void Write(CodeWriter writer, int vector, IReadOnlyCollection<int> bases);

    /// <summary>The local that holds a product.</summary>
    string Name(int basis, int vector, string part);

    /// <summary>The statement that stores the parts of a finished sum together.</summary>
    /// <param name="sums">The parts.</param>
    /// <param name="row">The reference that they are stored by.</param>
    string Store(string[] sums, string row);
}
