using KernelGen.Generator.Kernels.Analysis;
using KernelGen.Generator.Kernels.Bodies;
using KernelGen.Generator.Kernels.Meaning;
using KernelGen.Generator.Machine;
using KernelGen.Generator.Support;

namespace KernelGen.Generator.Kernels.Planning.Algorithms;

/// <summary>A way to compute a stencil.</summary>
internal interface IAlgorithm
{
    /// <summary>Its name, in lower case.</summary>
    string Name { get; }

    /// <summary>The body that it would write for a target, or the reason why there is none.</summary>
    Answer<Body> Try(Stencil stencil, Facts facts, Arithmetic arithmetic, Target target);
}
