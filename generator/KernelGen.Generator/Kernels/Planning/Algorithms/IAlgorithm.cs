using KernelGen.Generator.Kernels.Analysis;
using KernelGen.Generator.Kernels.Meaning;

namespace KernelGen.Generator.Kernels.Planning.Algorithms;

/// <summary>A way to compute a stencil. It answers with a plan or with the reason why it declined; it never fails.</summary>
internal interface IAlgorithm
{
    string Name { get; }

    Answer Try(Stencil stencil, Facts facts, Arithmetic arithmetic);
}

/// <summary>A plan, or the reason why there is none.</summary>
internal readonly record struct Answer(Plan? Plan, string Reason)
{
    public static implicit operator Answer(Plan plan) => new(plan, "");
    public static Answer Decline(string reason) => new(null, reason);
}
