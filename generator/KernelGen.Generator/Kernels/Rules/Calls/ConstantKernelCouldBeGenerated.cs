using KernelGen.Generator.Diagnostics;
using KernelGen.Generator.Kernels.Declarations.Calls;
using KernelGen.Generator.Support;

namespace KernelGen.Generator.Kernels.Rules.Calls;

/// <summary>KG3003: a constant kernel that is prepared at run time could be generated.</summary>
internal static class ConstantKernelCouldBeGenerated
{
    public static Problem Of(ApplyCall call)
    {
        var attribute = AttributeText.Of(call.Kernel.Declaration);
        return new Problem("KG3003", Place.Attribute,
            $"This kernel is a constant: a static partial method with [{AttributeText.Brief(attribute)}] computes the same, specialized by the compiler; "
            + "declare it and call it")
        {
            Remedies = new[] { Remedy.Declaration(attribute, AttributeText.Parameters(call.Signature)) }.ToEquatableArray(),
        };
    }

    public static Problem Of(HandWrittenKernel kernel)
    {
        var attribute = kernel switch
        {
            { IsFlat: true } => $"[Kernel{kernel.Size}x{kernel.Size}(…)], or [Kernel1D(…)] if it is one row,",
            _ => $"[Kernel{kernel.Size}x{kernel.Size}(…)]",
        };
        return new Problem("KG3003", Place.Attribute,
            $"'{kernel.Name}' is a constant kernel in a loop over an image: "
            + $"a static partial method with {attribute} computes the same, with vectors and borders");
    }
}
