using System;

namespace KernelGen.Generator.Support;

/// <summary>What an algorithm answers when it is asked: it never fails.</summary>
/// <typeparam name="T">What it would build.</typeparam>
internal abstract record Answer<T>
{
    private Answer()
    {
    }

    /// <summary>It can, at that cost; what it proposes is built when it is taken.</summary>
    internal sealed record Proposal(double Cost, Func<T> Build) : Answer<T>;

    /// <summary>It cannot, and why, in words that fit behind its name.</summary>
    internal sealed record Declined(string Reason) : Answer<T>;

    /// <summary>It is for something else: nobody would expect it here.</summary>
    internal sealed record NotMine : Answer<T>;

    public static Answer<T> Propose(double cost, Func<T> build) => new Proposal(cost, build);

    public static Answer<T> Decline(string reason) => new Declined(reason);
}
