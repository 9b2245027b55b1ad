using KernelGen.Generator.Diagnostics;
using KernelGen.Generator.Kernels.Declarations;
using KernelGen.Generator.Support;

namespace KernelGen.Generator.Kernels.Rules;

/// <summary>The place of a kernel's size in its attribute.</summary>
internal static class KernelPlace
{
    public static Place Size(Declaration declaration, Axis axis) => declaration.Definition switch
    {
        GaussianDefinition square when square.Rows == square.Columns => Place.Argument(0),
        BoxDefinition or GaussianDefinition or SeparableDefinition => Place.Argument(axis == Axis.Vertical ? 0 : 1),
        DenseDefinition when declaration.Attribute == "Kernel" => Place.Argument(axis == Axis.Vertical ? 0 : 1),
        _ => Place.Attribute,
    };
}
