using System;
using System.Collections.Generic;
using KernelGen.Generator.Machine;
using KernelGen.Generator.Writing;

namespace KernelGen.Generator.Kernels.Bodies;

/// <summary>
/// What a row of the picture does to the sums of all output rows whose windows cover it. The rows at the edges of a block, which meet
/// fewer, say the same: what is not needed, the JIT leaves out.
/// </summary>
/// <param name="Name">What it is called.</param>
/// <param name="OutputRows">Output rows of a block.</param>
/// <param name="Lines">The statements.</param>
/// <param name="Sums">The sums.</param>
internal sealed record RowPhrase(string Name, int OutputRows, IReadOnlyList<string> Lines, IReadOnlyList<SaidSum> Sums)
{
    /// <summary>The local that stands for sums of output rows above and below the block.</summary>
    public const string None = "none";

    /// <summary>Says it for one row.</summary>
    /// <param name="writer">Where to write.</param>
    /// <param name="taps">What it takes besides sums.</param>
    /// <param name="stores">How the body prefetches.</param>
    /// <param name="row">The row of the picture, counted from the block's first.</param>
    /// <param name="name">The local of an output row's sum.</param>
    /// <param name="sums">What is known of the sums, by their names.</param>
    public void Say(
        CodeWriter writer, IEnumerable<PhraseParameter> taps, string stores, int row, Func<int, string> name, Dictionary<string, SignedSum> sums)
    {
        var parameters = new List<PhraseParameter>(taps);
        foreach (var said in Sums)
        {
            var isInside = row >= said.Tap && row - said.Tap < OutputRows;
            var sum = isInside ? name(row - said.Tap) : None;
            parameters.Add(said.Parameter with { Argument = $"{said.Parameter.Modifier} {sum}" });
            foreach (var (vector, after) in said.After)
                if (isInside) sums[sum + vector] = after with { Value = new Variable(sum + vector) };
        }
        writer.Phrase(Name, parameters, Lines, stores);
    }
}

/// <summary>A sum in a phrase of a row.</summary>
/// <param name="Tap">The row of taps that it meets.</param>
/// <param name="Parameter">How the phrase takes it.</param>
/// <param name="After">What its vectors are then, by what follows the sum's name in theirs.</param>
internal sealed record SaidSum(int Tap, PhraseParameter Parameter, IReadOnlyList<(string Vector, SignedSum Sum)> After);
