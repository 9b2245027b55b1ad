using System.Collections.Generic;

namespace KernelGen.Generator.Emission;

/// <summary>Multiplies one row of the picture with the basis rows of a walk.</summary>
internal interface IRowProducts
{
    /// <summary>What a sum is split into: one value, or two vectors of sums with twice the width of a pixel.</summary>
    IReadOnlyList<string> Parts { get; }

    /// <summary>Writes the products of all basis rows for the vector with that number.</summary>
    void Write(CodeWriter writer, int vector);

    /// <summary>The local that holds a product.</summary>
    string Name(int basis, int vector, string part);

    /// <summary>The statement that stores the parts of a finished sum together.</summary>
    string Store(string[] sums);
}
