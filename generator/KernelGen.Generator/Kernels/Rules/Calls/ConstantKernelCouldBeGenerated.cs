using KernelGen.Generator.Diagnostics;
using KernelGen.Generator.Kernels.Declarations.Calls;
using KernelGen.Generator.Support;

namespace KernelGen.Generator.Kernels.Rules.Calls;

/// <summary>KG3003: what the runtime prepares for a kernel of constants, the compiler can know.</summary>
internal static class ConstantKernelCouldBeGenerated
{
    public static Problem Of(ApplyCall call)
    {
        var attribute = AttributeText.Of(call.Kernel.Declaration);
        return new Problem("KG3003", Place.Attribute,
            $"This kernel is a constant: a static partial method with [{AttributeText.Brief(attribute)}] computes the same, specialised by the compiler; "
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
            $"'{kernel.Name}' is a constant kernel in a loop over a picture: "
            + $"a static partial method with {attribute} computes the same, with vectors and borders");
    }
}
