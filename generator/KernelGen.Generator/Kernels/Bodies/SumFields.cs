using System.Collections.Generic;
using System.Linq;
using KernelGen.Generator.Machine;
using KernelGen.Generator.Writing;

namespace KernelGen.Generator.Kernels.Bodies;

/// <summary>
/// How the vectors of an output row's sum are named: as fields of one local, where phrases take it, or each as a local. Fields are
/// promoted: the machine code is the same.
/// </summary>
/// <param name="type">The type of a vector.</param>
/// <param name="vectors">Vectors of a row side by side.</param>
/// <param name="parts">What each is split into.</param>
/// <param name="areFields">They may be fields.</param>
internal sealed class SumFields(string type, int vectors, IReadOnlyList<string> parts, bool areFields)
{
    /// <summary>Fields that the JIT promotes.</summary>
    private const int MostFields = 4;

    /// <summary>A sum is one local.</summary>
    public bool AreFields { get; } = areFields && vectors * parts.Count is > 1 and <= MostFields;

    /// <summary>Vectors of a row side by side.</summary>
    public int Vectors => vectors;

    /// <summary>All vectors of a sum.</summary>
    public IEnumerable<(int Vector, string Part)> All => Enumerable.Range(0, vectors).SelectMany(vector => parts.Select(part => (vector, part)));

    /// <summary>The type of a local.</summary>
    public string Type(CodeWriter writer, Target target) =>
        AreFields ? writer.Struct(PhraseParameter.Several + target.Name, type, All.Select(at => Field(at.Vector, at.Part))) : type;

    /// <summary>A vector of a sum.</summary>
    public string Of(string sum, int vector, string part) => AreFields ? $"{sum}.{Field(vector, part)}" : Flat(sum, vector, part);

    /// <summary>The same as a local.</summary>
    public string Flat(string sum, int vector, string part) => sum + part + (vectors == 1 ? "" : $"_{vector}");

    /// <summary>The locals of a sum.</summary>
    public IEnumerable<string> Locals(string sum) => AreFields ? [sum] : All.Select(at => Flat(sum, at.Vector, at.Part));

    private string Field(int vector, string part) => vectors == 1 ? part : $"{(part.Length == 0 ? "V" : part)}{vector}";
}
