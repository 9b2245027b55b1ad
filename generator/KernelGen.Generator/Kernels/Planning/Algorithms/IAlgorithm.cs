using System;
using KernelGen.Generator.Kernels.Analysis;
using KernelGen.Generator.Kernels.Bodies;
using KernelGen.Generator.Machine;
using KernelGen.Generator.Support;

namespace KernelGen.Generator.Kernels.Planning.Algorithms;

/// <summary>A way to compute a stencil.</summary>
internal interface IAlgorithm
{
    /// <summary>Its name, in lower case.</summary>
    string Name { get; }

    /// <summary>What it can do, found once for all machines.</summary>
    Candidate Try(Subject subject);
}

/// <summary>A way to compute weighted sums; other reductions are not its own.</summary>
internal abstract class SumAlgorithm : IAlgorithm
{
    public abstract string Name { get; }

    public Candidate Try(Subject subject) => subject.Facts is SumFacts sums ? Try(subject, sums) : Candidate.NotMine;

    protected abstract Candidate Try(Subject subject, SumFacts facts);
}

/// <summary>An algorithm's answers: the body that it would write for a machine, or the reason why there is none.</summary>
/// <param name="on">The answer for a machine.</param>
internal sealed class Candidate(Func<Target, Answer<Body>> on)
{
    public static Candidate NotMine { get; } = new(_ => new Answer<Body>.NotMine());

    public static Candidate Decline(string reason) => new(_ => Answer<Body>.Decline(reason));

    public static Candidate Propose(Func<Target, double> cost, Func<Target, Body> build) =>
        new(target => Answer<Body>.Propose(cost(target), () => build(target)));

    /// <summary>The same for machines that multiply pairs.</summary>
    public Candidate WithPairs() =>
        new(target => target.Has(Can.Pairs) ? On(target) : Answer<Body>.Decline("the machine multiplies no pairs"));

    /// <summary>The answer for a machine.</summary>
    public Answer<Body> On(Target target) => on(target);
}
