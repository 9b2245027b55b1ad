using KernelGen.Generator.Kernels.Analysis;
using KernelGen.Generator.Kernels.Meaning;

namespace KernelGen.Generator.Kernels.Planning.Algorithms;

/// <summary>A way to compute a stencil. It answers with a plan or with the reason why it declined; it never fails.</summary>
internal interface IAlgorithm
{
    string Name { get; }

    Answer Try(Stencil stencil, Facts facts, Arithmetic arithmetic);
}

/// <summary>A way to compute weighted sums; other reductions are not its own.</summary>
internal abstract class SumAlgorithm : IAlgorithm
{
    public abstract string Name { get; }

    public Answer Try(Stencil stencil, Facts facts, Arithmetic arithmetic) =>
        facts is SumFacts sums ? Try(stencil, sums, arithmetic) : Answer.NotMine;

    protected abstract Answer Try(Stencil stencil, SumFacts facts, Arithmetic arithmetic);
}

/// <summary>A plan, or the reason why there is none.</summary>
internal readonly record struct Answer(Plan? Plan, string Reason)
{
    /// <summary>The algorithm is for other reductions: nothing to tell of it.</summary>
    public static Answer NotMine => new(null, "");

    public bool IsMine => Plan is not null || Reason.Length > 0;

    public static implicit operator Answer(Plan plan) => new(plan, "");
    public static Answer Decline(string reason) => new(null, reason);
}
