using System;
using System.Collections.Generic;
using System.Linq;
using KernelGen.Generator.Kernels.Planning;
using KernelGen.Generator.Machine;
using KernelGen.Generator.Writing;

namespace KernelGen.Generator.Kernels.Bodies;

/// <summary>
/// The code that computes output rows on one target, complete: nothing is decided when it is written, and what the generated struct
/// tells the runner of it is read from here.
/// </summary>
/// <param name="Target">The machine.</param>
internal abstract record Body(Target Target)
{
    /// <summary>The name of its method.</summary>
    public string MethodName => (IsBesideMany ? "RunRow" : "Run") + Target.Name;

    /// <summary>It computes the single rows that a body for many rows leaves over; both are members of one struct.</summary>
    public bool IsBesideMany { get; init; }

    /// <summary>
    /// Vector operations per element where each output row is computed by itself, and none is left from the row above; null: it always
    /// computes rows together.
    /// </summary>
    public virtual double? CostOfSingleRow => null;

    public Spelling Spelling => Spelling.Of(Target);

    /// <summary>The passes over a row, in order.</summary>
    public abstract IReadOnlyList<Pass> Passes { get; }

    /// <summary>The proof of its arithmetic in one line.</summary>
    public required string Why { get; init; }

    /// <summary>Set when sums are estimates, some of which are computed again, exactly.</summary>
    public Estimate? Estimate { get; init; }

    /// <summary>Elements of a step: a run has at least as many.</summary>
    public abstract int Lanes { get; }

    /// <summary>
    /// Elements of a source row that loads touch behind the first tap of the last output, the ends of vectors included. The runner lays
    /// rows out by it: what would be read beyond the picture, is read from a copy.
    /// </summary>
    public virtual long Reach => Passes.Where(pass => !pass.ReadsSums).Max(pass => pass.Reach);

    /// <summary>A row is one run, and each step asks where it must read.</summary>
    public virtual bool TakesWholeRows => false;

    /// <summary>
    /// On its machine it computes every run, and runs are made as long as it needs. Otherwise short ones take a body of narrower vectors,
    /// which sums floats in the same order.
    /// </summary>
    public virtual bool TakesShortRuns => false;

    /// <summary>What lies beyond the ends of a row, where it is permuted from what lies inside; null: it is read from copies.</summary>
    public virtual RowEnds? Ends => null;

    /// <summary>It can store past the cache, whole rows in turn.</summary>
    public virtual bool Streams => false;

    /// <summary>Rows of the source from one output row to the next: 1 where the runner takes the stride.</summary>
    public virtual int Stride => 1;

    /// <summary>Output rows that are computed together; 1: it takes any number.</summary>
    public virtual int RowStep => 1;

    /// <summary>
    /// The same results, the bits of floats included, for fewer rows than <see cref="RowStep"/> and for rows whose windows leave the
    /// picture; null: this body takes any rows.
    /// </summary>
    public virtual Body? OfSingleRows => null;

    /// <summary>What is computed for a block of rows against what its rows would share in one block without an end.</summary>
    public virtual double Overlap => 1;

    /// <summary>Output rows of a block at least.</summary>
    public abstract int BlockRows { get; }

    /// <summary>The same where the picture comes from memory.</summary>
    public virtual int FarBlockRows => BlockRows;

    /// <summary>A block where the picture comes from memory and a step takes so many vector operations.</summary>
    protected int FarRows(double operations) =>
        operations < Target.Costs.LowBlocks ? 8 : operations < Target.Costs.MediumBlocks ? 16 : BlockRows;

    /// <summary>Bytes of scratch for a run of «count» elements, as C# of type <c>nint</c>.</summary>
    public virtual string ScratchBytes => "0";

    /// <summary>Most taps of one pass that a loop walks; 0: all are written out.</summary>
    public virtual int LoopedTaps => 0;

    /// <summary>How many products its taps come down to, for people.</summary>
    public virtual string Products => string.Join(" + ", Passes.Select(pass => $"{pass.Taps.Count}"));

    /// <summary>What is multiplied in pairs, for people; empty: nothing.</summary>
    public virtual string InPairs => "";

    /// <summary>The half units in the last place that a sum of floats can err by.</summary>
    /// <param name="precision">Bits of the floats.</param>
    public abstract int RoundingErrors(int precision);

    /// <summary>Members that lay out the scratch; bodies that name the same share it.</summary>
    public virtual IReadOnlyList<Member> Layout => [];

    /// <summary>Static data; bodies that name the same share it.</summary>
    public virtual IReadOnlyList<Member> Tables => [];

    /// <summary>Writes the statements of its method.</summary>
    public abstract void Write(CodeWriter writer);

    /// <summary>Writes the methods that it calls and no other body does.</summary>
    public virtual void WriteMethods(CodeWriter writer)
    {
    }
}

/// <summary>A member of the generated struct.</summary>
/// <param name="Name">Its name: members of one name are equal.</param>
/// <param name="Write">Writes it.</param>
internal sealed record Member(string Name, Action<CodeWriter> Write);

/// <summary>
/// A body that goes along whole rows of the picture, step by step. Several output rows together read rows that lie a pitch apart; one after
/// the other, they read rows that lie anywhere.
/// </summary>
/// <param name="Target">The machine.</param>
/// <param name="Pass">Its one pass.</param>
/// <param name="Vectors">Vectors of sums of one row that a step computes.</param>
/// <param name="RowEnds">What lies beyond the ends of a row; null: nothing, or what must be copied.</param>
internal abstract record WholeRowBody(Target Target, Pass Pass, int Vectors, RowEnds? RowEnds) : Body(Target)
{
    public override IReadOnlyList<Pass> Passes => [Pass];

    /// <summary>It computes one output row after the other, from source rows that lie anywhere: each has a reference of its own.</summary>
    public abstract bool IsOfSingleRows { get; }

    public override bool TakesWholeRows => true;

    /// <summary>Pixels are loaded as they are and multiplied two at a time.</summary>
    public virtual bool LoadsPairs => false;

    /// <summary>The lane to which pixels are converted as they are loaded.</summary>
    public virtual Lane LoadLane => Pass.Lane;

    /// <summary>It loads vectors side by side, out of which others are shifted.</summary>
    public virtual bool LoadsWholeVectors => false;

    public override int Lanes => LoadsPairs ? Target.Elements(Element.Of(Pass.Input).Bytes) : Target.Lanes(Pass.Lane) * Vectors;

    public override RowEnds? Ends =>
        RowEnds is not null && Target.Has(Can.Permutes) && (LoadsPairs || Pass.Input == Pass.Lane.Element)
        && RowEnds.Fit(Target.Elements(Element.Of(Pass.Input).Bytes)) ? RowEnds : null;

    public override bool Streams => WritesMuch && StreamsManyRows;

    /// <summary>It could store past the cache, if it wrote many rows.</summary>
    public virtual bool StreamsManyRows => Target.Has(Can.Streams) && (LoadsPairs || Pass.Output == Pass.Lane.Element);

    /// <summary>Its rows may exceed the cache: not single rows beside a body for many.</summary>
    protected virtual bool WritesMuch => !IsOfSingleRows;
}
