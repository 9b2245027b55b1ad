using KernelGen.Generator.Diagnostics;
using KernelGen.Generator.Support;

namespace KernelGen.Generator.Kernels.Declarations;

/// <summary>Another kernel of the class that a declaration names.</summary>
/// <param name="Name">The method's name, as written.</param>
/// <param name="Place">Where it is written.</param>
/// <param name="Fault">Why there is no one kernel of that name; where there is, it is among the parts of the whole declaration.</param>
internal sealed record Operand(string Name, Place Place, OperandFault Fault);

/// <summary>Why a name is no operand.</summary>
internal enum OperandFault
{
    None,

    /// <summary>No method of the class has that name and a kernel attribute.</summary>
    Unknown,

    /// <summary>Several have.</summary>
    Ambiguous,

    /// <summary>The kernel names itself, or one that names it.</summary>
    Cycle,
}

/// <summary>The names that an attribute gives, and which of its arguments they are the elements of.</summary>
internal sealed record OperandNames(int Argument, EquatableArray<string> Names);
