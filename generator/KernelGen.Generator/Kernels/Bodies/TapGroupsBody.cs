using System;
using System.Collections.Generic;
using System.Linq;
using KernelGen.Generator.Kernels.Planning;
using KernelGen.Generator.Machine;
using KernelGen.Generator.Writing;

namespace KernelGen.Generator.Kernels.Bodies;

/// <summary>
/// Goes along one output row after the other, with the many taps of its one row in a loop over groups: the sums of several vectors stay in
/// registers while the taps pass by.
/// </summary>
/// <param name="Target">The machine.</param>
/// <param name="Pass">The pass.</param>
internal sealed record TapGroupsBody(Target Target, Pass Pass) : Body(Target)
{
    /// <summary>Bits of the mask of pixels to compute again.</summary>
    private const int MaskBits = 64;

    public override IReadOnlyList<Pass> Passes => [Pass];

    public override bool TakesShortRuns => true;

    public override int Lanes => Target.Lanes(Pass.Lane);

    public override int BlockRows => RowBlockBody.RowsOfSteps;

    public override bool Streams => Target.Has(Can.Streams) && Pass.Output == Pass.Lane.Element && Estimate is null;

    public override int LoopedTaps => Pass.Taps.Count;

    public override int RoundingErrors(int precision) => Planning.RoundingErrors.Of(Pass, precision);

    /// <summary>Vectors of sums that a step computes.</summary>
    public int Vectors => Estimate is null ? Target.Registers.GroupedSums : Math.Min(Target.Registers.GroupedSums, MaskBits / Lanes);

    /// <summary>The taps in the order in which they are added.</summary>
    public IReadOnlyList<TapGroups> Groups => TapGroups.Of(Pass, Lanes, Vectors, Target.Registers.GroupedTaps);

    /// <summary>
    /// Vector operations per element: a multiplication for each tap, a load for each that is not in a group, and what a loop takes.
    /// </summary>
    public static double Cost(Pass pass, Target target)
    {
        var operations = pass.Lane == Lane.Int32 ? target.Costs.Integers : 1;
        return (pass.Taps.Count * (operations + 0.5) + pass.Finish.Count + 1 + pass.StoreCost(target.Costs)) / target.Lanes(pass.Lane);
    }

    /// <summary>The names of the tables: bodies of equal vectors share them.</summary>
    public string Starts => $"GroupStarts{Target.Name}";

    /// <summary>The coefficients in the order of the groups.</summary>
    public string Coefficients => $"GroupCoefficients{Target.Name}";

    public override IReadOnlyList<Member> Tables => [new Member(Coefficients, writer =>
    {
        var members = Groups.SelectMany(kind => kind.Members).ToArray();
        var numbers = members.SelectMany(member => member.Coefficients).Select(coefficient => Literals.OfTable(Pass.Lane, coefficient));
        writer.Line("// where groups of taps begin, and their coefficients");
        writer.Line($"private static ReadOnlySpan<int> {Starts} => new int[] {{ {string.Join(", ", members.Select(member => $"{member.Start}"))} }};");
        writer.Line($"private static ReadOnlySpan<{Pass.Lane.Element}> {Coefficients} => new {Pass.Lane.Element}[] {{ {string.Join(", ", numbers)} }};");
    })];

    public override void Write(CodeWriter writer) => new TapGroupsWriter(writer, this).Write();
}
